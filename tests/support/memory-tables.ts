/** The tables behind a MemoryDatabase: copied to begin many runs alike, and written out to compare where they ended. */
import { MemoryDatabase } from '#persistence/memory-database.js';
import { MemoryState } from '#persistence/memory/memory-state.js';

const stateOf = (database: MemoryDatabase): MemoryState => (database as unknown as { state: MemoryState }).state;

export function copyOf(database: MemoryDatabase): MemoryDatabase {
  const copy = new MemoryDatabase();
  const [from, to] = [stateOf(database), stateOf(copy)];
  to.merge(new MemoryState(), from.copy());
  to.ids.last = from.ids.last;
  return copy;
}

/** Every table as sorted rows of text, without what differs between two runs: ids, instants, how often was tried. */
export function tablesOf(database: MemoryDatabase): Record<string, string[]> {
  const tables = Object.entries(stateOf(database)).filter((entry): entry is [string, Map<string, unknown>] => entry[1] instanceof Map);
  return Object.fromEntries(tables.map(([name, rows]) => [name, [...rows.values()].map(textOf).toSorted()]));
}

/** Rows of one that the other has not, cut short. */
export function differences(one: Record<string, string[]>, other: Record<string, string[]>): string[] {
  const missing = (from: Record<string, string[]>, within: Record<string, string[]>, sign: string) =>
    Object.entries(from).flatMap(([table, rows]) => {
      const rest = [...within[table]!];
      const extra = rows.filter((row) => !rest.includes(row) || !rest.splice(rest.indexOf(row), 1));
      return extra.map((row) => `${sign} ${table} ${row.slice(0, 200)}`);
    });
  return [...missing(one, other, '+'), ...missing(other, one, '-')];
}

/** Made of ids, or counting how often something was tried. */
const LEFT_OUT = new Set(['id', 'subject', 'attempts', 'attempt']);

function textOf(row: unknown): string {
  const text = JSON.stringify(row, (key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<bigint | number>, String);
    return LEFT_OUT.has(key) ? undefined : value;
  });
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant');
}
