/** Loads the rollups behind figures and hands them out as histories, unit by unit and sector by sector. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Evaluation, NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { periodsOfYearUpTo, previousPeriod, samePeriodLastYear, trailingPeriods, type Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { SECTORS, type PeriodUnit } from '#domain/unit/unit.js';

export interface Histories {
  evaluation: Evaluation;
  /** The unit with all sectors. */
  of(unit: PeriodUnit): NodeHistory;
  /** The sectors that occur at the unit and below, in their fixed order; a unit without any below is its own sector's only row. */
  sectorsOf(unit: PeriodUnit): NodeHistory[];
}

/** Every period a trend of this length reads, whole years for what is cumulative. */
export function periodsOfTrend(period: Period, length: number): Period[] {
  const periods = trailingPeriods(period, Math.max(length, 1));
  const oldest = periods[0]!;
  return [
    ...new Set([
      ...periodsOfYearUpTo(previousPeriod(oldest)),
      ...periodsOfYearUpTo(samePeriodLastYear(period)),
      ...periodsOfYearUpTo(oldest),
      ...periods,
      previousPeriod(period),
    ]),
  ];
}

export async function loadHistories(
  stores: Pick<Stores, 'periods' | 'rollups'>,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  input: { periods: Period[]; units: PeriodUnit[]; sectorsOf?: PeriodUnit | undefined },
): Promise<Histories> {
  /** The root stands in every period that was computed: without a row of its own a unit did not exist then. */
  const roots = input.units.map((u) => u.path.split('/')[1]!);
  const codes = [...new Set([...input.units.map((u) => u.code), ...roots])];
  const [all, totals, parts] = await Promise.all([
    stores.periods.all(),
    stores.rollups.of(input.periods, codes, null),
    input.sectorsOf ? stores.rollups.of(input.periods, [input.sectorsOf.code], 'each') : Promise.resolve([]),
  ]);
  const evaluation: Evaluation = {
    catalogues,
    computed: new Set(totals.map((r) => r.period)),
    open: new Set(all.filter((p) => p.state === 'open').map((p) => p.period)),
  };
  const byUnit = groupBy(totals, (r) => r.unit);
  const bySector = groupBy(parts, (r) => r.sector ?? '');
  const historyOf = (unit: PeriodUnit, sector: string | null, rollups: Rollup[]): NodeHistory => ({
    unit: unit.code,
    sector,
    isRoot: unit.parent === null,
    rollups: new Map(rollups.map((r) => [r.period, r])),
  });
  return {
    evaluation,
    of: (unit) => historyOf(unit, null, byUnit.get(unit.code) ?? []),
    sectorsOf: (unit) =>
      bySector.size > 0
        ? Object.keys(SECTORS).flatMap((sector) => (bySector.has(sector) ? [historyOf(unit, sector, bySector.get(sector)!)] : []))
        : [historyOf(unit, unit.sector, byUnit.get(unit.code) ?? [])],
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
