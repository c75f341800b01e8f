/** Which language the reader chose, and the words of the screens in it. Words of the domain come translated from the api. */
import { useSyncExternalStore } from 'react';
import type { Language, Text } from '#domain/errors.js';
import { FIRST_WORDS } from './words/first-words.js';
import type { WordKey } from './words/words.js';

const STORED_AS = 'jibao.language';
export type TextKey = WordKey;
/** The first words, and all others once the application has brought them. */
let known: Partial<Record<TextKey, Text>> = FIRST_WORDS;
const listeners = new Set<() => void>();

let language: Language = localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh';
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

export function learnWords(words: Partial<Record<TextKey, Text>>): void {
  known = { ...known, ...words };
}

export const currentLanguage = (): Language => language;

export function chooseLanguage(next: Language): void {
  language = next;
  localStorage.setItem(STORED_AS, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  for (const listener of listeners) listener();
}

/** The words for `key`, with `{name}` filled in. */
export function text(key: TextKey, values: Record<string, string | number> = {}): string {
  return (known[key]?.[language] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** The chosen language; the component renders again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage);

export type Translate = typeof text;
/** `text`, bound to the chosen language. */
export function useText(): Translate {
  useLanguage();
  return text;
}
