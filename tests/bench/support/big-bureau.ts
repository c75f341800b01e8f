/** A made-up bureau of any size with returns of one quarter, put into the database in bulk: what the sums are measured on. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { shiftPeriod, type Period, type PeriodRecord } from '#domain/period/period.js';
import { numbersOf, type Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { Fact } from '#domain/rollup/rollup.js';
import { isFilingType, SECTORS, type PeriodUnit, type Sector, type Unit } from '#domain/unit/unit.js';
import type { MariadbDatabase } from '#persistence/mariadb-database.js';
import { packFact } from '#persistence/packed.js';
import type { SqlValue } from '#persistence/sql.js';
import { SampleUnitLife } from '../../../apps/cli/sample/sample-unit-life.js';
import { sampleUnits } from '../../../apps/cli/sample/sample-units.js';

export const PERIOD: Period = '2026Q3';
const SECTOR_NAMES = Object.keys(SECTORS) as Sector[];
const ROWS = 1_000;

export const record: PeriodRecord = {
  period: PERIOD,
  state: 'open',
  opensOn: '2026-09-20',
  dueOn: '2026-10-12',
  locksOn: '2026-10-20',
  catalogueVersion: CATALOGUES.forPeriod(PERIOD).version,
  dataVersion: 0,
};

/** Root, then as many below each as the widths say; the last width is that of the branches. Parents first. */
export function bigTree(widths: readonly number[]): PeriodUnit[] {
  const units: PeriodUnit[] = [];
  const grow = (parent: PeriodUnit | null, index: number, level: number): void => {
    const code = parent ? `${parent.code === 'R' ? 'U' : parent.code}-${index}` : 'R';
    const isLeaf = level === widths.length;
    const unit: PeriodUnit = {
      period: PERIOD,
      code,
      name: `单位${code}`,
      shortName: `单位${code}`,
      type: isLeaf ? 'branch' : level === 0 ? 'committee' : 'general_branch',
      sector: level === 2 ? SECTOR_NAMES[index % SECTOR_NAMES.length]! : (parent?.sector ?? 'organ'),
      parent: parent?.code ?? null,
      path: `${parent?.path ?? '/'}${code}/`,
      reviewLevels: 1,
      expected: isLeaf,
    };
    units.push(unit);
    if (!isLeaf) for (let i = 0; i < widths[level]!; i++) grow(unit, i, level + 1);
  };
  grow(null, 0, 0);
  return units;
}

/** True values of the sample bureau's branches, one after another. */
export function branchValues(period: Period = PERIOD): Values[] {
  const branches = sampleUnits().filter((unit) => unit.type === 'branch' && isFilingType(unit.type));
  return branches.map((unit) => {
    const life = new SampleUnitLife(unit);
    life.live(shiftPeriod(period, -1));
    return numbersOf(life.live(period));
  });
}

export function factsOf(units: readonly PeriodUnit[]): Fact[] {
  const catalogue = CATALOGUES.forPeriod(PERIOD);
  const made = branchValues().map((values) =>
    makeFact(catalogue, { period: PERIOD, unit: '', version: 1, values, previous: values, yearAgo: values }),
  );
  return units
    .filter((unit) => unit.expected)
    .map((unit, i) => {
      const { values, present, ...fact } = made[i % made.length]!;
      return { ...fact, unit: unit.code, values: values.slice(), present: present.slice() };
    });
}

/** Tree and calendar through the stores. */
export async function saveTree(database: MariadbDatabase, tree: readonly PeriodUnit[]): Promise<void> {
  await database.units.save(
    tree.map(({ code, name, shortName, type, sector, parent, path }): Unit => ({
      code,
      name,
      shortName,
      type,
      sector,
      parent,
      path,
      validFrom: '2018-01-01',
      validTo: null,
      reviewLevels: 1,
    })),
  );
  await database.periods.save(record);
  await database.periods.freezeUnits(PERIOD, [...tree]);
}

/** Rows as they are, many at a time; what they refer to is known to be there. */
export async function bulkInsert(
  database: MariadbDatabase,
  table: string,
  columns: readonly string[],
  rows: readonly SqlValue[][],
): Promise<void> {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.query('SET foreign_key_checks = 0');
    await runner.query('SET unique_checks = 0');
    await runner.query('START TRANSACTION');
    const row = `(${columns.map(() => '?').join(',')})`;
    for (let start = 0; start < rows.length; start += ROWS) {
      const some = rows.slice(start, start + ROWS);
      await runner.query(`INSERT INTO ${table} (${columns.join(',')}) VALUES ${some.map(() => row).join(',')}`, some.flat());
    }
    await runner.query('COMMIT');
    await runner.query('SET foreign_key_checks = 1');
    await runner.query('SET unique_checks = 1');
  } finally {
    await runner.release();
  }
}

export const insertReturns = (database: MariadbDatabase, units: readonly string[], status: 'submitted' | 'accepted'): Promise<void> =>
  bulkInsert(
    database,
    'returns',
    [
      'period',
      'unit_code',
      'status',
      'version',
      'accepted_version',
      'first_submitted_at',
      'submitted_at',
      'accepted_at',
      'returned_count',
      'revision',
    ],
    units.map((unit) => [
      PERIOD,
      unit,
      status,
      1,
      status === 'accepted' ? 1 : null,
      '2026-10-08 02:00:00',
      '2026-10-08 02:00:00',
      status === 'accepted' ? '2026-10-09 02:00:00' : null,
      0,
      1,
    ]),
  );

export const insertFacts = (database: MariadbDatabase, facts: readonly Fact[]): Promise<void> =>
  bulkInsert(
    database,
    'facts',
    ['period', 'unit_code', 'catalogue_version', 'version', 'packed'],
    facts.map((fact) => [PERIOD, fact.unit, fact.catalogueVersion, fact.version, Buffer.from(packFact(fact).buffer)]),
  );

/** A first version of each, without findings. */
export function insertVersions(database: MariadbDatabase, units: readonly string[]): Promise<void> {
  const values = branchValues().map((each) => JSON.stringify(each));
  return bulkInsert(
    database,
    'return_versions',
    [
      'period',
      'unit_code',
      'version',
      'catalogue_version',
      'stored_values',
      'cells',
      'findings',
      'explanations',
      'created_by',
      'created_at',
    ],
    units.map((unit, i) => [
      PERIOD,
      unit,
      1,
      record.catalogueVersion,
      values[i % values.length]!,
      '{}',
      '[]',
      '{}',
      'system',
      '2026-10-08 01:00:00',
    ]),
  );
}
