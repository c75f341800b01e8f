/** Keeps what is not saved yet in this tab, so that an expired sign-in, a reload or a crash of the page loses no figure. */
import type { Snapshot, OpenCell, Saved } from './saving.js';

export type UnsavedCells = Record<string, Pick<OpenCell, 'value' | 'base'>>;

const nameOf = (key: string) => `jibao.unsaved.${key}`;

export function keepUnsaved(key: string, snapshot: Pick<Snapshot<Saved>, 'open'>): void {
  const cells: UnsavedCells = Object.fromEntries(
    [...snapshot.open].filter(([, cell]) => cell.state !== 'conflict').map(([code, { value, base }]) => [code, { value, base }]),
  );
  if (Object.keys(cells).length === 0) sessionStorage.removeItem(nameOf(key));
  else sessionStorage.setItem(nameOf(key), JSON.stringify(cells));
}

export function unsavedCells(key: string): UnsavedCells {
  const stored = sessionStorage.getItem(nameOf(key));
  if (!stored) return {};
  try {
    return JSON.parse(stored) as UnsavedCells;
  } catch {
    // Cut off by a full store: there is nothing to put back.
    return {};
  }
}
