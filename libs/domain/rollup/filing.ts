/** The filing record of one unit: due, submitted, on time or late, returned, accepted at the first attempt (feeds RSP14). */
import { shanghaiDate } from '../ports/clock.port.js';
import type { ReturnRecord } from '../return/return.js';
import type { FilingCounts } from './rollup.js';

/** Days as `YYYY-MM-DD`. */
export interface FilingDays {
  dueOn: string;
  today: string;
}

/** Whether counts made at `computedAt` would be others now, though nobody did anything: a due day, everybody's or one unit's, has ended since. */
export function isOutrunByDueDay(computedAt: string, days: { dueDays: Iterable<string>; today: string }): boolean {
  const computedOn = shanghaiDate(new Date(computedAt));
  for (const dueOn of days.dueDays) if (computedOn <= dueOn && days.today > dueOn) return true;
  return false;
}

/** A past figure that nobody ever filed: whether it was on time is not known, and counts for nothing. */
export const isBroughtIn = (record: Pick<ReturnRecord, 'acceptedVersion' | 'firstSubmittedAt'>): boolean =>
  record.acceptedVersion !== null && record.firstSubmittedAt === null;
export const wereBroughtIn = (records: readonly ReturnRecord[]): boolean => records.length > 0 && records.every(isBroughtIn);

/** Filed after the due day, or not filed though it is over. */
export function isFiledLate(record: ReturnRecord | null | undefined, dueOn: string, today: string): boolean {
  if (record && isBroughtIn(record)) return false;
  return (record?.firstSubmittedAt ? shanghaiDate(new Date(record.firstSubmittedAt)) : today) > dueOn;
}

export const NO_FILING: FilingCounts = { due: 0, submitted: 0, onTime: 0, late: 0, acceptedFirstTime: 0, returned: 0 };

/**
 * On time = submitted on or before the due day as the calendar in Shanghai shows it.
 * Until that day (`today`) is over a unit that has not filed is not late yet, and nobody's rate counts it.
 */
export function filingOf(record: ReturnRecord | undefined, expected: boolean, { dueOn, today }: FilingDays): FilingCounts {
  if (record && isBroughtIn(record)) return NO_FILING;
  const submitted = record?.firstSubmittedAt ?? null;
  const onTime = submitted !== null && shanghaiDate(new Date(submitted)) <= dueOn;
  const count = (condition: boolean): number => (condition ? 1 : 0);
  return {
    due: count(expected && (submitted !== null || today > dueOn)),
    submitted: count(submitted !== null),
    onTime: count(onTime),
    late: count(submitted !== null && !onTime),
    acceptedFirstTime: count(record !== undefined && record.acceptedVersion !== null && record.returnedCount === 0),
    returned: count(record !== undefined && record.returnedCount > 0),
  };
}
