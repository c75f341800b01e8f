/** A comment (批注) on a figure: one indicator of one unit and quarter; seen by whoever may see that figure. */
import type { IndicatorCode } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';

export interface FigureComment {
  id: string;
  period: Period;
  unit: string;
  code: IndicatorCode;
  /** First comment of the thread; null for that one itself. */
  thread: string | null;
  authorId: string;
  authorName: string;
  text: string;
  createdAt: string;
  /** Of the first comment: when the thread was closed. */
  resolvedAt: string | null;
  resolvedBy: string | null;
}

export const LONGEST_FIGURE_COMMENT = 1_000;
/** Of one unit in one quarter, answers included. */
export const MOST_FIGURE_COMMENTS = 500;
