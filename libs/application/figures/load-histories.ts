/** Loads the rollups behind figures and hands them out as histories, unit by unit and sector by sector. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Evaluation, NodeHistory } from '#domain/indicators/evaluate-indicators.js';
import { periodsOfYearUpTo, previousPeriod, samePeriodLastYear, trailingPeriods, type Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { addRollups } from '#domain/rollup/add-rollups.js';
import { SECTORS, type PeriodUnit, type Sector } from '#domain/unit/unit.js';
import { loadPast, type Past } from './load-past.js';

export interface Histories {
  evaluation: Evaluation;
  /** The unit with all sectors, or the one everything is narrowed to. */
  of(unit: PeriodUnit): NodeHistory;
  /** The sectors that occur at the unit and below, in their fixed order; a unit without any below is its own sector's only row. */
  sectorsOf(unit: PeriodUnit): NodeHistory[];
  /** Who stands in for whom in quarters before a merger. */
  past: Past;
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
  stores: Pick<Stores, 'periods' | 'rollups' | 'units'>,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  input: {
    /** The quarter all this is seen from. */
    at: Period;
    periods: Period[];
    units: PeriodUnit[];
    sectorsOf?: PeriodUnit | undefined;
    /** Of every unit only this sector. */
    sector?: Sector | null | undefined;
  },
): Promise<Histories> {
  /** The root stands in every period that was computed: without a row of its own a unit did not exist then. */
  const roots = input.units.map((u) => u.path.split('/')[1]!);
  const past = await loadPast(stores, input);
  const codes = [...new Set([...input.units.map((u) => u.code), ...roots, ...past.codes])];
  const sector = input.sector ?? null;
  const parted = sector !== null ? codes : input.sectorsOf ? [input.sectorsOf.code, ...past.codes] : [];
  const [all, totals, parts] = await Promise.all([
    stores.periods.all(),
    stores.rollups.of(input.periods, codes, null),
    parted.length > 0 ? stores.rollups.of(input.periods, parted, 'each') : Promise.resolve([]),
  ]);
  const evaluation: Evaluation = {
    catalogues,
    computed: new Set(totals.map((r) => r.period)),
    open: new Set(all.filter((p) => p.state === 'open').map((p) => p.period)),
  };
  const totalOf = new Map(totals.map((r) => [`${r.period}/${r.unit}`, r]));
  const partOf = new Map(parts.map((r) => [`${r.period}/${r.unit}/${r.sector}`, r]));
  /** A unit without any below has no rows of sectors: all of it is of its own. */
  const isParted = new Set(parts.map((r) => `${r.period}/${r.unit}`));
  const rowOf = ({ code, sector }: Pick<PeriodUnit, 'code' | 'sector'>, period: Period, asked: string | null): Rollup | undefined => {
    const key = `${period}/${code}`;
    if (asked === null) return totalOf.get(key);
    return isParted.has(key) ? partOf.get(`${key}/${asked}`) : sector === asked ? totalOf.get(key) : undefined;
  };
  const historyOf = (unit: PeriodUnit, sector: string | null): NodeHistory => {
    const rollups = new Map<Period, Rollup>();
    for (const period of input.periods) {
      const [first, ...rest] = past.rowsOf(unit.code, period).flatMap((node) => rowOf(node, period, sector) ?? []);
      if (first) rollups.set(period, addRollups(unit.code, [first, ...rest]));
    }
    return { unit: unit.code, sector, isRoot: unit.parent === null, rollups };
  };
  return {
    evaluation,
    past,
    of: (unit) => historyOf(unit, sector),
    sectorsOf: (unit) => {
      const occurring = Object.keys(SECTORS).map((sector) => historyOf(unit, sector));
      return occurring.filter(({ rollups }) => rollups.size > 0);
    },
  };
}
