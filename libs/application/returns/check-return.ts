/** Checks returns against everything known of their units: gathered for one or for thousands at once, then judged by one pure path. */
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { lastDayOf, previousPeriod, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import { withComputedValues } from '#domain/return/computed-values.js';
import type { CellMap, ReturnRecord } from '#domain/return/return.js';
import { numbersOf, type StoredValues, type Values } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { validateReturn } from '#domain/validation/validate-return.js';
import type { PeerStats } from '#domain/validation/validation-input.js';
import { dueDaysOf, type DueDays } from '../periods/due-days.js';
import type { Ports } from '../ports.js';
import { peerStats } from './peer-stats.js';
import { checkPrefilled, prefilledValues } from './prefilled-values.js';
import { historyPeriods, returnHistories, type ReturnHistory } from './return-history.js';

/** A checked return that nobody has stored yet. */
export interface CheckedReturn {
  period: Period;
  unit: string;
  catalogueVersion: string;
  values: StoredValues;
  cells: CellMap;
  findings: Finding[];
}

/** Everything a return of one unit is judged by, besides itself. */
export interface Surroundings {
  history: ReturnHistory;
  record: ReturnRecord | null;
  due: DueDays;
  parentValid: boolean;
  peers: PeerStats | null;
}

/** More than so many parents are looked up in the whole tree at once. */
const FEW = 10;

/** Accepted values of the last four quarters, newest first; null where there is no accepted return. */
export async function acceptedHistory(stores: Pick<Stores, 'returns'>, period: Period, unit: string): Promise<(Values | null)[]> {
  const periods = historyPeriods(period);
  const accepted = await stores.returns.acceptedValues(unit, periods);
  return periods.map((at) => {
    const values = accepted.get(at);
    return values ? numbersOf(values) : null;
  });
}

/**
 * What returns of these units are judged by. What they share is gathered once; history and records are gathered for some of them
 * at a time, so that a file of thousands never holds the past of all of them. `periods`: all of them, where they were read already.
 */
export async function surroundingsOf(
  ports: Pick<Ports, 'database'>,
  period: PeriodRecord,
  catalogue: Catalogue,
  units: readonly PeriodUnit[],
  periods?: readonly PeriodRecord[],
): Promise<(some: readonly PeriodUnit[]) => Promise<(unit: PeriodUnit) => Surroundings>> {
  const { database } = ports;
  const before = previousPeriod(period.period);
  const [exceptions, validParents, previous] = await Promise.all([
    database.periods.exceptions(period.period),
    parentsValidOn(database, lastDayOf(period.period), units),
    periods ? (periods.find((each) => each.period === before) ?? null) : database.periods.get(before),
  ]);
  const peersOf = await peerStats(ports, previous, catalogue);
  const exceptionOf = new Map(exceptions.map((exception) => [exception.unit, exception]));
  return async (some) => {
    const codes = some.map((unit) => unit.code);
    const [historyOf, records] = await Promise.all([
      returnHistories(database, period.period, codes),
      database.returns.ofPeriod(period.period, codes),
    ]);
    const recordOf = new Map(records.map((record) => [record.unit, record]));
    return (unit) => ({
      history: historyOf(unit.code),
      record: recordOf.get(unit.code) ?? null,
      due: dueDaysOf(period, exceptionOf.get(unit.code)),
      parentValid: unit.parent === null || validParents.has(unit.parent),
      peers: peersOf(unit),
    });
  };
}

/** Judges one return; the same answer for the same input, whoever sent it. */
export function judgeReturn(
  catalogue: Catalogue,
  input: { period: PeriodRecord; unit: PeriodUnit; values: StoredValues; cells: CellMap; at: Date },
  around: Surroundings,
): CheckedReturn {
  const { period, unit, cells } = input;
  const { history } = around;
  // Computed cells are ours, not the clerk's: a program that does not recalculate must not leave him with an error he cannot reach.
  const values = withComputedValues(catalogue, unit.type, period.period, input.values);
  const findings = validateReturn({
    catalogue,
    unit,
    period: period.period,
    values,
    cells,
    previous: history.values[0] ?? null,
    yearAgo: history.values[3] ?? null,
    history: history.values,
    previousIsHistorical: history.previousIsHistorical,
    returnedCount: around.record?.returnedCount ?? 0,
    // Who corrects what was accepted has filed before.
    submittedLate: shanghaiDate(input.at) > around.due.dueOn && !around.record?.acceptedVersion,
    periodOpen: period.state === 'open',
    unitActive: unit.expected,
    parentValid: around.parentValid,
    peers: around.peers,
  });
  const fromTree = checkPrefilled(catalogue, prefilledValues(catalogue, unit, null), values, cells);
  return {
    period: period.period,
    unit: unit.code,
    catalogueVersion: catalogue.version,
    values,
    cells,
    findings: fromTree.length > 0 ? [...fromTree, ...findings] : findings,
  };
}

/** What a return of one unit is judged by. */
export async function surroundingsOfOne(
  ports: Pick<Ports, 'database'>,
  period: PeriodRecord,
  catalogue: Catalogue,
  unit: PeriodUnit,
): Promise<Surroundings> {
  const gather = await surroundingsOf(ports, period, catalogue, [unit]);
  return (await gather([unit]))(unit);
}

/** Gathers and judges one return. */
export async function checkReturn(
  ports: Pick<Ports, 'database' | 'catalogues'>,
  input: { period: PeriodRecord; unit: PeriodUnit; values: StoredValues; cells: CellMap; at: Date },
): Promise<CheckedReturn> {
  const catalogue = ports.catalogues.ofVersion(input.period.catalogueVersion);
  const gather = await surroundingsOf(ports, input.period, catalogue, [input.unit]);
  const around = await gather([input.unit]);
  return judgeReturn(catalogue, input, around(input.unit));
}

async function parentsValidOn(stores: Pick<Stores, 'units'>, day: string, units: readonly PeriodUnit[]): Promise<Set<string>> {
  const parents = [...new Set(units.map((unit) => unit.parent).filter((parent) => parent !== null))];
  if (parents.length > FEW) return new Set((await stores.units.validOn(day)).map((unit) => unit.code));
  const found = await Promise.all(parents.map((code) => stores.units.byCode(code)));
  const isValid = (from: string, to: string | null) => from <= day && (to === null || to >= day);
  return new Set(found.filter((unit) => unit !== null && isValid(unit.validFrom, unit.validTo)).map((unit) => unit!.code));
}
