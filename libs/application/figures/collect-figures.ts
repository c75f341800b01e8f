/** Gathers everything a dashboard or a briefing says of one unit and quarter: figures, comparisons, children, sectors, the past. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import type { CollectedFigures, NodeCoverage, TrendPoint } from '#domain/indicators/collected-figures.js';
import { compareIndicators, compareIndicator } from '#domain/indicators/compare.js';
import { headlineSpanOf, type NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { sumsOf } from '#domain/indicators/indicator-parts.js';
import { trailingPeriods, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { explainedFigures } from '#domain/return/explained-figure.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import type { PeriodUnit, Sector } from '#domain/unit/unit.js';
import { loadHistories, periodsOfTrend } from './load-histories.js';
import type { Past } from './load-past.js';

export const TREND_LENGTH = 13;

export interface CollectInput {
  record: PeriodRecord;
  unit: PeriodUnit;
  children: PeriodUnit[];
  /** How many quarters of the past, this one included; 13 hold nine with their last-year twins. */
  trendLength?: number;
}

/** One reading of the rollups; nothing here looks at rights. */
export async function collectFigures(
  stores: Pick<Stores, 'periods' | 'rollups' | 'units' | 'returns'>,
  catalogues: CatalogueSource,
  input: CollectInput,
): Promise<CollectedFigures> {
  const { record, unit, children } = input;
  const { period } = record;
  const catalogue = catalogues.ofVersion(record.catalogueVersion);
  const length = input.trendLength ?? TREND_LENGTH;
  const [histories, asOf, explained] = await Promise.all([
    loadHistories(stores, catalogues, { at: period, periods: periodsOfTrend(period, length), units: [unit, ...children], sectorsOf: unit }),
    stores.rollups.computedAt(period),
    stores.returns.explained(
      period,
      [unit, ...children].map(({ code }) => code),
    ),
  ]);
  const { evaluation } = histories;
  const headline = (node: NodeHistory) => compareIndicators(evaluation, node, catalogue.indicators, period, headlineSpanOf);
  const own = histories.of(unit);
  const sectors = histories.sectorsOf(unit).filter((node) => node.rollups.has(period));
  return {
    ...coverageOf(own, period),
    record,
    period,
    catalogue,
    unit,
    isRoot: own.isRoot,
    asOf,
    provisional: evaluation.open.has(period),
    total: headline(own),
    quarter: compareIndicators(evaluation, own, catalogue.indicators, period, () => 'quarter'),
    cumulative: compareIndicators(evaluation, own, catalogue.indicators, period, () => 'cumulative'),
    children: children.map((child) => {
      const node = histories.of(child);
      return { unit: child, ...coverageOf(node, period), figures: headline(node) };
    }),
    sectors: sectors.map((node) => ({ sector: node.sector as Sector, ...coverageOf(node, period), figures: headline(node) })),
    explained: explained.flatMap((version) => explainedFigures(catalogue, version)),
    trend: trailingPeriods(period, length).map((at): TrendPoint => {
      const rollup = own.rollups.get(at);
      return {
        period: at,
        figures: new Map(
          catalogue.indicators.map((indicator) => [
            indicator.code,
            compareIndicator(evaluation, own, indicator, at, headlineSpanOf(indicator)),
          ]),
        ),
        elements: rollup ? visibleSums(catalogues.ofVersion(rollup.catalogueVersion), rollup, own.isRoot) : {},
      };
    }),
    trendNotes: await trendNotesOf(stores, histories.past, unit),
  };
}

function coverageOf(node: NodeHistory, period: Period): NodeCoverage {
  const rollup = node.rollups.get(period);
  return {
    reported: rollup?.reportedUnits ?? 0,
    expected: rollup?.expectedUnits ?? 0,
    filing: rollup?.filing ?? { due: 0, submitted: 0, onTime: 0, late: 0, acceptedFirstTime: 0, returned: 0 },
  };
}

/** Elements shown as bureau totals only are left out everywhere but at a root. */
function visibleSums(catalogue: Catalogue, rollup: Rollup, isRoot: boolean) {
  const sums = sumsOf(catalogue, rollup);
  if (!isRoot) for (const element of catalogue.elements) if (element.bureauTotalOnly) delete sums[element.code];
  return sums;
}

/** A merged unit's past is the sum of those it was; the parts of a split have none. */
async function trendNotesOf(stores: Pick<Stores, 'units'>, past: Past, unit: PeriodUnit): Promise<Text[]> {
  const merged = past.mergedInto(unit.code).map(({ name }) => name);
  const notes: Text[] = [];
  if (merged.length > 0)
    notes.push({
      zh: `合并前各期为当时各单位之和，含${merged.map((name) => `“${name}”`).join('、')}`,
      en: `Quarters before the merger are the sum of the units of then, ${merged.join(', ')} among them`,
    });
  const split = past.splitFrom(unit.code);
  if (split) {
    const origin = (await stores.units.byCode(split.from))?.name ?? split.from;
    notes.push({
      zh: `${split.effectiveOn} 由“${origin}”拆分设立，此前没有可比数据`,
      en: `Split from "${origin}" on ${split.effectiveOn}: nothing before can be compared`,
    });
  }
  return notes;
}
