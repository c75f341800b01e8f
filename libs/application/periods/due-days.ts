/** Until when one unit may file: its own days where the office granted some, otherwise those of the period. */
import type { PeriodException, PeriodRecord } from '#domain/period/period.js';

export interface DueDays {
  /** Submitted later is late. */
  dueOn: string;
  /** Submitted later is refused. */
  locksOn: string;
}

/** One place for both sides: what submitting allows and what the filing counts call late. Own days never shorten those of everybody. */
export const dueDaysOf = (
  period: Pick<PeriodRecord, 'dueOn' | 'locksOn'>,
  exception: Pick<PeriodException, 'dueOn' | 'locksOn'> | null | undefined,
): DueDays => ({ dueOn: later(period.dueOn, exception?.dueOn), locksOn: later(period.locksOn, exception?.locksOn) });

/** Own due days of a period, by unit. */
export const ownDueDays = (
  period: Pick<PeriodRecord, 'dueOn' | 'locksOn'>,
  exceptions: readonly PeriodException[],
): ReadonlyMap<string, string> => new Map(exceptions.map((exception) => [exception.unit, dueDaysOf(period, exception).dueOn]));

const later = (day: string, other: string | undefined): string => (other !== undefined && other > day ? other : day);
