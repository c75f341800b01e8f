/** Which of the units in his care a filer wants to see. */
import type { ReturnListItem } from '#domain/views/return-view.js';

export const LIST_FILTERS = ['all', 'open', 'returned', 'filed'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export function matchesListFilter(item: Pick<ReturnListItem, 'status'>, filter: ListFilter): boolean {
  const filed = item.status === 'submitted' || item.status === 'accepted';
  return { all: true, open: !filed, returned: item.status === 'returned', filed }[filter];
}
