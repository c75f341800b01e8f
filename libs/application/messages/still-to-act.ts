/** Which units of a period have still to file, with their own days: whom reminders and nudges are for. */
import type { PeriodRecord } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ReturnRecord, ReturnStatus } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { dueDaysOf, type DueDays } from '../periods/due-days.js';

export interface UnitStanding extends DueDays {
  unit: PeriodUnit;
  record: ReturnRecord | null;
}

const DONE: ReturnStatus[] = ['submitted', 'accepted'];
/** Nothing filed, a draft, or sent back. */
export const isStillToAct = (record: Pick<ReturnRecord, 'status'> | null): boolean => record === null || !DONE.includes(record.status);

/** Every unit that is expected to file, in tree order; three questions whatever their number. */
export async function standings(stores: Pick<Stores, 'periods' | 'returns'>, period: PeriodRecord): Promise<UnitStanding[]> {
  const [units, records, exceptions] = await Promise.all([
    stores.periods.units(period.period),
    stores.returns.ofPeriod(period.period),
    stores.periods.exceptions(period.period),
  ]);
  const recordOf = new Map(records.map((record) => [record.unit, record]));
  const exceptionOf = new Map(exceptions.map((exception) => [exception.unit, exception]));
  return units
    .filter((unit) => unit.expected)
    .map((unit) => ({ unit, record: recordOf.get(unit.code) ?? null, ...dueDaysOf(period, exceptionOf.get(unit.code)) }));
}

/** Calendar days from one day to another; negative when it lies before. */
export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Where a clerk goes on. */
export const returnLink = (unit: Pick<PeriodUnit, 'code' | 'period'>): string =>
  `/returns/${encodeURIComponent(unit.code)}?period=${unit.period}`;
