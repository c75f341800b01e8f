/** Star units (交流单位): in each family and sector the unit from which others may learn, and by which figures; small bases say nothing here. */
import type { Appraisal, Family, Indicator } from '../catalogue/catalogue.js';
import type { Text } from '../errors.js';
import { isRankable, rankWithinSectors, SMALLEST_BASE } from '../indicators/rank.js';
import type { FigureMap } from '../indicators/collected-figures.js';
import type { ComparedIndicatorValue } from '../indicators/indicator-value.js';
import type { PeriodUnit, Sector } from '../unit/unit.js';
import { byShare, tallyOf, type Tally } from './judged.js';
import { lightOf } from './lights.js';

type Peer = Pick<PeriodUnit, 'code' | 'sector'>;
type Figures = Pick<FigureMap, 'get'>;

export interface Star<U extends Peer = PeriodUnit> {
  unit: U;
  tally: Tally;
  /** Targets it meets as the first of its peers, alone or with others. */
  firsts: { indicator: Indicator; figure: ComparedIndicatorValue }[];
}
export interface StarGroup<U extends Peer = PeriodUnit> {
  family: Family;
  /** Null: all sectors together, where none has peers. */
  sector: Sector | null;
  /** Those compared. */
  peers: number;
  /** More than one where nothing tells them apart; none where nobody is at green. */
  stars: Star<U>[];
}
interface Node<U extends Peer> {
  unit: U;
  figures: Figures;
}

/**
 * Among the units of a sector with judged figures on a base that counts: the highest share on target, then the most first places.
 * A unit is one to learn from only where its light would be green.
 */
export function starsOf<U extends Peer>(
  lights: Appraisal['lights'],
  indicators: readonly Indicator[],
  family: Family,
  nodes: readonly Node<U>[],
): StarGroup<U>[] {
  const ranked = indicators.filter((indicator) => indicator.family === family && isRankable(indicator));
  const judged = nodes
    .map((node) => ({ ...node, tally: tallyOf(ranked, onFirmBases(node.figures)) }))
    .filter(({ tally }) => tally.judged > 0 && !tally.isThin);
  const sectors = [...new Set(judged.map(({ unit }) => unit.sector))];
  const groups = sectors.map((sector) => ({ sector, peers: judged.filter(({ unit }) => unit.sector === sector) }));
  const withPeers: { sector: Sector | null; peers: typeof judged }[] = groups.filter(({ peers }) => peers.length > 1);
  if (withPeers.length === 0 && judged.length > 1) withPeers.push({ sector: null, peers: judged });
  return withPeers.map(({ sector, peers }) => {
    const firsts = firstsOf(ranked, peers);
    const candidates = peers
      .filter(({ tally }) => lightOf(lights, tally) === 'green')
      .map(({ unit, tally }): Star<U> => ({ unit, tally, firsts: firsts.get(unit.code) ?? [] }));
    const order = (a: Star<U>, b: Star<U>): number => byShare(a.tally, b.tally) || b.firsts.length - a.firsts.length;
    const [best] = candidates.toSorted(order);
    return { family, sector, peers: peers.length, stars: best ? candidates.filter((each) => order(best, each) === 0) : [] };
  });
}

/** A withheld figure has no denominator, and still says that the unit is thinly covered. */
const onFirmBases = (figures: Figures) => ({
  get(code: string) {
    const figure = figures.get(code);
    return figure?.denominator != null && figure.denominator < SMALLEST_BASE ? undefined : figure;
  },
});

/** By unit; a place everybody shares is nobody's. */
function firstsOf(ranked: readonly Indicator[], peers: readonly Node<Peer>[]): Map<string, Star['firsts']> {
  const firsts = new Map<string, Star['firsts']>();
  for (const indicator of ranked) {
    const values = peers.flatMap(({ unit, figures }) => {
      const value = figures.get(indicator.code);
      return value ? [{ unit: unit.code, sector: '', value }] : [];
    });
    const places = rankWithinSectors(indicator, values);
    if (places.every(({ place }) => place === 1)) continue;
    for (const { unit } of places.filter(({ place }) => place === 1)) {
      const figure = values.find((each) => each.unit === unit)!.value;
      if (figure.target?.met === true) firsts.set(unit, [...(firsts.get(unit) ?? []), { indicator, figure }]);
    }
  }
  return firsts;
}

/** Printed beside the result. */
export const starRule = ({ green }: Appraisal['lights']): Text => ({
  zh: `在同一领域的单位之间比较该类指标：只看分母不小于${SMALLEST_BASE}的比率，达标数占参评数${green}%以上的，取比例最高者；比例相同的取第一名指标多者，仍相同的并列`,
  en: `Units of one sector are compared by the rates of the family on bases of ${SMALLEST_BASE} or more: from ${green}% on target, the highest share, then the most first places; units still level are all named`,
});
