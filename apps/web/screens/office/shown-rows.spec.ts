import type { BoardRow } from '#domain/views/office-view.js';
import { shownRows } from './shown-rows.js';

const row = (path: string): BoardRow => {
  const parts = path.split('/').filter(Boolean);
  return {
    unit: parts.at(-1)!,
    unitName: parts.at(-1)!,
    parent: parts.at(-2) ?? null,
    path,
    expectedItself: true,
    status: 'none',
    late: false,
    expected: 1,
    submitted: 0,
    accepted: 0,
    returned: 0,
    lateCount: 0,
    reminders: 0,
  };
};
const TREE = ['/A/C/', '/A/', '/A/B/', '/A/B/D/'].map(row);
const names = (toggled: string[], rows = TREE) => shownRows(rows, new Set(toggled)).map((one) => '  '.repeat(one.level) + one.row.unit);

describe('the rows of the board', () => {
  it('show the first level below the top', () => expect(names([])).toEqual(['A', '  B', '  C']));
  it('unfold where the reader asks', () => expect(names(['B'])).toEqual(['A', '  B', '    D', '  C']));
  it('fold what is open', () => expect(names(['A', 'B'])).toEqual(['A']));
  it('begin with whatever is topmost in scope', () => expect(names([], TREE.slice(2))).toEqual(['B', '  D']));
});
