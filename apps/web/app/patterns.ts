/** Whether charts are filled with patterns besides colours: chosen once, kept in this browser. */
import { useSyncExternalStore } from 'react';

const STORED_AS = 'jibao.patterns';
const listeners = new Set<() => void>();
let chosen = localStorage.getItem(STORED_AS) === 'yes';

const currentPatterns = (): boolean => chosen;

export function choosePatterns(next: boolean): void {
  chosen = next;
  localStorage.setItem(STORED_AS, next ? 'yes' : 'no');
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** The component renders again when it changes. */
export const usePatterns = (): boolean => useSyncExternalStore(subscribe, currentPatterns);
