/** The same unit and period twice in one file: nobody can tell which was meant, so that none of them is taken. */
import { addressName } from './address.js';
import { unitTwice, type Place } from './part-findings.js';
import type { Readable } from './read-book.js';

interface Occurrence {
  name: string;
  place: Place | null;
}

export function refuseRepeated(contents: Readable): Readable {
  const found = new Map<string, Occurrence[]>();
  const add = (key: string, occurrence: Occurrence) => {
    const others = found.get(key);
    if (others) others.push(occurrence);
    else found.set(key, [occurrence]);
  };
  for (const { from, parsed } of contents.returns)
    add(keyOf(parsed.identity.unit, parsed.identity.period), { name: from ?? '', place: null });
  for (const { sheet, period, rows } of contents.tables)
    for (const { row, unit } of rows) add(keyOf(unit, period), { name: `${sheet}!${row}`, place: { sheet, cell: addressName(row, 1) } });

  const repeated = new Map([...found].filter(([, places]) => places.length > 1));
  if (repeated.size === 0) return contents;
  const isTaken = (unit: string, period: string): boolean => !repeated.has(keyOf(unit, period));
  return {
    ok: true,
    returns: contents.returns.filter(({ parsed: { identity } }) => isTaken(identity.unit, identity.period)),
    tables: contents.tables
      .map((table) => ({ ...table, rows: table.rows.filter(({ unit }) => isTaken(unit, table.period)) }))
      .filter(({ rows }) => rows.length > 0),
    refused: [
      ...contents.refused,
      ...[...repeated].map(([key, places]) => {
        const [unit, period] = key.split('\n') as [string, string];
        const names = places.map(({ name }) => name);
        return unitTwice(unit, period, names, places[1]!.place);
      }),
    ],
  };
}

const keyOf = (unit: string, period: string): string => `${unit}\n${period}`;
