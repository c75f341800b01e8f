/** Which rows of the tree are shown: the top two levels unfolded, and whatever the reader unfolded or folded himself. */
import type { BoardRow } from '#domain/views/office-view.js';

export interface ShownRow {
  row: BoardRow;
  /** 0 = topmost. */
  level: number;
  hasChildren: boolean;
  open: boolean;
}

const OPEN_LEVELS = 1;

/** `rows` in any order; `toggled` holds the units whose fold differs from the default. */
export function shownRows(rows: BoardRow[], toggled: ReadonlySet<string>): ShownRow[] {
  const known = new Set(rows.map((row) => row.unit));
  const children = new Map<string | null, BoardRow[]>();
  for (const row of rows.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    // The topmost unit in scope has a parent the reader does not see.
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const walk = (parent: string | null, level: number): ShownRow[] =>
    (children.get(parent) ?? []).flatMap((row) => {
      const hasChildren = children.has(row.unit);
      const open = hasChildren && level < OPEN_LEVELS !== toggled.has(row.unit);
      return [{ row, level, hasChildren, open }, ...(open ? walk(row.unit, level + 1) : [])];
    });
  return walk(null, 0);
}
