/** The shipped table of public holidays and make-up working days (调休), from the package that follows the State Council's notices. */
import chineseDays from 'chinese-days';
import type { CalendarDay } from '#domain/period/working-days.js';
import { addDays } from '#domain/period/working-days.js';

export interface ShippedCalendar {
  days: CalendarDay[];
  /** Last day of the last year whose notice the package knows; `YYYY-MM-DD`. */
  knownUntil: string;
}

const FIRST_YEAR = 2015;
/** The package's short names as the notices write them. */
const FULL_NAMES: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

let shipped: ShippedCalendar | null = null;

/** Read once; the package answers day by day. */
export function shippedCalendar(): ShippedCalendar {
  return (shipped ??= read());
}

function read(): ShippedCalendar {
  const days: CalendarDay[] = [];
  for (let year = FIRST_YEAR; ; year++) {
    const ofYear = daysOf(year);
    if (ofYear.length === 0) return { days, knownUntil: `${year - 1}-12-31` };
    days.push(...ofYear);
  }
}

function daysOf(year: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    // An ordinary day is answered with its weekday, a special one with "English,中文,days".
    const { work, name } = chineseDays.getDayDetail(day);
    const chinese = name.split(',')[1];
    if (chinese === undefined) continue;
    const full = FULL_NAMES[chinese] ?? chinese;
    days.push(work ? { day, kind: 'workday', name: `${full}调休` } : { day, kind: 'holiday', name: full });
  }
  return days;
}
