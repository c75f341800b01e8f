/** What people change in a draft: whole paragraphs and list items, each with who and when; tables, charts and figures are never touched. */
import type { Sentence } from './sentence.js';

/**
 * One step in the life of one node. `base` = the generated sentence the editor saw: when a new draft says something else there, the edit is
 * flagged. Edits are laid over the generated document in order; nothing is lost by drafting anew.
 */
export interface BriefingEdit {
  id: string;
  briefingId: string;
  /** Of the node: `situation.2`, a list item `problems.1.3`, or what was inserted: `new-<id>`. */
  node: string;
  /** replace: other words; insert: a new paragraph after `after`; remove: left out; restore: as generated. */
  kind: 'replace' | 'insert' | 'remove' | 'restore';
  after: string | null;
  sentence: Sentence | null;
  base: Sentence | null;
  /** Revision of the briefing this edit made: one more than before. */
  revision: number;
  editorId: string;
  editorName: string;
  editedAt: string;
}

/** Talk about a paragraph while it is being written; never printed. */
export interface BriefingComment {
  id: string;
  briefingId: string;
  node: string;
  /** First comment of the thread; null for that one itself. */
  thread: string | null;
  authorId: string;
  authorName: string;
  text: string;
  createdAt: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
}
