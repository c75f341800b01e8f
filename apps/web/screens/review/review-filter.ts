/** Which returns a filter of the review list shows. */
import type { ReturnListItem } from '#domain/views/return-view.js';

export const REVIEW_FILTERS = ['waiting', 'passed', 'changed', 'questions', 'returned', 'missing', 'late', 'accepted', 'all'] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

export const isReviewFilter = (text: string | null): text is ReviewFilter => REVIEW_FILTERS.some((one) => one === text);

/** `waiting` is for the reader to decide; `passed` passed the first level and is for the office; `changed` was filed again after a reviewer had decided; `missing` is what nobody has submitted yet, a draft or a returned one included; `late` cuts across the others. */
export function matchesFilter(
  item: Pick<ReturnListItem, 'status' | 'late' | 'changedSince' | 'openThreads' | 'canReview' | 'reviewLevel'>,
  filter: ReviewFilter,
): boolean {
  switch (filter) {
    case 'waiting':
      return item.status === 'submitted' && item.canReview;
    case 'passed':
      return item.status === 'submitted' && !item.canReview && item.reviewLevel > 0;
    case 'changed':
      return item.status === 'submitted' && item.changedSince;
    case 'questions':
      return item.openThreads > 0;
    case 'returned':
      return item.status === 'returned';
    case 'missing':
      return item.status === 'none' || item.status === 'draft';
    case 'late':
      return item.late;
    case 'accepted':
      return item.status === 'accepted';
    case 'all':
      return true;
  }
}
