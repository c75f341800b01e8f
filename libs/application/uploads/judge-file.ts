/** Judges every return of a file before anything is stored: whose it is, whether it may be filed now, and every rule; a few hundred at a time. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Actor } from '#domain/access/actor.js';
import type { Catalogue, ElementCode } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import type { Period, PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { ReadResult } from '#domain/ports/workbook-reader.port.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { hasErrors, type Finding } from '#domain/validation/finding.js';
import { rowsIgnored, unitTwice } from '#workbook/part-findings.js';
import type { Ports } from '../ports.js';
import { judgeReturn, surroundingsOf, type CheckedReturn, type Surroundings } from '../returns/check-return.js';
import { cellsKeptFrom, OWED, toldFindings } from '../returns/four-forms.js';
import { lockedValues, prefilledValues } from '../returns/prefilled-values.js';
import { carriedFrom } from '../returns/return-history.js';
import { statusAfterSave } from '../returns/save-draft.js';
import { checkIdentity, filedUnits } from './check-identity.js';
import { filedReturns, type FiledReturn } from './filed-returns.js';
import { FindingList } from './finding-list.js';
import { withSilentCells } from './silent-cells.js';
import { leftToUnit, locked, notExpected, notNow, ofUnit } from './unit-findings.js';

/** Returns judged between two looks at the database: what is held of the past stays small. */
const AT_ONCE = 250;

/** A return that may be stored; its cells are named only then. */
export interface FitReturn {
  filed: FiledReturn;
  unit: PeriodUnit;
  catalogue: Catalogue;
  checked: CheckedReturn;
  /** Cells kept from the version before. */
  silent: readonly ElementCode[];
}

export interface JudgeInput {
  actor: Actor;
  /** Why accepted returns are corrected by the file; null = they are left alone. */
  reason: string | null;
  at: Date;
  /** All of them. */
  periods: readonly PeriodRecord[];
  result: ReadResult & { ok: true };
  /** Told how much is done, 0–1. */
  progress(done: number): Promise<void>;
}

export class JudgedFile {
  readonly fit: FitReturn[] = [];
  readonly findings = new FindingList();
  /** Returns that are not stored. */
  faulty = 0;
  /** Rows in which nothing was filled in: passed over. */
  readonly blank: FiledReturn[] = [];
  /** One return is stored with whatever is wrong with it: the clerk goes on from there. */
  readonly isSingle: boolean;

  constructor(
    readonly filed: FiledReturn[],
    unread: Finding[],
  ) {
    this.isSingle = filed.length === 1 && !hasErrors(unread);
    this.findings.add(unread);
  }

  refuse(filed: FiledReturn, name: string | null, findings: Finding[]): void {
    this.faulty++;
    this.note(filed, name, findings);
  }

  note(filed: FiledReturn, name: string | null, findings: Finding[]): void {
    this.findings.add(this.isSingle ? findings : findings.map((finding) => ofUnit({ code: filed.unit, name }, finding, filed.place)));
  }
}

export async function judgeFile(ports: Pick<Ports, 'database' | 'catalogues'>, input: JudgeInput): Promise<JudgedFile> {
  const file = new JudgedFile(filedReturns(input.result), input.result.refused);
  const open = input.periods.filter((period) => period.state === 'open');
  let done = 0;
  for (const [name, filed] of byPeriod(withoutTwins(file))) {
    const period = open.find((each) => each.period === name) ?? null;
    const units = period ? await filedUnits(ports.database, period.period, input.actor, filed) : new Map<string, PeriodUnit>();
    const mine = filed.filter((each) => {
      const findings = checkIdentity(each, { actor: input.actor, period, units, open });
      if (findings.length > 0) file.refuse(each, null, findings);
      return findings.length === 0;
    });
    if (!period || mine.length === 0) continue;
    const catalogue = ports.catalogues.ofVersion(period.catalogueVersion);
    const unitOf = (each: FiledReturn): PeriodUnit => units.get(each.unit)!;
    const gather = await surroundingsOf(ports, period, catalogue, mine.map(unitOf), input.periods);
    for (let start = 0; start < mine.length; start += AT_ONCE) {
      const some = mine.slice(start, start + AT_ONCE);
      const around = await gather(some.map(unitOf));
      for (const filed of some)
        await judgeOne(ports, file, input, { filed, period, catalogue, unit: unitOf(filed), around: around(unitOf(filed)) });
      done += some.length;
      await input.progress(done / file.filed.length);
      // Heartbeats and other jobs of this worker go on meanwhile.
      await breathe();
    }
  }
  const { sheet, cell } = file.blank[0]?.place ?? {};
  const names = file.blank.map(({ name }) => name ?? '');
  if (sheet && cell) file.findings.add([rowsIgnored({ sheet, cell }, names)]);
  return file;
}

interface Case {
  filed: FiledReturn;
  period: PeriodRecord;
  catalogue: Catalogue;
  unit: PeriodUnit;
  around: Surroundings;
}

async function judgeOne(
  { database }: Pick<Ports, 'database'>,
  file: JudgedFile,
  { actor, reason, at }: JudgeInput,
  { filed, period, catalogue, unit, around }: Case,
): Promise<void> {
  const carried = carriedFrom(around.history);
  if (filed.isBlank(catalogue, unit.type, prefilledValues(catalogue, unit, carried))) return void file.blank.push(filed);
  const against = refusalNow(around, reason, at);
  if (against) return file.refuse(filed, unit.name, [against]);
  const said = filed.values(catalogue, unit.type, lockedValues(catalogue, unit, carried));
  const silent = cellsKeptFrom(actor, catalogue, unit);
  const values = await withSilentCells(database, around.record, said, silent);
  const checked = judgeReturn(catalogue, { period, unit, values, cells: {}, at }, around);
  for (const finding of checked.findings) {
    const cell = finding.element === null ? null : filed.cellOf(finding.element);
    if (cell) Object.assign(finding, cell);
  }
  const unheard = silent.filter((code) => (said[code] ?? null) !== null);
  if (unheard.length > 0) file.note(filed, unit.name, [leftToUnit(unheard)]);
  const surplus = filed.surplus(catalogue, unit.type);
  if (surplus.length > 0) file.note(filed, unit.name, [notExpected(surplus)]);
  const told = toldFindings(actor, catalogue, unit, checked.findings);
  // What only the unit itself can fill in keeps the rest of it out of nothing: it is stored, and waits for that.
  const [others, owed] = [told.filter(({ code }) => code !== OWED), told.filter(({ code }) => code === OWED)];
  if (!file.isSingle && hasErrors(others)) return file.refuse(filed, unit.name, told);
  if (!file.isSingle)
    file.note(
      filed,
      unit.name,
      owed.map((finding) => ({ ...finding, severity: 'warning' })),
    );
  file.fit.push({ filed, unit, catalogue, checked, silent });
}

/** Why this return may not be written now, if so. Decided again when it is stored, with its row held. */
function refusalNow({ record, due }: Surroundings, reason: string | null, at: Date): Finding | null {
  try {
    if (record) statusAfterSave(record, reason);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict') return notNow(error);
    throw error;
  }
  const corrects = record !== null && record.acceptedVersion !== null;
  return shanghaiDate(at) > due.locksOn && !corrects ? locked(due.locksOn) : null;
}

/** Which of two returns of one unit would count nobody can tell: neither does. */
function withoutTwins(file: JudgedFile): FiledReturn[] {
  const byKey = new Map<string, FiledReturn[]>();
  for (const filed of file.filed) {
    const key = `${filed.period}/${filed.unit}`;
    const twins = byKey.get(key);
    if (twins) twins.push(filed);
    else byKey.set(key, [filed]);
  }
  return [...byKey.values()].flatMap((twins) => {
    if (twins.length === 1) return twins;
    const [first] = twins;
    const { sheet, cell } = first!.place;
    const place = sheet !== null && cell !== null ? { sheet, cell } : null;
    file.faulty += twins.length;
    file.findings.add([
      unitTwice(
        first!.unit,
        first!.period,
        twins.map(({ name }) => name ?? ''),
        place,
      ),
    ]);
    return [];
  });
}

function byPeriod(filed: readonly FiledReturn[]): Map<Period, FiledReturn[]> {
  const groups = new Map<Period, FiledReturn[]>();
  for (const each of filed) {
    const group = groups.get(each.period);
    if (group) group.push(each);
    else groups.set(each.period, [each]);
  }
  return groups;
}
