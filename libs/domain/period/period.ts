/** A report period (报告期): one quarter, written `2026Q3`; all quarter arithmetic on names starts here. */
import { DomainError } from '../errors.js';

export type Period = string & { readonly __period?: never };

/** Life of a period: figures may be filed only while `open`; its tree is immutable from `closed`. */
export type PeriodState = 'planned' | 'open' | 'closed' | 'released';

const PATTERN = /^(\d{4})Q([1-4])$/;

/** Reads `2026Q3`; refuses anything else with `invalid`. */
export function parsePeriod(text: string): Period {
  if (!isPeriod(text))
    throw new DomainError('invalid', {
      zh: `报告期“${text}”的写法不对，应写成 2026Q3 这样的形式`,
      en: `"${text}" is not a period; write it like 2026Q3`,
    });
  return text;
}

export const isPeriod = (text: string): text is Period => PATTERN.test(text);
export const yearOf = (period: Period): number => Number(period.slice(0, 4));
/** Read from the one digit, because every rule of every return asks. */
export const quarterOf = (period: Period): 1 | 2 | 3 | 4 => (period.charCodeAt(5) - 48) as 1 | 2 | 3 | 4;
export const periodOf = (year: number, quarter: number): Period => `${year}Q${quarter}`;

/** The period `steps` quarters away; negative goes back. */
export function shiftPeriod(period: Period, steps: number): Period {
  const index = yearOf(period) * 4 + quarterOf(period) - 1 + steps;
  return periodOf(Math.floor(index / 4), (index % 4) + 1);
}
export const previousPeriod = (period: Period): Period => shiftPeriod(period, -1);
export const samePeriodLastYear = (period: Period): Period => shiftPeriod(period, -4);
export const comparePeriods = (a: Period, b: Period): number => (a < b ? -1 : a > b ? 1 : 0);

/** Q1 … this quarter of the same year, in order: the quarters a cumulative figure covers. */
export function periodsOfYearUpTo(period: Period): readonly Period[] {
  let periods = upTo.get(period);
  if (!periods) {
    periods = Array.from({ length: quarterOf(period) }, (_, i) => periodOf(yearOf(period), i + 1));
    upTo.set(period, periods);
  }
  return periods;
}
/** Asked for every figure of every unit. */
const upTo = new Map<Period, readonly Period[]>();

/** The last `count` periods ending with this one, oldest first: the x axis of a trend. */
export const trailingPeriods = (period: Period, count: number): Period[] =>
  Array.from({ length: count }, (_, i) => shiftPeriod(period, i - count + 1));

/** First calendar day, `YYYY-MM-DD`. */
export const firstDayOf = (period: Period): string => `${yearOf(period)}-${String(quarterOf(period) * 3 - 2).padStart(2, '0')}-01`;

/** Last calendar day, `YYYY-MM-DD`: the reference date of every stock. */
export const lastDayOf = (period: Period): string => `${yearOf(period)}-${['03-31', '06-30', '09-30', '12-31'][quarterOf(period) - 1]}`;

/** The quarter a `YYYY-MM-DD` date lies in. */
export const periodOfDate = (date: string): Period => periodOf(Number(date.slice(0, 4)), Math.ceil(Number(date.slice(5, 7)) / 3));

/** How a reader says it: 2026年第三季度 / 2026 Q3. */
export function periodName(period: Period): { zh: string; en: string } {
  const zh = ['一', '二', '三', '四'][quarterOf(period) - 1];
  return { zh: `${yearOf(period)}年第${zh}季度`, en: `${yearOf(period)} Q${quarterOf(period)}` };
}
/** The half of the year a second quarter ends. */
export const halfYearName = (period: Period): { zh: string; en: string } => ({
  zh: `${yearOf(period)}年上半年`,
  en: `January–June ${yearOf(period)}`,
});
/** How a cumulative figure is said: 2026年1—3季度 (2026年1季度 in Q1). */
export function cumulativeName(period: Period): { zh: string; en: string } {
  const q = quarterOf(period);
  return {
    zh: `${yearOf(period)}年${q === 1 ? '1' : `1—${q}`}季度`,
    en: `${yearOf(period)} Q1${q === 1 ? '' : `–Q${q}`}`,
  };
}

/** Own days of one unit, granted by the office: it may still file, and is on time, when others are not. */
export interface PeriodException {
  period: Period;
  unit: string;
  dueOn: string;
  locksOn: string;
  reason: string;
  /** User id. */
  grantedBy: string;
  grantedAt: string;
}

/** One row of the calendar of returns. Dates are `YYYY-MM-DD` in Asia/Shanghai. */
export interface PeriodRecord {
  period: Period;
  state: PeriodState;
  opensOn: string;
  /** On-time day: filed later is late. */
  dueOn: string;
  /** Last day a return may still be filed. */
  locksOn: string;
  catalogueVersion: string;
  /** Grows by one with every recompute that changed a figure of the period. */
  dataVersion: number;
}
