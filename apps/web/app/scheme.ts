/** Light or dark: what the reader chose, or what his system says; kept in this browser, applied to the whole page at once. */
import { useSyncExternalStore } from 'react';

export const SCHEME_CHOICES = ['auto', 'light', 'dark'] as const;
export type SchemeChoice = (typeof SCHEME_CHOICES)[number];
export type Scheme = 'light' | 'dark';

const STORED_AS = 'jibao.scheme';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const stored = localStorage.getItem(STORED_AS);
let choice: SchemeChoice = SCHEME_CHOICES.find((one) => one === stored) ?? 'auto';

/** What one screen insists on while it is shown: the wall. */
let lent: Scheme | null = null;

const currentChoice = (): SchemeChoice => choice;
const currentScheme = (): Scheme => lent ?? (choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice);

function apply(): void {
  document.documentElement.dataset.scheme = currentScheme();
  for (const listener of listeners) listener();
}
apply();
system.addEventListener('change', apply);

export function chooseScheme(next: SchemeChoice): void {
  choice = next;
  localStorage.setItem(STORED_AS, next);
  apply();
}

/** Shows everything so until the answer is called. */
export function lendScheme(scheme: Scheme): () => void {
  lent = scheme;
  apply();
  return () => {
    lent = null;
    apply();
  };
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** What is drawn now; the component renders again when it changes. */
export const useScheme = (): Scheme => useSyncExternalStore(subscribe, currentScheme);
export const useSchemeChoice = (): SchemeChoice => useSyncExternalStore(subscribe, currentChoice);
