/** Work spread over the quarter, or done in one rush at its end (经常抓与突击抓). */
import type { Appraisal } from '../catalogue/catalogue.js';

export type SurgeRule = Appraisal['surge'];

export interface MonthlyWork {
  /** First, second, third month of the quarter. */
  months: readonly [number, number, number];
  /** 经常性指数; null where there is none. */
  regularity: number | null;
}

/** Fewer events in a quarter have no rhythm. */
export const FEWEST_EVENTS = 3;

/** Of the quarter's activity, in per cent; null where there was none. */
export function lastMonthShare({ months }: Pick<MonthlyWork, 'months'>): number | null {
  const total = months.reduce((sum, each) => sum + each, 0);
  return total === 0 ? null : (months[2] / total) * 100;
}

/** `rush`: too much in the last month; `uneven`: not that, but below the least regularity. Null where nothing can be said. */
export function rhythmOf(work: MonthlyWork, rule: SurgeRule): 'rush' | 'uneven' | 'steady' | null {
  const last = lastMonthShare(work);
  if (last === null) return null;
  if (last > rule.lastMonth) return 'rush';
  return work.regularity !== null && work.regularity < rule.regularity ? 'uneven' : 'steady';
}
