/** Writing returns and versions, one or thousands: rows go in by the chunk, never one statement each. */
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { isDuplicate } from '../database-errors.js';
import { grouped } from '#domain/grouped.js';
import { returnChanged, returnExists } from '../refusals.js';
import { chunked, type Sql } from '../sql.js';
import { RETURN_COLUMNS, returnRow, VERSION_COLUMNS, versionRow } from './return-rows.js';

/** A version takes some 15 kB, a statement at most a few MB. */
const VERSIONS_PER_INSERT = 100;
const OVERWRITE = `ON DUPLICATE KEY UPDATE ${RETURN_COLUMNS.slice(2)
  .map((c) => `${c} = VALUES(${c})`)
  .join(', ')}`;

export async function insertReturns(sql: Sql, records: Omit<ReturnRecord, 'revision'>[]): Promise<void> {
  const rows = records.map((record) => returnRow({ ...record, revision: 1 }));
  try {
    await sql.atomically((inner) => inner.insert('returns', RETURN_COLUMNS, rows));
  } catch (error) {
    if (isDuplicate(error)) throw returnExists(...duplicate(error, records));
    throw error;
  }
}

/** Revisions are compared under a lock first, so that the one that changed can be named; the writing itself is one statement a chunk. */
export async function updateReturns(sql: Sql, records: ReturnRecord[]): Promise<void> {
  await sql.atomically(async (inner) => {
    for (const [period, some] of grouped(records, (record) => record.period))
      for (const chunk of chunked(some, 500)) {
        const stored = await inner.rows<{ unit: string; revision: number }>(
          'SELECT unit_code AS unit, revision FROM returns WHERE period = ? AND unit_code IN (?) FOR UPDATE',
          [period, chunk.map((record) => record.unit)],
        );
        const revisions = new Map(stored.map((row) => [row.unit, row.revision]));
        const changed = chunk.find((record) => revisions.get(record.unit) !== record.revision);
        if (changed) throw returnChanged(period, changed.unit);
        const rows = chunk.map((record) => returnRow({ ...record, revision: record.revision + 1 }));
        await inner.insert('returns', RETURN_COLUMNS, rows, OVERWRITE);
      }
  });
}

export const insertVersions = (sql: Sql, versions: ReturnVersion[]): Promise<void> =>
  sql.atomically(async (inner) => {
    for (const chunk of chunked(versions, VERSIONS_PER_INSERT))
      await inner.insert('return_versions', VERSION_COLUMNS, chunk.map(versionRow));
  });

/** The server names the key it met: `2026Q3-JG-01`. */
function duplicate(error: unknown, records: Omit<ReturnRecord, 'revision'>[]): [period: string, unit: string] {
  const key = /entry '(\d{4}Q\d)-(.*?)' for key/.exec((error as Error).message);
  return key ? [key[1]!, key[2]!] : [records[0]!.period, records[0]!.unit];
}
