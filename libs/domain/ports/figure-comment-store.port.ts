/** Threads on figures, and views kept by name. */
import type { FigureComment } from '../indicators/figure-comment.js';
import type { Period } from '../period/period.js';

export interface FigureCommentStore {
  add(comment: FigureComment): Promise<void>;
  get(id: string): Promise<FigureComment | null>;
  /** Of these units in the quarter, oldest first. */
  of(period: Period, units: string[]): Promise<FigureComment[]>;
  /** Sets or (null) clears the closing of a thread by its first comment. */
  resolve(id: string, resolved: { at: string; by: string } | null): Promise<void>;
}

/** As stored: the address holds no figures, so that whoever opens it sees what he may see. */
export interface SavedViewRecord {
  id: string;
  userId: string;
  name: string;
  address: string;
  shared: boolean;
  savedAt: string;
}

export interface SavedViewStore {
  /** Inserts, or replaces the one of the same id. */
  save(view: SavedViewRecord): Promise<void>;
  get(id: string): Promise<SavedViewRecord | null>;
  /** The user's own and those shared by anybody, by name. */
  visibleTo(userId: string): Promise<(SavedViewRecord & { ownerName: string })[]>;
  remove(id: string): Promise<void>;
}
