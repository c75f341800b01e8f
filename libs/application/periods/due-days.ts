/** Until when one unit may file: its own days where the office granted some, otherwise those of the period. */
import type { PeriodException, PeriodRecord } from '#domain/period/period.js';

export interface DueDays {
  /** Submitted later is late. */
  dueOn: string;
  /** Submitted later is refused. */
  locksOn: string;
}

/** One place for both sides: what submitting allows and what the filing counts call late. */
export const dueDaysOf = (
  period: Pick<PeriodRecord, 'dueOn' | 'locksOn'>,
  exception: Pick<PeriodException, 'dueOn' | 'locksOn'> | null | undefined,
): DueDays => ({ dueOn: (exception ?? period).dueOn, locksOn: (exception ?? period).locksOn });
