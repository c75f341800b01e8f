/** Working days of mainland China: weekends, public holidays and the working weekends that make up for them (调休). Dates are `YYYY-MM-DD`. */
import { DomainError } from '../errors.js';

/** A day that is not what its weekday says. */
export interface CalendarDay {
  day: string;
  kind: 'holiday' | 'workday';
  /** 国庆节, 国庆节调休 … */
  name: string;
}

/** What makes a day a working day; `knownUntil` is the last day whose holidays have been announced, beyond it only weekends are known. */
export interface WorkCalendar {
  days: ReadonlyMap<string, CalendarDay>;
  knownUntil: string;
}

/**
 * Later layers overrule earlier ones: the shipped table first, then what the office entered. The holidays of a year are announced in one
 * notice, so a day entered for a year means that its notice is out.
 */
export function workCalendar(knownUntil: string, ...layers: readonly (readonly CalendarDay[])[]): WorkCalendar {
  const days = new Map(layers.flat().map((day) => [day.day, day]));
  let last = knownUntil;
  for (const day of days.keys()) if (day > last) last = `${day.slice(0, 4)}-12-31`;
  return { days, knownUntil: last };
}

export function addDays(day: string, count: number): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) throw new DomainError('invalid', { zh: `日期“${day}”不对`, en: `"${day}" is not a date` });
  return new Date(time + count * 86_400_000).toISOString().slice(0, 10);
}

export function isWorkingDay(day: string, calendar: WorkCalendar): boolean {
  const special = calendar.days.get(day);
  if (special) return special.kind === 'workday';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day `count` working days after `day` (before it when negative); `day` itself is not counted. 0 gives the day itself or the next working day. */
export function addWorkingDays(day: string, count: number, calendar: WorkCalendar): string {
  const step = count < 0 ? -1 : 1;
  let at = day;
  if (count === 0) while (!isWorkingDay(at, calendar)) at = addDays(at, 1);
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, step);
    if (isWorkingDay(at, calendar)) left--;
  }
  return at;
}

/** The day itself, or the last working day before it. */
export function onOrBeforeWorkingDay(day: string, calendar: WorkCalendar): string {
  let at = day;
  while (!isWorkingDay(at, calendar)) at = addDays(at, -1);
  return at;
}

/** Working days after `from` up to and including `to`; negative when `to` lies before. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number {
  const [start, end, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let at = addDays(start, 1); at <= end; at = addDays(at, 1)) if (isWorkingDay(at, calendar)) count++;
  return sign * count;
}
