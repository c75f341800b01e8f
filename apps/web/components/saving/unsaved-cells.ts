/** Keeps what is not saved yet in this tab, so that an expired sign-in, a reload or a crash of the page loses nothing that was typed. */
import type { OpenCell, Saved, Snapshot } from './saving.js';

export type UnsavedCells<X> = Record<string, Pick<OpenCell<X>, 'value' | 'base'>>;

const nameOf = (key: string) => `jibao.unsaved.${key}`;

export function keepUnsaved<X>(key: string, snapshot: Pick<Snapshot<Saved<X>, X>, 'open'>): void {
  const cells: UnsavedCells<X> = Object.fromEntries(
    [...snapshot.open].filter(([, cell]) => cell.state !== 'conflict').map(([code, { value, base }]) => [code, { value, base }]),
  );
  if (Object.keys(cells).length === 0) sessionStorage.removeItem(nameOf(key));
  else sessionStorage.setItem(nameOf(key), JSON.stringify(cells));
}

export function unsavedCells<X>(key: string): UnsavedCells<X> {
  const stored = sessionStorage.getItem(nameOf(key));
  if (!stored) return {};
  try {
    return JSON.parse(stored) as UnsavedCells<X>;
  } catch {
    // Cut off by a full store: there is nothing to put back.
    return {};
  }
}
