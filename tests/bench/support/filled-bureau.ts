/** A bureau of any size with several quarters behind it, every unit of it filing: what dashboards of many units are measured on. */
import { RecomputePeriod } from '#application/periods/recompute-period.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { lastDayOf, previousPeriod, samePeriodLastYear, shiftPeriod, trailingPeriods, type Period } from '#domain/period/period.js';
import { systemClock } from '#domain/ports/clock.port.js';
import { numbersOf, type Values } from '#domain/return/values.js';
import { makeFact } from '#domain/rollup/make-fact.js';
import type { Fact } from '#domain/rollup/rollup.js';
import { levelOf, type PeriodUnit, type UnitType } from '#domain/unit/unit.js';
import type { MariadbDatabase } from '#persistence/mariadb-database.js';
import { packFact } from '#persistence/packed.js';
import type { SqlValue } from '#persistence/sql.js';
import { SampleUnitLife } from '../../../apps/cli/sample/sample-unit-life.js';
import { sampleUnits } from '../../../apps/cli/sample/sample-units.js';
import { bigTree, bulkInsert, insertVersions, PERIOD, record, saveTree } from './big-bureau.js';
import { timed } from './in-turns.js';

export interface FilledBureau {
  units: PeriodUnit[];
  /** Facts of the open quarter, in the order of the tree; those left to be accepted are not among them. */
  facts: Fact[];
  /** Branches whose return is submitted and waits. */
  waiting: string[];
  /** Milliseconds the first recompute of each quarter took, oldest first: every row is written. */
  recomputed: { period: Period; ms: number }[];
}

/** Of the year so far and a year ago: what comparisons look at, and no more. */
export const QUARTERS = trailingPeriods(PERIOD, 5);
export const FEW_QUARTERS = [samePeriodLastYear(PERIOD), previousPeriod(PERIOD), PERIOD];

const WAITING = 60;
/** A quarter more than is stored, so that the oldest has its own past. */
const LIVED = 6;

/** Committees, general branches and branches file for themselves, as they do. */
const filingTree = (widths: readonly number[]): PeriodUnit[] =>
  bigTree(widths).map((unit): PeriodUnit => ({
    ...unit,
    expected: true,
    type: unit.type !== 'branch' && levelOf(unit.path) === 2 ? 'second_committee' : unit.type,
  }));

export async function fillBureau(database: MariadbDatabase, widths: readonly number[], quarters: readonly Period[]): Promise<FilledBureau> {
  const units = filingTree(widths);
  const waiting = units.slice(-WAITING).map((unit) => unit.code);
  const isWaiting = new Set(waiting);
  const recompute = new RecomputePeriod({ database, catalogues: CATALOGUES, clock: systemClock });
  const filled: FilledBureau = { units, facts: [], waiting, recomputed: [] };
  const lives = new Map(
    (['committee', 'second_committee', 'general_branch', 'branch'] as const).map((type) => [type as UnitType, livesOf(type)]),
  );
  await saveTree(database, units);
  for (const period of quarters) {
    const made = new Map([...lives].map(([type, some]) => [type, some.map((life) => factOf(life, period))]));
    const facts = units.map((unit, i): Fact => {
      const some = made.get(unit.type)!;
      return { ...some[i % some.length]!, unit: unit.code };
    });
    const isOpen = period === PERIOD;
    const accepted = isOpen ? facts.filter((fact) => !isWaiting.has(fact.unit)) : facts;
    if (!isOpen) await saveClosed(database, period, units);
    await insertFiled(database, period, units, isOpen ? isWaiting : new Set());
    await insertPacked(database, accepted);
    filled.recomputed.push({ period, ms: await timed(() => recompute.run({ period })) });
    if (isOpen) filled.facts = accepted;
  }
  await insertVersions(database, waiting);
  return filled;
}

/** Six quarters of true lives each, by period. */
function livesOf(type: UnitType): Map<Period, Values>[] {
  return sampleUnits()
    .filter((unit) => unit.type === type)
    .map((unit) => {
      const life = new SampleUnitLife(unit);
      return new Map(trailingPeriods(PERIOD, LIVED).map((period) => [period, numbersOf(life.live(period))]));
    });
}

const factOf = (life: ReadonlyMap<Period, Values>, period: Period): Fact =>
  makeFact(CATALOGUES.forPeriod(period), {
    period,
    unit: '',
    version: 1,
    values: life.get(period)!,
    previous: life.get(previousPeriod(period)) ?? null,
    yearAgo: life.get(samePeriodLastYear(period)) ?? null,
  });

/** Due twelve days after the quarter, as the open one is. */
const dayAfter = (period: Period, day: number): string =>
  `${lastDayOf(shiftPeriod(period, 1)).slice(0, 4)}-${MONTHS[period.slice(4)]}-${String(day).padStart(2, '0')}`;
const MONTHS: Record<string, string> = { Q1: '04', Q2: '07', Q3: '10', Q4: '01' };

async function saveClosed(database: MariadbDatabase, period: Period, units: readonly PeriodUnit[]): Promise<void> {
  const { version } = CATALOGUES.forPeriod(period);
  await database.periods.save({ ...record, period, catalogueVersion: version, dueOn: dayAfter(period, 12), locksOn: dayAfter(period, 20) });
  await database.periods.freezeUnits(
    period,
    units.map((unit) => ({ ...unit, period })),
  );
  await database.periods.setState(period, 'closed');
}

const insertFiled = (
  database: MariadbDatabase,
  period: Period,
  units: readonly PeriodUnit[],
  waiting: ReadonlySet<string>,
): Promise<void> =>
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
    units.map(({ code }, i): SqlValue[] => {
      // Every twelfth is late, every ninth came back once.
      const filedAt = `${dayAfter(period, i % 12 === 0 ? 14 : 8)} 02:00:00`;
      const isAccepted = !waiting.has(code);
      return [
        period,
        code,
        isAccepted ? 'accepted' : 'submitted',
        1,
        isAccepted ? 1 : null,
        filedAt,
        filedAt,
        isAccepted ? filedAt : null,
        i % 9 === 0 ? 1 : 0,
        1,
      ];
    }),
  );

const insertPacked = (database: MariadbDatabase, facts: readonly Fact[]): Promise<void> => {
  const packed = new Map<BigInt64Array, Buffer>();
  return bulkInsert(
    database,
    'facts',
    ['period', 'unit_code', 'catalogue_version', 'version', 'packed'],
    facts.map((fact): SqlValue[] => {
      const bytes = packed.get(fact.values) ?? Buffer.from(packFact(fact));
      packed.set(fact.values, bytes);
      return [fact.period, fact.unit, fact.catalogueVersion, fact.version, bytes];
    }),
  );
};
