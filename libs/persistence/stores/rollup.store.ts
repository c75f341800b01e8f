/** RollupStore on MariaDB: writes only the rows whose content changed, so that one acceptance costs a handful of rows. */
import { createHash } from 'node:crypto';
import type { Period } from '#domain/period/period.js';
import type { RollupStore } from '#domain/ports/figure-store.port.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import type { Sector } from '#domain/unit/unit.js';
import { packSums, unpackAllSums } from '../packed.js';
import { chunked, isoTimeOrNull, sqlTime, type Sql, type SqlValue } from '../sql.js';

const COLUMNS = [
  ...['period', 'unit_code', 'sector', 'catalogue_version', 'packed', 'reported_units', 'expected_units', 'filing_due', 'filing_submitted'],
  ...['filing_on_time', 'filing_late', 'filing_accepted_first_time', 'filing_returned', 'digest'],
];
const OVERWRITE = `ON DUPLICATE KEY UPDATE ${COLUMNS.slice(3)
  .map((c) => `${c} = VALUES(${c})`)
  .join(', ')}`;
/** A row of 250 slots takes 8 kB of statement; the servers' packet limit is 16 MB. */
const ROWS_PER_INSERT = 400;

interface RollupRow {
  period: Period;
  unit: string;
  sector: Sector | '';
  catalogueVersion: string;
  packed: Buffer;
  reportedUnits: number;
  expectedUnits: number;
  due: number;
  submitted: number;
  onTime: number;
  late: number;
  acceptedFirstTime: number;
  returned: number;
}

export class MariadbRollupStore implements RollupStore {
  constructor(private readonly sql: Sql) {}

  async replaceAll(period: Period, rollups: Rollup[], computedAt: string): Promise<void> {
    await this.sql.atomically(async (sql) => {
      const stored = await sql.rows<{ unit: string; sector: string; digest: Buffer }>(
        'SELECT unit_code AS unit, sector, digest FROM rollups WHERE period = ?',
        [period],
      );
      const digests = new Map(stored.map((row) => [keyOf(row.unit, row.sector), row.digest.toString('base64')]));
      let changed: SqlValue[][] = [];
      for (const rollup of rollups) {
        const key = keyOf(rollup.unit, rollup.sector ?? '');
        const row = rowOf(period, rollup);
        if (digests.get(key) !== (row.at(-1) as Buffer).toString('base64')) changed.push(row);
        digests.delete(key);
        if (changed.length < ROWS_PER_INSERT) continue;
        await sql.insert('rollups', COLUMNS, changed, OVERWRITE);
        changed = [];
      }
      await sql.insert('rollups', COLUMNS, changed, OVERWRITE);
      for (const gone of chunked([...digests.keys()], 500))
        await sql.run('DELETE FROM rollups WHERE period = ? AND (unit_code, sector) IN (?)', [period, gone.map((key) => key.split('\n'))]);
      await stamp(sql, period, computedAt);
    });
  }

  async replaceSome(period: Period, rollups: Rollup[], computedAt: string): Promise<void> {
    await this.sql.atomically(async (sql) => {
      const rows = rollups.map((rollup) => rowOf(period, rollup));
      await sql.insert('rollups', COLUMNS, rows, OVERWRITE, ROWS_PER_INSERT);
      await stamp(sql, period, computedAt);
    });
  }

  async of(periods: Period[], units: string[], sectors: null | 'each'): Promise<Rollup[]> {
    if (periods.length === 0) return [];
    const found: Rollup[] = [];
    // One string for all who bear it: a row's own would be compared letter by letter for every figure.
    const versions = new Map<string, string>();
    const same = (version: string): string => versions.get(version) ?? (versions.set(version, version), version);
    for (const codes of chunked(units, 500)) {
      const rows = await this.sql.rows<RollupRow>(
        `SELECT period, unit_code AS unit, sector, catalogue_version AS catalogueVersion, packed, reported_units AS reportedUnits,
           expected_units AS expectedUnits, filing_due AS due, filing_submitted AS submitted, filing_on_time AS onTime, filing_late AS late,
           filing_accepted_first_time AS acceptedFirstTime, filing_returned AS returned
         FROM rollups WHERE period IN (?) AND unit_code IN (?) AND sector ${sectors === null ? "= ''" : "<> ''"}
         ORDER BY period, unit_code, sector`,
        [periods, codes],
      );
      const sums = unpackAllSums(rows.map(({ packed }) => packed));
      rows.forEach((row, i) => found.push(rollupOf(row, same(row.catalogueVersion), sums[i]!)));
    }
    return found;
  }

  async computedAt(period: Period): Promise<string | null> {
    const row = await this.sql.row<{ at: Date }>('SELECT computed_at AS at FROM rollup_runs WHERE period = ?', [period]);
    return isoTimeOrNull(row?.at ?? null);
  }
}

async function stamp(sql: Sql, period: Period, computedAt: string): Promise<void> {
  const text = 'INSERT INTO rollup_runs (period, computed_at) VALUES (?, ?) ON DUPLICATE KEY UPDATE computed_at = VALUES(computed_at)';
  await sql.run(text, [period, sqlTime(computedAt)]);
}

const keyOf = (unit: string, sector: string): string => `${unit}\n${sector}`;

/** In the order of COLUMNS; the digest, last, covers what stands between key and digest. */
function rowOf(period: Period, rollup: Rollup): SqlValue[] {
  const { due, submitted, onTime, late, acceptedFirstTime, returned } = rollup.filing;
  const numbers = [rollup.reportedUnits, rollup.expectedUnits, due, submitted, onTime, late, acceptedFirstTime, returned];
  const packed = packSums(rollup);
  const digest = createHash('sha256')
    .update(packed)
    .update(`${rollup.catalogueVersion}:${numbers.join(':')}`)
    .digest()
    .subarray(0, 16);
  return [period, rollup.unit, rollup.sector ?? '', rollup.catalogueVersion, Buffer.from(packed.buffer), ...numbers, digest];
}

type Sums = Pick<Rollup, 'sums' | 'counts' | 'expected'>;
const rollupOf = (row: RollupRow, catalogueVersion: string, { sums, counts, expected }: Sums): Rollup => ({
  period: row.period,
  unit: row.unit,
  sector: row.sector === '' ? null : row.sector,
  catalogueVersion,
  sums,
  counts,
  expected,
  reportedUnits: row.reportedUnits,
  expectedUnits: row.expectedUnits,
  filing: {
    due: row.due,
    submitted: row.submitted,
    onTime: row.onTime,
    late: row.late,
    acceptedFirstTime: row.acceptedFirstTime,
    returned: row.returned,
  },
});
