/** The only legal moves of a period; everything else is a conflict. */
import { DomainError } from '../errors.js';
import { periodName, type Period, type PeriodState } from './period.js';

export type PeriodMove = 'open' | 'close' | 'reopen' | 'release';

const MOVES: Record<PeriodMove, Partial<Record<PeriodState, PeriodState>>> = {
  open: { planned: 'open' },
  close: { open: 'closed' },
  /** With a reason; figures may then change again until it is closed anew. */
  reopen: { closed: 'open', released: 'open' },
  release: { closed: 'released' },
};
const STATE_ZH: Record<PeriodState, string> = { planned: '未开放', open: '填报中', closed: '已关闭', released: '已发布' };
const MOVE_ZH: Record<PeriodMove, string> = { open: '开放', close: '关闭', reopen: '重新开放', release: '发布' };

export const canMovePeriod = (state: PeriodState, move: PeriodMove): boolean => MOVES[move][state] !== undefined;

/** The state after the move; throws `conflict` when the move is not allowed from here. */
export function movePeriod(period: Period, state: PeriodState, move: PeriodMove): PeriodState {
  const next = MOVES[move][state];
  if (!next)
    throw new DomainError('conflict', {
      zh: `${periodName(period).zh}现在是“${STATE_ZH[state]}”，不能${MOVE_ZH[move]}；请刷新页面查看最新状态`,
      en: `${period} is ${state}; it cannot be moved by "${move}". Reload to see its latest state`,
    });
  return next;
}
