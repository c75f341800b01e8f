/** Lagging units (后进单位): those in which a situation of the catalogue holds, listed without a cap or at most so many a parent. */
import type { Appraisal, Catalogue, Indicator, IndicatorCode } from '../catalogue/catalogue.js';
import type { JudgedIndicatorValue } from '../indicators/indicator-value.js';
import type { PeriodUnit } from '../unit/unit.js';

export type Situation = Appraisal['lagging'][number];

export interface Hit {
  situation: Situation;
  indicator: Indicator;
  figure: JudgedIndicatorValue;
}
export interface LaggingUnit {
  unit: PeriodUnit;
  hits: Hit[];
  /** How far off in all, each situation as a share: what decides between units with as many situations. */
  distance: number;
}
interface Node {
  unit: PeriodUnit;
  figures: { judged(code: IndicatorCode): JudgedIndicatorValue | undefined };
}

/** What is not known holds nothing against anybody. */
export function holds({ below, above }: Pick<Situation, 'below' | 'above'>, value: number | null): boolean {
  if (value === null) return false;
  return (below !== undefined && value < below) || (above !== undefined && value > above);
}

/** Most situations first, then the farthest off, then the order of the tree. */
export function laggingOf(catalogue: Catalogue, nodes: readonly Node[]): LaggingUnit[] {
  const known = (catalogue.appraisal?.lagging ?? []).map((situation) => ({
    situation,
    indicator: catalogue.indicator(situation.indicator),
  }));
  return nodes
    .map(({ unit, figures }): LaggingUnit => {
      const hits = known.flatMap(({ situation, indicator }) => {
        const figure = figures.judged(indicator.code);
        return figure && holds(situation, figure.value) ? [{ situation, indicator, figure }] : [];
      });
      return { unit, hits, distance: hits.reduce((sum, hit) => sum + distanceOf(hit), 0) };
    })
    .filter(({ hits }) => hits.length > 0)
    .toSorted((a, b) => b.hits.length - a.hits.length || b.distance - a.distance || (a.unit.path < b.unit.path ? -1 : 1));
}

/** 倒排: the first so many of each parent, in the order given; null = no cap. */
export function withinQuota(list: readonly LaggingUnit[], quota: number | null): LaggingUnit[] {
  if (quota === null) return [...list];
  const taken = new Map<string | null, number>();
  return list.filter(({ unit }) => {
    const count = taken.get(unit.parent) ?? 0;
    taken.set(unit.parent, count + 1);
    return count < quota;
  });
}

/** Points of a hundred for rates, a share of the larger number for the rest, so that both add up. */
function distanceOf({ situation, indicator, figure }: Hit): number {
  const value = figure.value!;
  const line = situation.below !== undefined && value < situation.below ? situation.below : situation.above!;
  return Math.abs(value - line) / (indicator.unit.zh === '%' ? 100 : Math.max(Math.abs(line), Math.abs(value), 1));
}
