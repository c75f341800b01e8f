/** FactStore on MariaDB: one packed row a unit and period, and the marks of what changed. */
import type { Period } from '#domain/period/period.js';
import type { FactStore } from '#domain/ports/figure-store.port.js';
import type { Fact } from '#domain/rollup/rollup.js';
import { packFact, unpackFact } from '../packed.js';
import { chunked, type Sql } from '../sql.js';

interface FactRow {
  unit: string;
  catalogueVersion: string;
  version: number;
  packed: Buffer;
}

export class MariadbFactStore implements FactStore {
  constructor(private readonly sql: Sql) {}

  async put(fact: Fact): Promise<void> {
    await this.sql.insert(
      'facts',
      ['period', 'unit_code', 'catalogue_version', 'version', 'packed'],
      [[fact.period, fact.unit, fact.catalogueVersion, fact.version, Buffer.from(packFact(fact).buffer)]],
      'ON DUPLICATE KEY UPDATE catalogue_version = VALUES(catalogue_version), version = VALUES(version), packed = VALUES(packed)',
    );
  }

  async remove(period: Period, unit: string): Promise<void> {
    await this.sql.run('DELETE FROM facts WHERE period = ? AND unit_code = ?', [period, unit]);
  }

  async *ofPeriod(period: Period): AsyncGenerator<Fact> {
    const rows = this.sql.stream<FactRow>(
      'SELECT unit_code AS unit, catalogue_version AS catalogueVersion, version, packed FROM facts WHERE period = ? ORDER BY unit_code',
      [period],
    );
    for await (const { packed, ...row } of rows) yield { period, ...row, ...unpackFact(packed) };
  }

  async of(period: Period, units: string[]): Promise<Fact[]> {
    const facts: Fact[] = [];
    for (const codes of chunked(units.toSorted(), 500)) {
      const rows = await this.sql.rows<FactRow>(
        `SELECT unit_code AS unit, catalogue_version AS catalogueVersion, version, packed FROM facts
         WHERE period = ? AND unit_code IN (?) ORDER BY unit_code`,
        [period, codes],
      );
      facts.push(...rows.map(({ packed, ...row }) => ({ period, ...row, ...unpackFact(packed) })));
    }
    return facts;
  }

  async reported(period: Period, units: string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const codes of chunked(units, 1_000)) {
      const rows = await this.sql.rows<{ unit: string }>('SELECT unit_code AS unit FROM facts WHERE period = ? AND unit_code IN (?)', [
        period,
        codes,
      ]);
      for (const { unit } of rows) found.add(unit);
    }
    return found;
  }

  markDirty(period: Period, unit: string): Promise<void> {
    return this.markAllDirty(period, [unit]);
  }

  async markAllDirty(period: Period, units: string[]): Promise<void> {
    // In one order, so that two who mark the same units wait for each other instead of for ever.
    const marks = units.toSorted().map((unit) => [period, unit, 1]);
    await this.sql.insert('dirty_marks', ['period', 'unit_code', 'seq'], marks, 'ON DUPLICATE KEY UPDATE seq = seq + 1');
  }

  dirty(period: Period): Promise<{ unit: string; seq: number }[]> {
    return this.sql.rows('SELECT unit_code AS unit, seq FROM dirty_marks WHERE period = ? ORDER BY unit_code', [period]);
  }

  async dirtyPeriods(): Promise<Period[]> {
    const rows = await this.sql.rows<{ period: Period }>('SELECT DISTINCT period FROM dirty_marks ORDER BY period');
    return rows.map((row) => row.period);
  }

  async clearDirty(period: Period, marks: { unit: string; seq: number }[]): Promise<void> {
    // By full key, so that nothing but these rows is locked: acceptances go on marking meanwhile.
    for (const [seq, units] of unitsBySeq(marks))
      for (const codes of chunked(units, 500))
        await this.sql.run('DELETE FROM dirty_marks WHERE period = ? AND unit_code IN (?) AND seq = ?', [period, codes, seq]);
  }
}

function unitsBySeq(marks: { unit: string; seq: number }[]): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { unit, seq } of marks) {
    const units = groups.get(seq);
    if (units) units.push(unit);
    else groups.set(seq, [unit]);
  }
  return groups;
}
