/** One quarter of a figure, counted once more from the accepted returns themselves: who adds what, and who does not. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue, Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import { shareOfFigure, statusOfSilent, TracedSum, type TracedParts, type TracedQuarter } from '#domain/indicators/trace.js';
import { previousPeriod, samePeriodLastYear, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import { numbersOf } from '#domain/return/values.js';
import { filingOf, NO_FILING, wereBroughtIn } from '#domain/rollup/filing.js';
import type { PeriodUnit, Sector } from '#domain/unit/unit.js';
import type { TraceRow, TraceStatus } from '#domain/views/figure-view.js';
import { ownDueDays } from '../periods/due-days.js';
import { looksBack } from '../returns/remake-facts.js';

export interface TraceEntry {
  unit: PeriodUnit;
  period: Period;
  status: TraceStatus;
  /** What it adds to the figure as a whole. */
  share: TracedParts;
  version: number | null;
  filing: TraceRow['filing'];
}

export interface TracedReturns {
  quarter: TracedQuarter;
  /** In the order of the tree. */
  entries: TraceEntry[];
  parts: TracedParts;
}

type Reading = Pick<Stores, 'periods' | 'returns' | 'rollups'>;

/** Values of so many returns are in memory at a time; of all of them only what each adds is kept. */
const AT_ONCE = 500;

/** `units`: among whom returns are counted, of the sector if there is one. A quarter whose catalogue does not have the indicator adds nothing. */
export async function traceQuarter(
  stores: Reading,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  input: {
    code: IndicatorCode;
    quarter: TracedQuarter;
    units: PeriodUnit[];
    sector: Sector | null;
    /** Summed with everybody of the quarter, as stored sums are; not with these units alone. */
    isWhole: boolean;
  },
): Promise<TracedReturns> {
  const { code, quarter, sector } = input;
  const units = sector === null ? input.units : input.units.filter((unit) => unit.sector === sector);
  const record = await stores.periods.get(quarter.period);
  if (!record) return silent(quarter);
  const catalogue = catalogues.ofVersion(record.catalogueVersion);
  if (!catalogue.hasIndicator(code)) return silent(quarter);
  const indicator = catalogue.indicator(code);
  const sum = new TracedSum(indicator, quarter.period);
  const entries =
    indicator.kind === 'system'
      ? await filingEntries(stores, {
          record,
          units,
          quarter,
          sum,
          among: input.isWhole ? undefined : input.units.map((unit) => unit.code),
        })
      : await returnEntries(stores, catalogues, { catalogue, indicator, units, quarter, sum });
  return { quarter, entries, parts: sum.parts() };
}

const silent = (quarter: TracedQuarter): TracedReturns => ({ quarter, entries: [], parts: { numerator: null, denominator: null } });

async function returnEntries(
  stores: Reading,
  catalogues: Pick<CatalogueSource, 'ofVersion'>,
  input: { catalogue: Catalogue; indicator: Indicator; units: PeriodUnit[]; quarter: TracedQuarter; sum: TracedSum },
): Promise<TraceEntry[]> {
  const { catalogue, indicator, units, quarter, sum } = input;
  const { period } = quarter;
  const [before, yearAgo] = [previousPeriod(period), samePeriodLastYear(period)];
  const entries: TraceEntry[] = [];
  for (let from = 0; from < units.length; from += AT_ONCE) {
    const some = units.slice(from, from + AT_ONCE);
    const codes = some.map((unit) => unit.code);
    const accepted = await stores.returns.acceptedFigures(period, codes);
    const past = looksBack(catalogue) ? await stores.returns.acceptedValuesOf(codes, [before, yearAgo]) : null;
    for (const unit of some) {
      const filed = accepted.get(unit.code);
      const at = (when: Period) => {
        const values = past?.get(unit.code)?.get(when);
        return values ? numbersOf(values) : null;
      };
      const parts =
        filed &&
        sum.add({
          catalogue: catalogues.ofVersion(filed.catalogueVersion),
          values: numbersOf(filed.values),
          previous: at(before),
          yearAgo: at(yearAgo),
        });
      entries.push({
        unit,
        period,
        status: parts ? 'counted' : statusOfSilent(catalogue, indicator, unit, filed !== undefined),
        share: parts ? shareOfFigure(quarter, parts) : { numerator: null, denominator: null },
        version: filed?.version ?? null,
        filing: null,
      });
    }
  }
  return entries;
}

/** By the day the sums were made: who had not filed then is late now, and the sums follow within minutes. */
async function filingEntries(
  stores: Reading,
  input: { record: PeriodRecord; units: PeriodUnit[]; quarter: TracedQuarter; sum: TracedSum; among: string[] | undefined },
): Promise<TraceEntry[]> {
  const { record, units, quarter, sum, among } = input;
  const { period } = record;
  const [returns, exceptions, computedAt] = await Promise.all([
    stores.returns.ofPeriod(period, among),
    stores.periods.exceptions(period),
    stores.rollups.computedAt(period),
  ]);
  if (computedAt === null) return [];
  const today = shanghaiDate(new Date(computedAt));
  const own = ownDueDays(record, exceptions);
  const broughtIn = wereBroughtIn(returns);
  const recordOf = new Map(returns.map((each) => [each.unit, each]));
  return units.map((unit) => {
    const filed = recordOf.get(unit.code);
    const expected = unit.expected || (filed?.acceptedVersion ?? null) !== null;
    const dueOn = own.get(unit.code) ?? record.dueOn;
    const parts = sum.addFiling(broughtIn ? NO_FILING : filingOf(filed, expected, { dueOn, today }));
    const counts = parts.denominator !== null && parts.denominator > 0n;
    return {
      unit,
      period,
      status: counts ? 'counted' : expected ? 'not_accepted' : 'not_expected',
      share: counts ? shareOfFigure(quarter, parts) : { numerator: null, denominator: null },
      version: filed?.acceptedVersion ?? null,
      filing: expected ? { dueOn, submittedAt: filed?.firstSubmittedAt ?? null, returned: filed?.returnedCount ?? 0 } : null,
    };
  });
}
