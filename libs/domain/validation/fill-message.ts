/** Fills a message's braces with the actual values, in both languages: `{M09}`, `{prev(M09)}`, `{expected}`. */
import type { Language, Text } from '../errors.js';

/** What stands for one brace; a text where it differs by language; null is said as "—". */
export type Filler = (token: string, language: Language) => string | number | Text | null;

const BRACE = /\{([^{}]+)\}/g;

export function fillMessage(text: Text, filler: Filler): Text {
  return { zh: fill(text.zh, 'zh', filler), en: fill(text.en, 'en', filler) };
}

/** The tokens a text asks for, for checking a catalogue. */
export const tokensOf = (text: string): string[] => [...text.matchAll(BRACE)].map((match) => match[1]!);

/** A figure as a sentence says it: no grouping, at most four decimals, no trailing zeros. */
export const sayNumber = (value: number): string => String(Number(value.toFixed(4)));

function fill(text: string, language: Language, filler: Filler): string {
  return text.replace(BRACE, (_, token: string) => {
    const value = filler(token, language);
    if (value === null) return '—';
    if (typeof value === 'number') return sayNumber(value);
    return typeof value === 'string' ? value : value[language];
  });
}
