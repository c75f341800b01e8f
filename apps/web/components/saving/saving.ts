/** The words of saving what is typed: an answer of the api, the way to it, a cell not stored yet, and all of it at one moment. */

/** What the queue needs to know of an answer of the api; the rest travels with it. A cell is what is saved by itself: a figure of the form, a paragraph of a briefing. */
export interface Saved<X> {
  revision: number;
  /** By code of the cell; what is absent is null. */
  values: Readonly<Record<string, X | null>>;
}
export type Cells<X> = Record<string, X | null>;
export interface Transport<V extends Saved<X>, X> {
  /** Throws a `Refusal`; anything else it throws counts as not having reached the api. */
  save(revision: number, values: Cells<X>): Promise<V>;
  read(): Promise<V>;
}
export interface Clock {
  set(work: () => void, ms: number): number;
  clear(timer: number): void;
}
export const CLOCK: Clock = { set: (work, ms) => window.setTimeout(work, ms), clear: (timer) => window.clearTimeout(timer) };

/** A cell whose last word is not stored yet. */
export interface OpenCell<X> {
  state: 'waiting' | 'saving' | 'refused' | 'conflict';
  value: X | null;
  /** What was stored when it was typed. */
  base: X | null;
  /** Why it was refused. */
  reason: string | null;
  /** What somebody else stored meanwhile; only of a conflict. */
  theirs: X | null;
}
export interface Snapshot<V, X> {
  view: V;
  open: ReadonlyMap<string, OpenCell<X>>;
  /** Cells saved since the form was opened. */
  saved: ReadonlySet<string>;
  /** Cells somebody else has changed since. */
  byOthers: ReadonlySet<string>;
  /** The answer in which that was last seen: it names who. */
  foreign: V | null;
  /** Why nothing is getting through at the moment. */
  trouble: 'offline' | 'busy' | 'signed_out' | null;
}
export type Same<X> = (a: X | null | undefined, b: X | null | undefined) => boolean;
