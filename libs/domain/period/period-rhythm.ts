/** The rhythm of a quarter: which day of it comes how many days after the quarter's end. The one place these are set. */
import { lastDayOf, type Period } from './period.js';
import { addDays, addWorkingDays, type WorkCalendar } from './working-days.js';

/** Calendar days before the quarter's last day on which filing opens. */
const OPENS_BEFORE = 10;
/** Working days after the quarter's last day. */
export const RHYTHM = { due: 5, locks: 7, review: 7, closes: 9, meets: 15 } as const;

export interface PeriodRhythm {
  opensOn: string;
  dueOn: string;
  /** Two days of grace, with a reason. */
  locksOn: string;
  /** By then parents have checked and returned or accepted. */
  reviewOn: string;
  closesOn: string;
  /** At the latest. */
  meetsOn: string;
}

/** A quarter opened so late that its due day would be past gets its days counted from `today` instead. */
export function rhythmOf(period: Period, calendar: WorkCalendar, today: string): PeriodRhythm {
  const end = lastDayOf(period);
  const opens = addDays(end, -OPENS_BEFORE);
  const isLate = addWorkingDays(end, RHYTHM.due, calendar) < today;
  const after = (count: number): string => addWorkingDays(isLate ? today : end, count, calendar);
  return {
    opensOn: opens < today ? today : opens,
    dueOn: after(RHYTHM.due),
    locksOn: after(RHYTHM.locks),
    reviewOn: after(RHYTHM.review),
    closesOn: after(RHYTHM.closes),
    meetsOn: after(RHYTHM.meets),
  };
}
