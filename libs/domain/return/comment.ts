/** Talk about a return: a thread hangs on the return as a whole or on one cell, and is open until somebody closes it. */
import type { Period } from '../period/period.js';

export interface CommentRecord {
  id: string;
  period: Period;
  unit: string;
  /** Element code; null = the return as a whole. */
  element: string | null;
  /** Version that was looked at. */
  version: number;
  /** First comment of the thread; null for that one itself. */
  thread: string | null;
  authorId: string;
  authorName: string;
  text: string;
  createdAt: string;
  /** Of the first comment: when the thread was closed; null = open question. */
  resolvedAt: string | null;
  resolvedBy: string | null;
}
