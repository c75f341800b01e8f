/** Threads on returns and cells. */
import type { Period } from '../period/period.js';
import type { CommentRecord } from '../return/comment.js';

export interface CommentStore {
  add(comment: CommentRecord): Promise<void>;
  get(id: string): Promise<CommentRecord | null>;
  /** Oldest first. */
  ofReturn(period: Period, unit: string): Promise<CommentRecord[]>;
  /** First comments of threads that are open, oldest first. */
  open(period: Period, units?: string[]): Promise<CommentRecord[]>;
  /** How many answers each thread has, by its first comment; threads without any are absent. */
  answers(threads: string[]): Promise<Map<string, number>>;
  /** Sets or (null) clears the closing of a thread by its first comment. */
  resolve(id: string, resolved: { at: string; by: string } | null): Promise<void>;
}
