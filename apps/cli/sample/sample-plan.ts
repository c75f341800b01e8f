/** When and how far each made-up unit files: most in time, some late, a few not at all; the open quarter is half way. */
import type { Period } from '#domain/period/period.js';
import { addDays, addWorkingDays, type WorkCalendar } from '#domain/period/working-days.js';
import type { Unit } from '#domain/unit/unit.js';
import { Random } from './random.js';
import { characterOf } from './sample-unit-life.js';

export interface FilingPlan {
  until: 'nothing' | 'draft' | 'submitted' | 'passed' | 'returned' | 'accepted';
  /** `YYYY-MM-DD`. */
  filedOn: string;
  reviewedOn: string;
  /** Minute of the working day. */
  minute: number;
  /** Uploads with a slip before the right one; a draft never gets beyond them. */
  slips: number;
  /** From the first upload to submitting. */
  minutesOfWork: number;
  /** The reviewer asks about a figure. */
  asks: boolean;
}

export interface FilingDates {
  isOpen: boolean;
  today: string;
  due: string;
  calendar: WorkCalendar;
}

export function planFiling(unit: Unit, period: Period, { isOpen, today, due, calendar }: FilingDates): FilingPlan {
  const random = new Random(`filing ${period} ${unit.code}`);
  const lagging = characterOf(unit) === 'lagging';
  const minute = random.whole(30, 480);
  const late = random.chance(lagging ? 0.35 : 0.04);
  if (!isOpen) {
    // In the days between the quarter's end and the due day, or in the two days of grace.
    const filedOn = addWorkingDays(due, late ? random.whole(1, 2) : -random.whole(0, 4), calendar);
    const missing = random.chance(lagging ? 0.07 : 0.006);
    const reviewedOn = addWorkingDays(filedOn, 1, calendar);
    return { until: missing ? 'nothing' : 'accepted', filedOn, reviewedOn, minute, slips: 0, minutesOfWork: 0, asks: false };
  }
  const filedOn = addDays(today, -random.whole(0, 9));
  const state = random.next();
  const until =
    lagging && state < 0.35
      ? 'nothing'
      : state < 0.72
        ? unit.reviewLevels === 2 && state > 0.3
          ? 'passed'
          : 'accepted'
        : state < 0.82
          ? 'submitted'
          : state < 0.87
            ? 'returned'
            : state < 0.93
              ? 'draft'
              : 'nothing';
  return {
    until,
    filedOn,
    reviewedOn: filedOn,
    minute,
    slips: until === 'draft' || random.chance(0.3) ? 1 : 0,
    minutesOfWork: random.whole(12, 95),
    asks: until === 'returned' || (until === 'submitted' && random.chance(0.15)),
  };
}
