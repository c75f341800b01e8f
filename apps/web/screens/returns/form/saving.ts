/** The words of saving the form: an answer of the api, the way to it, a cell not stored yet, and all of it at one moment. */
import type { StoredValue, StoredValues } from '#domain/return/values.js';

/** What the queue needs to know of an answer of the api; the rest travels with it. */
export interface Saved {
  revision: number;
  values: StoredValues;
}
export interface Transport<V extends Saved> {
  /** Throws a `Refusal`; anything else it throws counts as not having reached the api. */
  save(revision: number, values: StoredValues): Promise<V>;
  read(): Promise<V>;
}
export interface Clock {
  set(work: () => void, ms: number): number;
  clear(timer: number): void;
}

/** A cell whose last word is not stored yet. */
export interface OpenCell {
  state: 'waiting' | 'saving' | 'refused' | 'conflict';
  value: StoredValue;
  /** What was stored when it was typed. */
  base: StoredValue;
  /** Why it was refused. */
  reason: string | null;
  /** What somebody else stored meanwhile; only of a conflict. */
  theirs: StoredValue;
}
export interface Snapshot<V> {
  view: V;
  open: ReadonlyMap<string, OpenCell>;
  /** Cells saved since the form was opened. */
  saved: ReadonlySet<string>;
  /** Cells somebody else has changed since. */
  byOthers: ReadonlySet<string>;
  /** The answer in which that was last seen: it names who. */
  foreign: V | null;
  /** Why nothing is getting through at the moment. */
  trouble: 'offline' | 'busy' | 'signed_out' | null;
}
export const sameValue = (a: StoredValue | undefined, b: StoredValue | undefined): boolean =>
  (a ?? null) === (b ?? null) || (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && a.raw === b.raw);
