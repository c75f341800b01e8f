/** What was done, so that the last act can be taken back: one cell, a pasted block, a paragraph cut in two. */
import type { Cells, Same } from './saving.js';

export interface Act<X> {
  cells: { code: string; before: X | null; after: X | null }[];
}
export type History<X> = readonly Act<X>[];

const LONGEST = 100;

/** An act that changed nothing is none. */
export function remember<X>(history: History<X>, cells: Act<X>['cells'], same: Same<X>): History<X> {
  const changed = cells.filter((cell) => !same(cell.before, cell.after));
  return changed.length === 0 ? history : [...history.slice(1 - LONGEST), { cells: changed }];
}

/** The values to put back, and the history without that act; null when there is nothing to take back. */
export function takeBack<X>(history: History<X>): { values: Cells<X>; rest: History<X>; first: string } | null {
  const last = history.at(-1);
  if (!last) return null;
  return {
    values: Object.fromEntries(last.cells.map((cell) => [cell.code, cell.before])),
    rest: history.slice(0, -1),
    first: last.cells[0]!.code,
  };
}
