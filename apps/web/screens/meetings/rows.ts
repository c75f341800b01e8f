/** The list with one of its rows a place up or down; the same list where there is no such place. */
export function moved<T extends { id: string }>(rows: readonly T[], id: string, by: -1 | 1): T[] {
  const at = rows.findIndex((row) => row.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= rows.length) return [...rows];
  const next = [...rows];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** The list with this row instead of the one of its id, or at its end. */
export const withRow = <T extends { id: string }>(rows: readonly T[], row: T): T[] =>
  rows.some(({ id }) => id === row.id) ? rows.map((one) => (one.id === row.id ? row : one)) : [...rows, row];
