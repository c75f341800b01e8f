/** The filing record of one unit: due, submitted, on time or late, returned, accepted at the first attempt (feeds RSP14). */
import { shanghaiDate } from '../ports/clock.port.js';
import type { ReturnRecord } from '../return/return.js';
import type { FilingCounts } from './rollup.js';

/** On time = submitted on or before the due day as the calendar in Shanghai shows it. */
export function filingOf(record: ReturnRecord | undefined, expected: boolean, dueOn: string): FilingCounts {
  const submitted = record?.firstSubmittedAt ?? null;
  const onTime = submitted !== null && shanghaiDate(new Date(submitted)) <= dueOn;
  const count = (condition: boolean): number => (condition ? 1 : 0);
  return {
    due: count(expected),
    submitted: count(submitted !== null),
    onTime: count(onTime),
    late: count(submitted !== null && !onTime),
    acceptedFirstTime: count(record !== undefined && record.acceptedVersion !== null && record.returnedCount === 0),
    returned: count(record !== undefined && record.returnedCount > 0),
  };
}
