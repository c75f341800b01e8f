/** When a unit is reminded of its return: days around its own due day, moved off holidays, at nine in the morning. */
import { addDays, addWorkingDays, onOrBeforeWorkingDay, type WorkCalendar } from './working-days.js';

/** Calendar days from the due day, in order. */
export const REMINDER_STEPS = [-7, -3, -1, 1] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];

/** `T-7`, `T+1`. */
export const stepName = (step: ReminderStep): string => `T${step < 0 ? step : `+${step}`}`;

/** Before the due day a reminder comes rather earlier, after it rather later. */
export function sendDay(dueOn: string, step: ReminderStep, calendar: WorkCalendar): string {
  const day = addDays(dueOn, step);
  return step < 0 ? onOrBeforeWorkingDay(day, calendar) : addWorkingDays(day, 0, calendar);
}

export interface ReminderDays {
  opensOn: string;
  dueOn: string;
  locksOn: string;
}

/**
 * The step that is due at this moment: the latest whose hour has come, so that after a standstill one reminder goes out and not a burst.
 * Null before the first, after the lock day, and where the period opened only that day or later: its opening told everybody the same.
 * `onItsDay`: it is that step's own day, not a later one.
 */
export function dueStep(
  { opensOn, dueOn, locksOn }: ReminderDays,
  at: { now: Date; today: string; calendar: WorkCalendar },
): { step: ReminderStep; onItsDay: boolean } | null {
  if (at.today > locksOn) return null;
  for (const step of REMINDER_STEPS.toReversed()) {
    const day = sendDay(dueOn, step, at.calendar);
    if (Date.parse(`${day}T09:00:00+08:00`) > at.now.getTime()) continue;
    return day > opensOn ? { step, onItsDay: day === at.today } : null;
  }
  return null;
}
