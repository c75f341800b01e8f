/** Editing a sentence as pure work: places are counted in characters, a figure counts as one and is never cut. */
import { saysTheSame } from '#domain/briefing/figure-index.js';
import { textOf, type BoundFigure, type Sentence, type SentencePart } from '#domain/briefing/sentence.js';

/** From one place to another; the same place twice is a caret. */
export interface Span {
  from: number;
  to: number;
}

const lengthOfPart = (part: SentencePart): number => (typeof part === 'string' ? part.length : 1);
export const lengthOf = (sentence: Sentence): number => sentence.reduce((sum, part) => sum + lengthOfPart(part), 0);

/** One after another; words that touch become one, nothing is left empty. */
export function joined(...sentences: Sentence[]): Sentence {
  const whole: SentencePart[] = [];
  for (const part of sentences.flat()) {
    const last = whole.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part;
    else whole.push(part);
  }
  return whole;
}

export function sliceOf(sentence: Sentence, from: number, to = lengthOf(sentence)): Sentence {
  const parts: SentencePart[] = [];
  let at = 0;
  for (const part of sentence) {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, lengthOfPart(part))];
    if (start < end) parts.push(typeof part === 'string' ? part.slice(start, end) : part);
    at += lengthOfPart(part);
  }
  return parts;
}

/** With something else in place of the span. */
export const replaced = (sentence: Sentence, { from, to }: Span, by: Sentence): Sentence =>
  joined(sliceOf(sentence, 0, from), by, sliceOf(sentence, to));

export const figuresIn = (sentence: Sentence, { from, to }: Span): BoundFigure[] =>
  sliceOf(sentence, from, to).filter((part) => typeof part !== 'string');

/** The figure that begins at the place. */
export const figureAt = (sentence: Sentence, at: number): BoundFigure | null => figuresIn(sentence, { from: at, to: at + 1 })[0] ?? null;

/** Where each figure stands, in order. */
export function placesOf(sentence: Sentence): number[] {
  let at = 0;
  return sentence.flatMap((part) => {
    const here = at;
    at += lengthOfPart(part);
    return typeof part === 'string' ? [] : [here];
  });
}

/** The same words, with the same figures reading the same. */
export const sameSentence = (a: Sentence, b: Sentence): boolean => textOf(a) === textOf(b) && saysTheSame(joined(a), joined(b));

/** What a paste or a keyboard brings as the words of one paragraph. */
export const plainWords = (text: string): string => text.replaceAll(/\s*[\r\n]+\s*/g, '').replaceAll(/[\p{Cc}\u200b]/gu, '');

const PLACEHOLDERS = /【待补充】|\[to be filled in\]/g;
/** Where people still have to write. */
export function openPlaces(sentence: Sentence): Span[] {
  let at = 0;
  return sentence.flatMap((part) => {
    const here = at;
    at += lengthOfPart(part);
    if (typeof part !== 'string') return [];
    return [...part.matchAll(PLACEHOLDERS)].map((found) => ({ from: here + found.index, to: here + found.index + found[0].length }));
  });
}
