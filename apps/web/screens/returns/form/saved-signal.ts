/** Tells whoever shows a return that the form has saved the last of it after it was left. */
type Listener = (address: string) => void;
const listeners = new Set<Listener>();

export const tellSaved = (address: string): void => {
  for (const listener of listeners) listener(address);
};

export function onSaved(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
