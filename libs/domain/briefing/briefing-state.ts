/** The only legal moves of a briefing; everything else is a conflict. */
import { DomainError, type Text } from '../errors.js';
import type { BriefingStatus } from './briefing.js';

export type BriefingMove = 'edit' | 'review' | 'send_back' | 'release' | 'refuse' | 'publish' | 'supersede' | 'discard';

const MOVES: Record<BriefingMove, Partial<Record<BriefingStatus, BriefingStatus>>> = {
  /** Words changed, or drafted anew from newer figures. */
  edit: { draft: 'draft' },
  review: { draft: 'in_review' },
  /** With a reason; then it may be edited again. */
  send_back: { in_review: 'draft' },
  /** The files are made and checked; nothing of it changes meanwhile. */
  release: { in_review: 'releasing' },
  /** A check failed: the report says which. */
  refuse: { releasing: 'in_review' },
  publish: { releasing: 'released' },
  /** A later release of the same briefing took its place. */
  supersede: { released: 'superseded' },
  /** Never one that was released; its row stays, and nobody is shown it. */
  discard: { draft: 'discarded', in_review: 'discarded', failed: 'discarded' },
};

export const BRIEFING_STATUS_NAMES: Record<BriefingStatus, Text> = {
  queued: { zh: '等待起草', en: 'waiting to be drafted' },
  rendering: { zh: '正在起草', en: 'being drafted' },
  draft: { zh: '草稿', en: 'a draft' },
  in_review: { zh: '审核中', en: 'in review' },
  releasing: { zh: '正在校核发布', en: 'being checked for release' },
  released: { zh: '已发布', en: 'released' },
  superseded: { zh: '已被新版替代', en: 'superseded' },
  failed: { zh: '起草失败', en: 'failed' },
  discarded: { zh: '已作废', en: 'discarded' },
};
const MOVE_NAMES: Record<BriefingMove, Text> = {
  edit: { zh: '修改', en: 'edited' },
  review: { zh: '送审', en: 'sent for review' },
  send_back: { zh: '退回修改', en: 'sent back' },
  release: { zh: '发布', en: 'released' },
  refuse: { zh: '退回审核', en: 'refused' },
  publish: { zh: '发布', en: 'published' },
  supersede: { zh: '替代', en: 'superseded' },
  discard: { zh: '作废', en: 'discarded' },
};

export const canMoveBriefing = (status: BriefingStatus, move: BriefingMove): boolean => MOVES[move][status] !== undefined;

/** The status after the move; throws `conflict` when the move is not allowed from here. */
export function moveBriefing(status: BriefingStatus, move: BriefingMove): BriefingStatus {
  const next = MOVES[move][status];
  if (next) return next;
  throw new DomainError('conflict', {
    zh: `这份简报现在是“${BRIEFING_STATUS_NAMES[status].zh}”，不能${MOVE_NAMES[move].zh}；请刷新页面查看最新状态`,
    en: `The briefing is ${BRIEFING_STATUS_NAMES[status].en}; it cannot be ${MOVE_NAMES[move].en}. Reload to see its latest state`,
  });
}
