/** What a key means in a cell of the form: the habits of a spreadsheet. */
export type Move = 'next' | 'previous' | 'first' | 'last' | 'restore' | 'copy' | 'edit' | 'undo';

export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

/** `typing`: the cell holds something not left yet; then Ctrl+Z is the field's own. Null: not ours, the browser does it (Tab, letters, ← →). */
export function moveOf(key: Key, typing: boolean): Move | null {
  if (key.isComposing || key.altKey) return null;
  const command = key.ctrlKey || key.metaKey;
  if (command && !key.shiftKey) {
    if (key.key.toLowerCase() === 'd') return 'copy';
    if (key.key.toLowerCase() === 'z') return typing ? null : 'undo';
    if (key.key === 'Home') return 'first';
    if (key.key === 'End') return 'last';
  }
  if (command) return null;
  switch (key.key) {
    case 'Enter':
      return key.shiftKey ? 'previous' : 'next';
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    case 'Escape':
      return 'restore';
    case 'F2':
      return 'edit';
    default:
      return null;
  }
}

/** The cell a move leads to among those that are typed, in order; null at the end of the form. */
export function cellAfter(codes: readonly string[], from: string, move: Move): string | null {
  const at = codes.indexOf(from);
  const to = { next: at + 1, previous: at - 1, first: 0, last: codes.length - 1 }[move as 'next'];
  return to === undefined || at < 0 ? null : (codes[to] ?? null);
}
