/** Checks the values of one return against everything known of the unit: the one path for uploads, the form and the console. */
import { lastDayOf, shiftPeriod, type Period, type PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { CellMap } from '#domain/return/return.js';
import { withComputedValues } from '#domain/return/computed-values.js';
import { numbersOf, type StoredValues, type Values } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { validateReturn } from '#domain/validation/validate-return.js';
import type { Ports } from '../ports.js';
import { checkPrefilled, prefilledValues } from './prefilled-values.js';
import { peerStats } from './peer-stats.js';

/** A checked return that nobody has stored yet. */
export interface CheckedReturn {
  period: Period;
  unit: string;
  catalogueVersion: string;
  values: StoredValues;
  cells: CellMap;
  findings: Finding[];
}

const HISTORY = 4;

/** Accepted values of the `HISTORY` quarters before, newest first; null where there is no accepted return. */
export async function acceptedHistory(ports: Pick<Ports, 'database'>, period: Period, unit: string): Promise<(Values | null)[]> {
  const periods = Array.from({ length: HISTORY }, (_, i) => shiftPeriod(period, -1 - i));
  const accepted = await ports.database.returns.acceptedValues(unit, periods);
  return periods.map((at) => {
    const values = accepted.get(at);
    return values ? numbersOf(values) : null;
  });
}

export async function checkReturn(
  ports: Pick<Ports, 'database' | 'catalogues'>,
  input: { period: PeriodRecord; unit: PeriodUnit; values: StoredValues; cells: CellMap; at: Date },
): Promise<CheckedReturn> {
  const { database, catalogues } = ports;
  const { period, unit, cells } = input;
  const catalogue = catalogues.ofVersion(period.catalogueVersion);
  // Computed cells are ours, not the clerk's: a program that does not recalculate must not leave him with an error he cannot reach.
  const values = withComputedValues(catalogue, unit.type, period.period, input.values);
  const [history, record, parent] = await Promise.all([
    acceptedHistory(ports, period.period, unit.code),
    database.returns.get(period.period, unit.code),
    unit.parent ? database.units.byCode(unit.parent) : null,
  ]);
  const previous = history[0] ?? null;
  const lastDay = lastDayOf(period.period);
  const findings = validateReturn({
    catalogue,
    unit,
    period: period.period,
    values,
    cells,
    previous,
    yearAgo: history[3] ?? null,
    history,
    returnedCount: record?.returnedCount ?? 0,
    submittedLate: shanghaiDate(input.at) > period.dueOn,
    periodOpen: period.state === 'open',
    unitActive: unit.expected,
    parentValid: !unit.parent || (parent !== null && parent.validFrom <= lastDay && (parent.validTo === null || parent.validTo >= lastDay)),
    peers: await peerStats(ports, period.period, unit, catalogue),
  });
  const prefilled = prefilledValues(catalogue, unit, previous);
  return {
    period: period.period,
    unit: unit.code,
    catalogueVersion: catalogue.version,
    values,
    cells,
    findings: [...checkPrefilled(catalogue, prefilled, values, cells), ...findings],
  };
}
