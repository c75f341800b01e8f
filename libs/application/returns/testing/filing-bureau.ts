/** A bureau of five units whose quarter is open, with its people and a clock one sets: for specs about the life of a return, on any database. */
import { catalogueFor, CATALOGUES } from '#catalogue/catalogues.js';
import { trueReturn } from '#catalogue/testing/true-returns.js';
import { SYSTEM, type Actor, type Role } from '#domain/access/actor.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Period } from '#domain/period/period.js';
import type { Database } from '#domain/ports/database.port.js';
import type { FileStore } from '#domain/ports/file-store.port.js';
import type { Renderer } from '#domain/ports/renderer.port.js';
import type { StoredValues } from '#domain/return/values.js';
import type { ReturnView } from '#domain/views/return-view.js';
import type { ReviewLevels, Unit, UnitType } from '#domain/unit/unit.js';
import { createUseCases, type UseCases } from '../../use-cases.js';

export const PERIOD: Period = '2026Q3';
export const DAYS = { opensOn: '2026-09-25', dueOn: '2026-10-15', locksOn: '2026-10-20' };
/** Nothing here receives a file, or draws one. */
const NO_FILES: FileStore = { put: noFile, path: noFile, read: noFile };
const NO_RENDERER: Renderer = { pdf: noFile, docx: noFile, pdfs: noFile, read: noFile, drawings: noFile, lacking: noFile, fonts: noFile };
function noFile(): never {
  throw new Error('this bureau keeps no files');
}
/** Before the due day. */
const BEGIN = '2026-10-10T02:00:00.000Z';

const TREE: [code: string, parent: string | null, type: UnitType, levels: ReviewLevels][] = [
  ['J', null, 'committee', 1],
  ['A', 'J', 'second_committee', 1],
  ['A1', 'A', 'branch', 1],
  ['A2', 'A', 'branch', 2],
  ['B1', 'J', 'branch', 2],
];
const PEOPLE: [name: string, role: Role, unit: string][] = [
  ['office', 'office', 'J'],
  ['reviewer', 'reviewer', 'A'],
  ['head', 'unit_head', 'A1'],
  ['clerk1', 'clerk', 'A1'],
  ['clerk2', 'clerk', 'A2'],
  ['clerk3', 'clerk', 'B1'],
];
export type Person = 'office' | 'reviewer' | 'head' | 'clerk1' | 'clerk2' | 'clerk3';

export interface FilingBureau {
  database: Database;
  use: UseCases;
  catalogue: Catalogue;
  actors: Record<Person, Actor>;
  /** A return of a branch in which nothing is wrong. */
  values: StoredValues;
  setClock(at: string): void;
  /** Reads the return as this person. */
  read(who: Person, unit: string): Promise<ReturnView>;
  /** Saves the form as a whole, with notes on whatever asks for one: a draft that can be submitted. */
  draft(who: Person, unit: string, change?: StoredValues, reason?: string): Promise<void>;
  /** The same, submitted. */
  filed(who: Person, unit: string, change?: StoredValues, reason?: string): Promise<void>;
}

export async function filingBureau(database: Database): Promise<FilingBureau> {
  let now = new Date(BEGIN);
  const use = createUseCases({
    database,
    catalogues: CATALOGUES,
    files: NO_FILES,
    doorbell: { ring: () => undefined },
    channels: [],
    renderer: NO_RENDERER,
    clock: { now: () => now },
    hasher: { hash: async (password) => password, verify: async () => false },
  });
  const catalogue = catalogueFor(PERIOD);
  const units = treeOf();
  await database.units.save(units);
  await database.periods.save({ period: PERIOD, state: 'open', ...DAYS, catalogueVersion: catalogue.version, dataVersion: 0 });
  await database.periods.freezeUnits(
    PERIOD,
    units.map(({ validFrom: _from, validTo: _to, ...unit }) => ({ ...unit, period: PERIOD, expected: true })),
  );
  const actors = Object.fromEntries(await Promise.all(PEOPLE.map((person) => enrol(database, units, person)))) as Record<Person, Actor>;
  const values = trueReturn(catalogue, 'branch').values;
  const at = (who: Person, unit: string) => ({ actor: actors[who], period: PERIOD, unit });
  const bureau: FilingBureau = {
    database,
    use,
    catalogue,
    actors,
    values,
    setClock: (instant) => {
      now = new Date(instant);
    },
    read: (who, unit) => use.readReturn.run({ ...at(who, unit), language: 'zh' }),
    draft: async (who, unit, change = {}, reason) => {
      await use.saveReturn.run({ ...at(who, unit), values: { ...values, ...change }, reason: reason ?? null });
      for (const finding of (await bureau.read(who, unit)).findings)
        if (finding.severity === 'warning') await use.explainFinding.run({ ...at(who, unit), finding: finding.key, note: '已核对' });
    },
    filed: async (who, unit, change, reason) => {
      await bureau.draft(who, unit, change, reason);
      await use.submitReturn.run(at(who, unit));
    },
  };
  return bureau;
}

function treeOf(): Unit[] {
  const paths = new Map<string, string>();
  return TREE.map(([code, parent, type, reviewLevels]) => {
    const path = `${parent === null ? '/' : paths.get(parent)}${code}/`;
    paths.set(code, path);
    const names = { name: `单位${code}`, shortName: code };
    return { code, ...names, type, sector: 'organ', parent, path, validFrom: '2020-01-01', validTo: null, reviewLevels };
  });
}

async function enrol(database: Database, units: Unit[], [name, role, unit]: (typeof PEOPLE)[number]): Promise<[string, Actor]> {
  const account = {
    id: `00000000-0000-4000-8000-${String(PEOPLE.findIndex(([each]) => each === name)).padStart(12, '0')}`,
    username: name,
    displayName: `${name}某`,
    passwordHash: '',
    disabled: false,
    sample: false,
    phone: null,
    email: null,
    firstCodeHash: null,
    firstCodeExpiresAt: null,
    pending: false,
  };
  await database.users.create(account, [{ role, unit }]);
  const path = units.find((each) => each.code === unit)!.path;
  const identity = { userId: account.id, username: name, displayName: account.displayName, address: SYSTEM.address };
  return [name, { ...identity, grants: [{ role, unit, path }] }];
}
