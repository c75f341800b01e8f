/** Dates and times as read by people, always in the bureau's time zone. */
import { currentLanguage } from './language.js';

const ZONE = 'Asia/Shanghai';
const locale = () => (currentLanguage() === 'zh' ? 'zh-CN' : 'en-GB');

/** 10月20日 周二 / Tue 20 Oct, with the year when it is not this one; takes `YYYY-MM-DD` or an instant. */
export function shortDate(date: string): string {
  const instant = date.length === 10 ? new Date(`${date}T12:00:00+08:00`) : new Date(date);
  return new Intl.DateTimeFormat(locale(), {
    timeZone: ZONE,
    ...(dayOf(instant).startsWith(today().slice(0, 4)) ? {} : { year: 'numeric' as const }),
    month: currentLanguage() === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  }).format(instant);
}

/** 2026年10月20日 / 20 October 2026. */
export function longDate(date: string): string {
  const instant = date.length === 10 ? new Date(`${date}T12:00:00+08:00`) : new Date(date);
  return new Intl.DateTimeFormat(locale(), { timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric' }).format(instant);
}

/** 10-20 14:05, with the year when it is not this one; a fixed width for tables. */
export function moment(instant: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: ZONE,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  );
  const day = `${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
  return parts['year'] === today().slice(0, 4) ? day : `${parts['year']}-${day}`;
}

/** 2026-10-20 14:05:09, for a record that is kept. */
export function exactMoment(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(instant));
}

/** Today in the bureau, `YYYY-MM-DD`. */
export const today = (): string => dayOf(new Date());

function dayOf(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(instant);
}

/** Whole days from today to `date`; negative when past. */
export const daysUntil = (date: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`)) / 86_400_000);
