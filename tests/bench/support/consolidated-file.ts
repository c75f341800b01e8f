/** A bureau of 5,000 units with four accepted quarters behind it, and the consolidated file of the open one: what reading a whole file is measured on. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { shiftPeriod, type Period } from '#domain/period/period.js';
import { numbersOf, type Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { PeriodUnit, UnitType } from '#domain/unit/unit.js';
import type { MariadbDatabase } from '#persistence/mariadb-database.js';
import { packFact } from '#persistence/packed.js';
import type { SqlValue } from '#persistence/sql.js';
import { writeConsolidated } from '#workbook/exports/consolidated.js';
import { SampleUnitLife } from '../../../apps/cli/sample/sample-unit-life.js';
import { sampleUnits } from '../../../apps/cli/sample/sample-units.js';
import { bigTree, bulkInsert, PERIOD, record, saveTree } from './big-bureau.js';

const QUARTERS_BEFORE = 4;
/** 5,000 below 100 general branches; every 25th is a committee, so that no element lacks its figures. */
const WIDTHS = [10, 10, 50];
const COMMITTEE_EVERY = 25;

export interface ConsolidatedFile {
  bytes: Uint8Array;
  units: PeriodUnit[];
}

export async function furnishConsolidated(database: MariadbDatabase): Promise<ConsolidatedFile> {
  const catalogue = CATALOGUES.forPeriod(PERIOD);
  const tree = bigTree(WIDTHS).map((unit, i): PeriodUnit =>
    unit.expected && i % COMMITTEE_EVERY === 0 ? { ...unit, type: 'second_committee' } : unit,
  );
  const units = tree.filter((unit) => unit.expected);
  await saveTree(database, tree);
  const lives = { branch: livesOf('branch'), second_committee: livesOf('second_committee') };
  const lived = (unit: PeriodUnit, i: number, quarter: number): Values => {
    const some = lives[unit.type as 'branch' | 'second_committee'];
    return some[i % some.length]![quarter]!;
  };
  for (let back = 1; back <= QUARTERS_BEFORE; back++) {
    const period = shiftPeriod(PERIOD, -back);
    await database.periods.save({ ...record, period });
    await database.periods.freezeUnits(
      period,
      tree.map((unit) => ({ ...unit, period })),
    );
    await database.periods.setState(period, 'closed');
    await insertAccepted(
      database,
      period,
      units.map((unit, i) => ({ unit, values: lived(unit, i, QUARTERS_BEFORE - back) })),
    );
  }
  const bytes = await writeConsolidated({
    period: record,
    catalogue,
    units: units.map((unit, i) => ({ unit, values: lived(unit, i, QUARTERS_BEFORE) })),
  });
  return { bytes, units };
}

/** Five quarters of true lives each, oldest first. */
function livesOf(type: UnitType): Values[][] {
  return sampleUnits()
    .filter((unit) => unit.type === type)
    .map((unit) => {
      const life = new SampleUnitLife(unit);
      return Array.from({ length: QUARTERS_BEFORE + 1 }, (_, i) => numbersOf(life.live(shiftPeriod(PERIOD, i - QUARTERS_BEFORE))));
    });
}

async function insertAccepted(database: MariadbDatabase, period: Period, rows: { unit: PeriodUnit; values: Values }[]): Promise<void> {
  const catalogue = CATALOGUES.forPeriod(period);
  const at = '2026-01-08 02:00:00';
  await bulkInsert(
    database,
    'returns',
    ['period', 'unit_code', 'status', 'version', 'accepted_version', 'accepted_at', 'returned_count', 'revision'],
    rows.map(({ unit }): SqlValue[] => [period, unit.code, 'accepted', 1, 1, at, 0, 1]),
  );
  const texts = new Map<Values, string>();
  const text = (values: Values): string => {
    const known = texts.get(values) ?? JSON.stringify(values);
    texts.set(values, known);
    return known;
  };
  await bulkInsert(
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
    rows.map(({ unit, values }): SqlValue[] => [
      ...[period, unit.code, 1, catalogue.version, text(values), '{}', '[]', '{}', 'system', at],
    ]),
  );
  await bulkInsert(
    database,
    'facts',
    ['period', 'unit_code', 'catalogue_version', 'version', 'packed'],
    rows.map(({ unit, values }): SqlValue[] => {
      const fact = makeFact(catalogue, { period, unit: unit.code, version: 1, values, previous: null, yearAgo: null });
      return [period, unit.code, catalogue.version, 1, Buffer.from(packFact(fact))];
    }),
  );
}
