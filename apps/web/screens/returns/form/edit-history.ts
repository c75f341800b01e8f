/** What was done in the form, so that the last act can be taken back: one cell, a pasted block, or copied stocks. */
import type { StoredValue, StoredValues } from '#domain/return/values.js';
import { sameValue } from './saving.js';

export interface Act {
  cells: { code: string; before: StoredValue; after: StoredValue }[];
}
export type History = readonly Act[];

const LONGEST = 100;

/** An act that changed nothing is none. */
export function remember(history: History, cells: Act['cells']): History {
  const changed = cells.filter((cell) => !sameValue(cell.before, cell.after));
  return changed.length === 0 ? history : [...history.slice(1 - LONGEST), { cells: changed }];
}

/** The figures to put back, and the history without that act; null when there is nothing to take back. */
export function takeBack(history: History): { values: StoredValues; rest: History; first: string } | null {
  const last = history.at(-1);
  if (!last) return null;
  return {
    values: Object.fromEntries(last.cells.map((cell) => [cell.code, cell.before])),
    rest: history.slice(0, -1),
    first: last.cells[0]!.code,
  };
}
