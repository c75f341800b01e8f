/** PeriodStore on MariaDB. */
import type { Period, PeriodException, PeriodRecord, PeriodState } from '#domain/period/period.js';
import type { PeriodStore } from '#domain/ports/period-store.port.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { treeIsImmutable } from '../refusals.js';
import { chunked, isoTime, sqlTime, type Sql } from '../sql.js';

const PERIOD = `SELECT period, state, opens_on AS opensOn, due_on AS dueOn, locks_on AS locksOn, catalogue_version AS catalogueVersion,
  data_version AS dataVersion FROM periods`;
const UNIT = `SELECT period, unit_code AS code, name, short_name AS shortName, type, sector, parent_code AS parent, path, expected,
  review_levels AS reviewLevels FROM period_units`;
const UNIT_COLUMNS = ['period', 'unit_code', 'name', 'short_name', 'type', 'sector', 'parent_code', 'path', 'expected', 'review_levels'];
const EXCEPTION = `SELECT period, unit_code AS unit, due_on AS dueOn, locks_on AS locksOn, reason, granted_by AS grantedBy,
  granted_at AS grantedAt FROM period_exceptions`;
const OVERWRITE_UNIT = `ON DUPLICATE KEY UPDATE ${UNIT_COLUMNS.slice(2)
  .map((c) => `${c} = VALUES(${c})`)
  .join(', ')}`;

export class MariadbPeriodStore implements PeriodStore {
  constructor(private readonly sql: Sql) {}

  /** Plain rows: every answer to a reader of figures begins by asking this. */
  all(): Promise<PeriodRecord[]> {
    return this.sql.rows<PeriodRecord>(`${PERIOD} ORDER BY period DESC`);
  }

  get(period: Period): Promise<PeriodRecord | null> {
    return this.sql.row<PeriodRecord>(`${PERIOD} WHERE period = ?`, [period]);
  }

  lock(period: Period): Promise<PeriodRecord | null> {
    return this.sql.row<PeriodRecord>(`${PERIOD} WHERE period = ? FOR UPDATE`, [period]);
  }

  async save(record: PeriodRecord): Promise<void> {
    const { period, state, opensOn, dueOn, locksOn, catalogueVersion, dataVersion } = record;
    // A recompute may have raised the data version since the record was read: it never goes back.
    await this.sql.insert(
      'periods',
      ['period', 'state', 'opens_on', 'due_on', 'locks_on', 'catalogue_version', 'data_version'],
      [[period, state, opensOn, dueOn, locksOn, catalogueVersion, dataVersion]],
      `ON DUPLICATE KEY UPDATE state = VALUES(state), opens_on = VALUES(opens_on), due_on = VALUES(due_on), locks_on = VALUES(locks_on),
         catalogue_version = VALUES(catalogue_version), data_version = GREATEST(data_version, VALUES(data_version))`,
    );
  }

  async setState(period: Period, state: PeriodState): Promise<void> {
    await this.sql.run('UPDATE periods SET state = ? WHERE period = ?', [state, period]);
  }

  async bumpDataVersion(period: Period): Promise<void> {
    await this.sql.run('UPDATE periods SET data_version = data_version + 1 WHERE period = ?', [period]);
  }

  async units(period: Period, prefixes?: string[]): Promise<PeriodUnit[]> {
    if (prefixes?.length === 0) return [];
    const within = prefixes && !prefixes.includes('/') ? prefixes.map(likePrefix) : [];
    const text = `${UNIT} WHERE period = ?${within.length > 0 ? ` AND (${within.map(() => 'path LIKE ?').join(' OR ')})` : ''} ORDER BY path`;
    return (await this.sql.rows<UnitRow>(text, [period, ...within])).map(unitOf);
  }

  async unit(period: Period, code: string): Promise<PeriodUnit | null> {
    const row = await this.sql.row<UnitRow>(`${UNIT} WHERE period = ? AND unit_code = ?`, [period, code]);
    return row && unitOf(row);
  }

  async unitsOf(periods: Period[], codes: string[]): Promise<PeriodUnit[]> {
    if (periods.length === 0) return [];
    const found: PeriodUnit[] = [];
    for (const some of chunked(codes, 1_000))
      found.push(...(await this.sql.rows<UnitRow>(`${UNIT} WHERE period IN (?) AND unit_code IN (?)`, [periods, some])).map(unitOf));
    return found.sort((a, b) => (a.period + a.path < b.period + b.path ? -1 : 1));
  }

  async children(period: Period, parent: string): Promise<PeriodUnit[]> {
    return (await this.sql.rows<UnitRow>(`${UNIT} WHERE period = ? AND parent_code = ? ORDER BY path`, [period, parent])).map(unitOf);
  }

  async strayed(period: Period, path: string, prefixes: string[]): Promise<string[]> {
    const outside = prefixes.map(() => 'AND u.path NOT LIKE ?').join(' ');
    const text = `SELECT p.unit_code AS code FROM period_units p JOIN units u ON u.code = p.unit_code
      WHERE p.period = ? AND p.path LIKE ? ${outside} ORDER BY p.unit_code`;
    return (await this.sql.rows<{ code: string }>(text, [period, likePrefix(path), ...prefixes.map(likePrefix)])).map((row) => row.code);
  }

  async parentsAmong(period: Period, codes: string[]): Promise<string[]> {
    if (codes.length === 0) return [];
    const text = 'SELECT DISTINCT parent_code AS code FROM period_units WHERE period = ? AND parent_code IN (?) ORDER BY parent_code';
    return (await this.sql.rows<{ code: string }>(text, [period, codes])).map((row) => row.code);
  }

  async search(period: Period, text: string, prefixes: string[], limit: number): Promise<PeriodUnit[]> {
    if (prefixes.length === 0) return [];
    const within = prefixes.map(() => 'path LIKE ?').join(' OR ');
    const query = `${UNIT} WHERE period = ? AND (${within}) AND LOCATE(?, LOWER(CONCAT_WS(' ', name, short_name, unit_code))) > 0
      ORDER BY path LIMIT ?`;
    return (await this.sql.rows<UnitRow>(query, [period, ...prefixes.map(likePrefix), text.toLowerCase(), limit])).map(unitOf);
  }

  async freezeUnits(period: Period, units: PeriodUnit[]): Promise<void> {
    await this.sql.atomically(async (sql) => {
      const state = await sql.row<{ state: PeriodState }>('SELECT state FROM periods WHERE period = ? FOR UPDATE', [period]);
      if (state?.state === 'closed' || state?.state === 'released') throw treeIsImmutable(period);
      const rows = units.map((u) => [period, u.code, u.name, u.shortName, u.type, u.sector, u.parent, u.path, u.expected, u.reviewLevels]);
      await sql.insert('period_units', UNIT_COLUMNS, rows, OVERWRITE_UNIT);
      const kept = new Set(units.map((unit) => unit.code));
      const stored = await sql.rows<{ code: string }>('SELECT unit_code AS code FROM period_units WHERE period = ?', [period]);
      const gone = stored.map((row) => row.code).filter((code) => !kept.has(code));
      for (const codes of chunked(gone, 500)) {
        // Marks and sums of a unit that leaves are derived; its return, if it has one, keeps it in the tree.
        await sql.run('DELETE FROM dirty_marks WHERE period = ? AND unit_code IN (?)', [period, codes]);
        await sql.run('DELETE FROM rollups WHERE period = ? AND unit_code IN (?)', [period, codes]);
        await sql.run('DELETE FROM period_exceptions WHERE period = ? AND unit_code IN (?)', [period, codes]);
        await sql.run('DELETE FROM period_units WHERE period = ? AND unit_code IN (?)', [period, codes]);
      }
    });
  }

  async exceptions(period: Period): Promise<PeriodException[]> {
    return (await this.sql.rows<ExceptionRow>(`${EXCEPTION} WHERE period = ? ORDER BY unit_code`, [period])).map(exceptionOf);
  }

  async exception(period: Period, unit: string): Promise<PeriodException | null> {
    const row = await this.sql.row<ExceptionRow>(`${EXCEPTION} WHERE period = ? AND unit_code = ?`, [period, unit]);
    return row && exceptionOf(row);
  }

  async saveException(exception: PeriodException): Promise<void> {
    const { period, unit, dueOn, locksOn, reason, grantedBy, grantedAt } = exception;
    await this.sql.insert(
      'period_exceptions',
      ['period', 'unit_code', 'due_on', 'locks_on', 'reason', 'granted_by', 'granted_at'],
      [[period, unit, dueOn, locksOn, reason, grantedBy, sqlTime(grantedAt)]],
      `ON DUPLICATE KEY UPDATE due_on = VALUES(due_on), locks_on = VALUES(locks_on), reason = VALUES(reason),
         granted_by = VALUES(granted_by), granted_at = VALUES(granted_at)`,
    );
  }

  async removeException(period: Period, unit: string): Promise<void> {
    await this.sql.run('DELETE FROM period_exceptions WHERE period = ? AND unit_code = ?', [period, unit]);
  }
}

type ExceptionRow = Omit<PeriodException, 'grantedAt'> & { grantedAt: Date };
const exceptionOf = (row: ExceptionRow): PeriodException => ({ ...row, grantedAt: isoTime(row.grantedAt) });
type UnitRow = Omit<PeriodUnit, 'expected'> & { expected: number };
const unitOf = (row: UnitRow): PeriodUnit => ({ ...row, expected: row.expected === 1 });
const likePrefix = (prefix: string): string => `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
