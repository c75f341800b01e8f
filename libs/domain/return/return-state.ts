/** The only legal moves of a return; everything else is a conflict. */
import { DomainError } from '../errors.js';
import type { ReturnStatus } from './return.js';

export type ReturnMove = 'save' | 'submit' | 'withdraw' | 'pass' | 'accept' | 'return' | 'correct';

const MOVES: Record<ReturnMove, Partial<Record<ReturnStatus, ReturnStatus>>> = {
  /** A new draft version from an upload or the form. */
  save: { draft: 'draft', returned: 'draft' },
  submit: { draft: 'submitted' },
  /** Taken back by the unit before anybody reviewed it. */
  withdraw: { submitted: 'draft' },
  /** A level of review that is not the last. */
  pass: { submitted: 'submitted' },
  accept: { submitted: 'accepted' },
  return: { submitted: 'returned', accepted: 'returned' },
  /** A new version of an accepted return, with a reason; the accepted one counts until the next is accepted. */
  correct: { accepted: 'draft' },
};

const STATUS_ZH: Record<ReturnStatus, string> = { draft: '草稿', submitted: '已报送', returned: '已退回', accepted: '已审核通过' };
const MOVE_ZH: Record<ReturnMove, string> = {
  save: '保存',
  submit: '报送',
  withdraw: '撤回',
  pass: '初审通过',
  accept: '审核通过',
  return: '退回',
  correct: '更正',
};

export const canMove = (status: ReturnStatus, move: ReturnMove): boolean => MOVES[move][status] !== undefined;

/** The status after the move; throws `conflict` when the move is not allowed from here. */
export function moveReturn(status: ReturnStatus, move: ReturnMove): ReturnStatus {
  const next = MOVES[move][status];
  if (!next)
    throw new DomainError('conflict', {
      zh: `这份季报现在是“${STATUS_ZH[status]}”，不能${MOVE_ZH[move]}；请刷新页面查看最新状态`,
      en: `The return is ${status}; it cannot be moved by "${move}". Reload to see its latest state`,
    });
  return next;
}
