/** How many units stand where with their return. */
import type { FilingStatus } from '#domain/views/return-view.js';
import { FilingMark } from './filing-status.js';

const STATUSES = ['accepted', 'submitted', 'returned', 'draft', 'none'] as const satisfies readonly FilingStatus[];
export type FilingCounts = Record<(typeof STATUSES)[number], number>;

export const countsOf = (returns: readonly { status: FilingStatus }[]): FilingCounts => {
  const counts: FilingCounts = { accepted: 0, submitted: 0, returned: 0, draft: 0, none: 0 };
  for (const { status } of returns) counts[status]++;
  return counts;
};

export function FilingTallyList({ counts }: { counts: FilingCounts }) {
  return (
    <ul className="filing-tally">
      {STATUSES.map((status) => (
        <li key={status}>
          <FilingMark status={status} /> <strong>{counts[status]}</strong>
        </li>
      ))}
    </ul>
  );
}
