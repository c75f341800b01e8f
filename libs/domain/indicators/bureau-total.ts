/** Figures shown as bureau totals only (the four forms): of which node they are told, and when. */
import type { Text } from '../errors.js';
import type { Period } from '../period/period.js';
import type { NodeHistory } from './evaluate-indicators.js';
import type { FigureStatus } from './indicator-value.js';

/**
 * Why such a figure is not told; null where it is. `withheld`: of anything but a whole bureau. `pending`: a quarter it rests on is open,
 * and whoever reads the total before and after one acceptance would know that unit's own.
 */
export function keptAs(
  { isRoot, sector }: Pick<NodeHistory, 'isRoot' | 'sector'>,
  quarters: readonly Period[],
  open: ReadonlySet<Period>,
): Extract<FigureStatus, 'withheld' | 'pending'> | null {
  if (!isRoot || sector !== null) return 'withheld';
  return quarters.some((quarter) => open.has(quarter)) ? 'pending' : null;
}

/** Said beside figures that wait for their quarter. */
export const PENDING_NOTE: Text = {
  zh: '四种形态待报告期关闭后汇总公布',
  en: 'The four forms are published, as totals, once the quarter is closed',
};

/** The note where one of these figures waits. */
export const pendingNoteOf = (figures: readonly { status: FigureStatus }[]): Text | null =>
  figures.some(({ status }) => status === 'pending') ? PENDING_NOTE : null;
