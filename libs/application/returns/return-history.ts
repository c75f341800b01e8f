/** What a return is compared with: the accepted values of the quarters before it, for one unit or for thousands. */
import { lastDayOf, previousPeriod, shiftPeriod, type Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { readNumbers, type Values } from '#domain/return/values.js';
import { heirsBetween } from '#domain/unit/succession.js';

const HISTORY = 4;

export interface ReturnHistory {
  /** Of the last four quarters, newest first; null where there is no accepted return. */
  values: (Values | null)[];
  /**
   * The previous quarter was brought in from an older table, or the unit took others over since, whose stocks are now its own:
   * it is compared with, but nothing is carried over from it.
   */
  previousIsHistorical: boolean;
}

export const historyPeriods = (period: Period): Period[] => Array.from({ length: HISTORY }, (_, i) => shiftPeriod(period, -1 - i));

/** Of several units at once, by unit. */
export async function returnHistories(
  stores: Pick<Stores, 'returns' | 'units'>,
  period: Period,
  units: string[],
): Promise<(unit: string) => ReturnHistory> {
  const periods = historyPeriods(period);
  const [accepted, historical, successions] = await Promise.all([
    stores.returns.acceptedValuesOf(units, periods),
    stores.returns.historicalUnits(previousPeriod(period), units),
    stores.units.successions(),
  ]);
  const heirs = heirsBetween(successions, lastDayOf(previousPeriod(period)), lastDayOf(period));
  return (unit) => {
    const own = accepted.get(unit);
    return {
      values: periods.map((at) => {
        const values = own?.get(at);
        return values ? readNumbers(values) : null;
      }),
      previousIsHistorical: historical.has(unit) || heirs.has(unit),
    };
  };
}

/** What the previous quarter hands on: its closing stocks, unless nothing may be carried over. */
export const carriedFrom = (history: ReturnHistory): Values | null => (history.previousIsHistorical ? null : (history.values[0] ?? null));
