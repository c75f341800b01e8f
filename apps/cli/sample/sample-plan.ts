/** When and how far each made-up unit files: most in time, some late, a few not at all; the open quarter is half way. */
import type { Period } from '#domain/period/period.js';
import type { Unit } from '#domain/unit/unit.js';
import { Random } from './random.js';
import { characterOf } from './sample-unit-life.js';
import { addDays, addWorkingDays } from './working-days.js';

export interface FilingPlan {
  until: 'nothing' | 'draft' | 'submitted' | 'returned' | 'accepted';
  /** `YYYY-MM-DD`. */
  filedOn: string;
  reviewedOn: string;
  /** Minute of the working day. */
  minute: number;
  /** The upload holds an error, so it stays a draft. */
  mistake: boolean;
}

export function planFiling(unit: Unit, period: Period, dates: { isOpen: boolean; today: string; opens: string; due: string }): FilingPlan {
  const random = new Random(`filing ${period} ${unit.code}`);
  const lagging = characterOf(unit) === 'lagging';
  const minute = random.whole(30, 480);
  const late = random.chance(lagging ? 0.35 : 0.04);
  if (!dates.isOpen) {
    const filedOn = late
      ? addWorkingDays(dates.due, random.whole(1, 2))
      : addWorkingDays(dates.due, 0) > dates.opens
        ? addDays(dates.due, -random.whole(0, 6))
        : dates.due;
    const missing = random.chance(lagging ? 0.07 : 0.006);
    return { until: missing ? 'nothing' : 'accepted', filedOn, reviewedOn: addWorkingDays(filedOn, 1), minute, mistake: false };
  }
  const filedOn = addDays(dates.today, -random.whole(1, 9));
  const state = random.next();
  const until =
    lagging && state < 0.35
      ? 'nothing'
      : state < 0.72
        ? 'accepted'
        : state < 0.82
          ? 'submitted'
          : state < 0.87
            ? 'returned'
            : state < 0.93
              ? 'draft'
              : 'nothing';
  return { until, filedOn, reviewedOn: filedOn, minute, mistake: until === 'draft' };
}
