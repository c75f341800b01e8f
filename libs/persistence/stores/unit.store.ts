/** UnitStore on MariaDB: states of every unit by the day they begin; `units` holds today's tree. */
import type { UnitStore } from '#domain/ports/period-store.port.js';
import type { Unit } from '#domain/unit/unit.js';
import type { Succession, UnitChange, UnitChangeRequest } from '#domain/unit/unit-change.js';
import { canonicalJson } from '../canonical-json.js';
import { UnitEntity } from '../entities/unit.entity.js';
import { grouped } from '#domain/grouped.js';
import { unitChangesLater } from '../refusals.js';
import { chunked, isoTime, sqlTime, type Sql, type SqlValue } from '../sql.js';

const CONTENT = ['name', 'short_name', 'type', 'sector', 'parent_code', 'path', 'valid_from', 'valid_to', 'review_levels'];
const overwrite = `ON DUPLICATE KEY UPDATE ${CONTENT.map((c) => `${c} = VALUES(${c})`).join(', ')}`;
const contentOf = (u: Unit): SqlValue[] => [
  ...[u.name, u.shortName, u.type, u.sector, u.parent, u.path],
  ...[u.validFrom, u.validTo, u.reviewLevels],
];

/** The state each unit is in on a day. */
const STATES_ON = `SELECT s.* FROM unit_states s
  JOIN (SELECT unit_code, MAX(from_day) AS from_day FROM unit_states WHERE from_day <= ? GROUP BY unit_code) l
    ON l.unit_code = s.unit_code AND l.from_day = s.from_day`;
const UNIT = `s.unit_code AS code, s.name, s.short_name AS shortName, s.type, s.sector, s.parent_code AS parent, s.path,
  s.valid_from AS validFrom, s.valid_to AS validTo, s.review_levels AS reviewLevels`;

const TODAY = `SELECT code, name, short_name AS shortName, type, sector, parent_code AS parent, path, valid_from AS validFrom,
  valid_to AS validTo, review_levels AS reviewLevels FROM units`;

interface ChangeRow {
  id: string;
  request: string;
  successions: string;
  byId: string;
  byName: string;
  at: Date;
}

export class MariadbUnitStore implements UnitStore {
  constructor(private readonly sql: Sql) {}

  validOn(date: string): Promise<Unit[]> {
    return this.sql.rows<Unit>(`SELECT ${UNIT} FROM (${STATES_ON}) s WHERE s.valid_to IS NULL OR s.valid_to >= ? ORDER BY s.path`, [
      date,
      date,
    ]);
  }

  byCode(code: string): Promise<Unit | null> {
    return this.sql.row<Unit>(`${TODAY} WHERE code = ?`, [code]);
  }

  async byCodes(codes: string[]): Promise<Unit[]> {
    const found: Unit[] = [];
    for (const some of chunked(codes, 1_000)) found.push(...(await this.sql.rows<Unit>(`${TODAY} WHERE code IN (?)`, [some])));
    return found;
  }

  async save(units: Unit[]): Promise<void> {
    await this.sql.atomically(async (sql) => {
      await writeUnits(sql, units);
      for (const [day, some] of grouped(units, (unit) => unit.validFrom)) {
        for (const codes of chunked(codesOf(some), 500))
          await sql.run('DELETE FROM unit_states WHERE from_day > ? AND unit_code IN (?)', [day, codes]);
        await writeStates(sql, day, some);
      }
    });
  }

  count(): Promise<number> {
    return this.sql.manager.count(UnitEntity);
  }

  async change(change: UnitChange, units: Unit[], today: string): Promise<void> {
    const { id, request, successions, by, at } = change;
    const day = request.effectiveOn;
    await this.sql.atomically(async (sql) => {
      const lives = await lockLives(sql, units);
      const written = units
        .toSorted((a, b) => a.path.length - b.path.length)
        .map((unit) => ({ ...unit, validFrom: lives.get(unit.code) ?? unit.validFrom }));
      await assertNothingLater(sql, day, written);
      await writeUnits(sql, day <= today ? written : written.filter((unit) => !lives.has(unit.code)));
      await writeStates(sql, day, written);
      await sql.insert(
        'unit_changes',
        ['id', 'request', 'successions', 'by_id', 'by_name', 'at'],
        [[id, canonicalJson(request), canonicalJson(successions), by.id, by.name, sqlTime(at)]],
      );
    });
  }

  async withdraw(id: string, day: string, { restored, gone }: { restored: Unit[]; gone: string[] }): Promise<void> {
    await this.sql.atomically(async (sql) => {
      for (const codes of chunked(gone, 500))
        await sql.run('DELETE FROM unit_states WHERE from_day = ? AND unit_code IN (?)', [day, codes]);
      await writeStates(sql, day, restored);
      await sql.run('DELETE FROM unit_changes WHERE id = ?', [id]);
    });
  }

  async forget(codes: string[]): Promise<void> {
    // Children before parents: a row is held by those below it.
    const rows =
      codes.length === 0
        ? []
        : await this.sql.rows<{ code: string }>(
            `SELECT u.code FROM units u WHERE u.code IN (?) AND NOT EXISTS (SELECT 1 FROM unit_states s WHERE s.unit_code = u.code)
       ORDER BY CHAR_LENGTH(u.path) DESC`,
            [codes],
          );
    for (const { code } of rows) await this.sql.run('DELETE FROM units WHERE code = ?', [code]);
  }

  settle(today: string): Promise<number> {
    const columns = CONTENT.map((c) => `u.${c} = s.${c}`).join(', ');
    const same = CONTENT.map((c) => `u.${c} <=> s.${c}`).join(' AND ');
    return this.sql.run(`UPDATE units u JOIN (${STATES_ON}) s ON s.unit_code = u.code SET ${columns} WHERE NOT (${same})`, [today]);
  }

  async changes(limit: number): Promise<UnitChange[]> {
    const rows = await this.sql.rows<ChangeRow>(
      `SELECT id, request, successions, by_id AS byId, by_name AS byName, at FROM unit_changes
       ORDER BY at DESC, seq DESC LIMIT ${Math.max(0, Math.trunc(limit))}`,
    );
    return rows.map((row) => ({
      id: row.id,
      request: JSON.parse(row.request) as UnitChangeRequest,
      successions: JSON.parse(row.successions) as Succession[],
      by: { id: row.byId, name: row.byName },
      at: isoTime(row.at),
    }));
  }

  async successions(): Promise<Succession[]> {
    const rows = await this.sql.rows<{ successions: string }>(
      "SELECT successions FROM unit_changes WHERE successions <> '[]' ORDER BY seq",
    );
    return rows.flatMap((row) => JSON.parse(row.successions) as Succession[]);
  }
}

const codesOf = (units: Unit[]): string[] => units.map((unit) => unit.code);

const writeUnits = (sql: Sql, units: Unit[]): Promise<void> =>
  sql.insert(
    'units',
    ['code', ...CONTENT],
    units.map((unit) => [unit.code, ...contentOf(unit)]),
    overwrite,
  );

const writeStates = (sql: Sql, day: string, units: Unit[]): Promise<void> =>
  sql.insert(
    'unit_states',
    ['unit_code', 'from_day', ...CONTENT],
    units.map((unit) => [unit.code, day, ...contentOf(unit)]),
    overwrite,
  );

/** Since when each of the units lives, as far as they are known; nobody else changes them meanwhile. */
async function lockLives(sql: Sql, units: Unit[]): Promise<Map<string, string>> {
  const lives = new Map<string, string>();
  for (const codes of chunked(codesOf(units).toSorted(), 1_000)) {
    const text = 'SELECT code, valid_from AS validFrom FROM units WHERE code IN (?) FOR UPDATE';
    for (const row of await sql.rows<{ code: string; validFrom: string }>(text, [codes])) lives.set(row.code, row.validFrom);
  }
  return lives;
}

async function assertNothingLater(sql: Sql, day: string, units: Unit[]): Promise<void> {
  const own = new Set(codesOf(units));
  const above = new Map(units.flatMap((unit) => (unit.parent === null ? [] : [[unit.parent, unit] as const])));
  for (const codes of chunked([...new Set([...own, ...above.keys()])], 1_000)) {
    const later = await sql.rows<{ code: string; day: string; path: string }>(
      'SELECT unit_code AS code, from_day AS day, path FROM unit_states WHERE from_day > ? AND unit_code IN (?) ORDER BY from_day',
      [day, codes],
    );
    for (const state of later) {
      const child = above.get(state.code);
      if (own.has(state.code) || (child && child.path !== `${state.path}${child.code}/`)) throw unitChangesLater(state.code, state.day);
    }
  }
}
