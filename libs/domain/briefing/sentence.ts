/** A sentence of a briefing in the order it is read: words, and figures that cannot be typed over, only bound to something else. */
import type { Sector } from '../unit/unit.js';

/**
 * `code` says what the figure is: an indicator (`LIF01`), one side of it (`LIF01.ratio`, `.target`, `.distance`, `.quarterChange`, `.yearChange`),
 * a sum of an element (`M09`) or a count the section made (`filing.missing`). With its unit, sector and span it can be looked up again.
 */
export interface BoundFigure {
  code: string;
  display: string;
  value: number | null;
  /** Whose; absent = the unit the briefing is about. */
  unit?: string;
  sector?: Sector;
  span?: 'quarter' | 'cumulative';
}

export type SentencePart = string | BoundFigure;
export type Sentence = readonly SentencePart[];

export const textOf = (sentence: Sentence): string => sentence.map((part) => (typeof part === 'string' ? part : part.display)).join('');
export const figuresOf = (sentence: Sentence): BoundFigure[] => sentence.filter((part) => typeof part !== 'string');
