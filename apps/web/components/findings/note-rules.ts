/** When a note on a warning says enough, and how one might begin it. */
import type { TextKey } from '../../i18n/language.js';

/** As the api counts them; see ExplainFinding. */
export const LEAST_NOTE = 4;
export const MOST_NOTE = 200;

export type NoteState = 'empty' | 'short' | 'unfinished' | 'enough';

/** A beginning taken over and left as it is says nothing yet. */
export function stateOfNote(note: string): NoteState {
  const text = note.trim();
  if (text === '') return 'empty';
  if (/[：:，,、]$/.test(text)) return 'unfinished';
  return [...text].length < LEAST_NOTE ? 'short' : 'enough';
}

const CHECKED = 'note.start.checked';
const STARTERS: Record<string, TextKey[]> = {
  W01: ['note.start.people', CHECKED],
  W02: ['note.start.base', CHECKED],
  W05: ['note.start.plan', 'note.start.work'],
  W07: ['note.start.work', CHECKED],
  W10: ['note.start.plan', CHECKED],
  W11: ['note.start.people', CHECKED],
  W14: ['note.start.plan', CHECKED],
  W15: ['note.start.late'],
};

/** Beginnings of a sentence for the rule: the reason itself only the clerk knows. */
export const startersFor = (rule: string): TextKey[] => STARTERS[rule] ?? [CHECKED, 'note.start.work'];
