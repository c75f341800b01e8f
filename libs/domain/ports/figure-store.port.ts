/** Facts and rollups: derived, packed, rebuildable at any time from accepted returns. */
import type { Period } from '../period/period.js';
import type { Fact, Rollup } from '../rollup/rollup.js';

export interface FactStore {
  /** Inserts or replaces the fact of (period, unit). */
  put(fact: Fact): Promise<void>;
  remove(period: Period, unit: string): Promise<void>;
  /** Streams the facts of a period, by unit, without holding them all. Inside a transaction ask nothing else before the last one was taken. */
  ofPeriod(period: Period): AsyncIterable<Fact>;
  /** Of some units, ordered by unit. */
  of(period: Period, units: string[]): Promise<Fact[]>;
  /** Which of these units have a fact, that is an accepted return. */
  reported(period: Period, units: string[]): Promise<Set<string>>;
  /** Marks (period, unit) to be summed again; in the same transaction as put(). */
  markDirty(period: Period, unit: string): Promise<void>;
  /** The same of many units at once. */
  markAllDirty(period: Period, units: string[]): Promise<void>;
  /** Dirty marks with the sequence they had when read. */
  dirty(period: Period): Promise<{ unit: string; seq: number }[]>;
  dirtyPeriods(): Promise<Period[]>;
  /** Removes only the marks that did not grow since they were read. */
  clearDirty(period: Period, marks: { unit: string; seq: number }[]): Promise<void>;
}

export interface RollupStore {
  /** Replaces every rollup of the period and stamps them. */
  replaceAll(period: Period, rollups: Rollup[], computedAt: string): Promise<void>;
  /** Replaces these rows and no others, and stamps the period. */
  replaceSome(period: Period, rollups: Rollup[], computedAt: string): Promise<void>;
  /** Rollups of the given periods and units; `sectors`: null = all-sector rows, 'each' = per-sector rows. */
  of(periods: Period[], units: string[], sectors: null | 'each'): Promise<Rollup[]>;
  computedAt(period: Period): Promise<string | null>;
}
