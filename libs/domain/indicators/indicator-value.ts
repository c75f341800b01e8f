/** An indicator value: n ÷ d of one node and period, with how many units stand behind it, and how it compares. */
import type { IndicatorCode } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';

/**
 * final: period closed; provisional: still open; unfiled: nobody below filed; waiting: filed, and nothing accepted yet; missing: what is
 * accepted does not say it; not_expected: nobody should; undefined: denominator 0 ("—"); pending: told once the quarter is closed.
 */
export type FigureStatus =
  | 'final'
  | 'provisional'
  | 'unfiled'
  | 'waiting'
  | 'missing'
  | 'not_expected'
  | 'undefined'
  | 'withheld'
  | 'pending';

/** Whether the figure is of the quarter alone or of the year so far. */
export type Span = 'quarter' | 'cumulative';

export interface IndicatorValue {
  code: IndicatorCode;
  period: Period;
  unit: string;
  sector: string | null;
  span: Span;
  /** In the indicator's unit (a `%` indicator: 97.25), unrounded to 4 decimals; null unless status is final or provisional. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Returns counted / returns expected for this indicator. */
  reported: number;
  expected: number;
  status: FigureStatus;
}

/** 环比 / 同比. `points` for rates, `percent` for counts; null with `reason` when it cannot be compared: `coverage` = a count over too different numbers of returns. */
export interface Change {
  kind: 'points' | 'percent';
  value: number | null;
  reason: 'no_base' | 'zero_base' | 'negative_base' | 'coverage' | 'missing' | null;
  /** The change of a rate whose two values rest on different returns: it is printed with both numbers of them, and is neither good nor bad. */
  unlike?: { now: Returns; before: Returns };
}

/** Returns counted / returns expected. */
export type Returns = Pick<IndicatorValue, 'reported' | 'expected'>;

export interface JudgedIndicatorValue extends IndicatorValue {
  target: { value: number | null; range: [number, number] | null; met: boolean | null } | null;
}

export interface ComparedIndicatorValue extends JudgedIndicatorValue {
  /** Against the previous quarter (环比). */
  quarterChange: Change;
  /** Against the same quarter of last year, cumulative against cumulative (同比). */
  yearChange: Change;
}
