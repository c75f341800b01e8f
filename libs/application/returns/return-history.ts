/** What a return is compared with: the accepted values of the quarters before it, for one unit or for thousands. */
import { previousPeriod, shiftPeriod, type Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { numbersOf, type Values } from '#domain/return/values.js';

const HISTORY = 4;

export interface ReturnHistory {
  /** Of the last four quarters, newest first; null where there is no accepted return. */
  values: (Values | null)[];
  /** The previous quarter was brought in from an older table: it is compared with, but nothing is carried over from it. */
  previousIsHistorical: boolean;
}

export const historyPeriods = (period: Period): Period[] => Array.from({ length: HISTORY }, (_, i) => shiftPeriod(period, -1 - i));

/** Of several units at once, by unit. */
export async function returnHistories(
  stores: Pick<Stores, 'returns'>,
  period: Period,
  units: string[],
): Promise<(unit: string) => ReturnHistory> {
  const periods = historyPeriods(period);
  const [accepted, historical] = await Promise.all([
    stores.returns.acceptedValuesOf(units, periods),
    stores.returns.historicalUnits(previousPeriod(period), units),
  ]);
  return (unit) => {
    const own = accepted.get(unit);
    return {
      values: periods.map((at) => {
        const values = own?.get(at);
        return values ? numbersOf(values) : null;
      }),
      previousIsHistorical: historical.has(unit),
    };
  };
}

/** What the previous quarter hands on: its closing stocks, unless it came from an older table. */
export const carriedFrom = (history: ReturnHistory): Values | null => (history.previousIsHistorical ? null : (history.values[0] ?? null));
