/** A bureau in which files can be filed: a committee, a general branch and branches below it, a quarter open; the reader says what it is told to. */
import { createHash } from 'node:crypto';
import { catalogueOfVersion, CATALOGUES } from '#catalogue/catalogues.js';
import { trueReturn } from '#catalogue/testing/true-returns.js';
import { SYSTEM, type Actor, type Role } from '#domain/access/actor.js';
import { previousPeriod, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { Database } from '#domain/ports/database.port.js';
import type { ReadContext, ReadResult, ReturnTable } from '#domain/ports/workbook-reader.port.js';
import type { ReturnOrigin } from '#domain/return/return.js';
import type { StoredValues, Values } from '#domain/return/values.js';
import type { Unit } from '#domain/unit/unit.js';
import { ReadUploadStatus } from '../read-upload-status.js';
import { ReadUpload } from '../read-upload.js';
import { ReceiveUpload } from '../receive-upload.js';

export const PERIOD: Period = '2026Q3';
export const FORM = CATALOGUES.forPeriod(PERIOD).version;
export const BRANCHES = ['B1', 'B2', 'B3', 'B4'];
/** The filing codes a table of branches has; computed cells have no column. */
export const CODES = catalogueOfVersion(FORM)
  .elementsFor('branch')
  .filter((element) => element.prefill?.by !== 'formula')
  .map((element) => element.code);

const unit = (code: string, parent: string | null, path: string, type: Unit['type']): Unit => ({
  ...{ code, name: `单位${code}`, shortName: code, type, parent, path },
  sector: 'organ',
  validFrom: '2020-01-01',
  validTo: null,
  reviewLevels: 1,
});
const UNITS: Unit[] = [
  unit('J', null, '/J/', 'committee'),
  unit('G', 'J', '/J/G/', 'general_branch'),
  ...BRANCHES.map((code) => unit(code, 'G', `/J/G/${code}/`, 'branch')),
];

const record = (period: Period, state: PeriodRecord['state']): PeriodRecord => ({
  ...{ period, state, opensOn: '2026-09-20', dueOn: '2026-10-12', locksOn: '2026-10-20', catalogueVersion: FORM, dataVersion: 0 },
});

/** A true branch return, with changes. */
export const branchValues = (change: StoredValues = {}): StoredValues => ({
  ...trueReturn(catalogueOfVersion(FORM), 'branch').values,
  ...change,
});

export const actorAt = (role: Role, code: string): Actor => ({
  userId: `${role}-${code}`,
  username: `${role}-${code}`,
  displayName: role,
  grants: [{ role, unit: code, path: UNITS.find((each) => each.code === code)!.path }],
  address: null,
});

/** Rows of a table, from row 5 on; a code that is left out has no figure. */
export const tableOf = (rows: [unit: string, values: StoredValues][], codes: string[] = CODES): ReturnTable => ({
  sheet: '汇总填报',
  period: PERIOD,
  catalogueVersion: FORM,
  columns: codes.map((code, i) => ({ code, column: i + 4 })),
  rows: rows.map(([code, values], i) => ({ row: i + 5, unit: code, values: codes.map((each) => values[each] ?? null) })),
});

export const workbookOf = (
  code: string,
  values: StoredValues,
  from: string | null = null,
  more: { period?: Period; form?: string } = {},
) => ({
  from,
  parsed: {
    identity: { unit: code, period: more.period ?? PERIOD, catalogueVersion: more.form ?? FORM, templateId: '' },
    values,
    cells: Object.fromEntries(Object.keys(values).map((each, i) => [each, { sheet: '表', cell: `E${i + 5}` }])),
  },
});

export const filed = (parts: Partial<Extract<ReadResult, { ok: true }>>): ReadResult => ({
  ok: true,
  returns: [],
  tables: [],
  refused: [],
  ...parts,
});

export async function filingHouse(database: Database, now = '2026-10-10T02:00:00Z') {
  const clock = { at: now, now: () => new Date(clock.at) };
  await database.units.save(UNITS);
  const freeze = (period: Period) =>
    database.periods.freezeUnits(
      period,
      UNITS.map(({ validFrom: _from, validTo: _to, ...each }) => ({ ...each, period, expected: true })),
    );
  await database.periods.save(record(PERIOD, 'open'));
  await freeze(PERIOD);
  const hidden = { passwordHash: '', disabled: false, sample: false, phone: null, email: null, firstCodeHash: null };
  for (const actor of [actorAt('office', 'J'), actorAt('clerk', 'B1'), actorAt('clerk', 'G')])
    await database.users.create(
      { ...hidden, id: actor.userId, username: actor.username, displayName: actor.displayName, firstCodeExpiresAt: null, pending: false },
      actor.grants,
    );

  let said: ReadResult = filed({});
  const asked: ReadContext[] = [];
  const ports = {
    database,
    catalogues: CATALOGUES,
    clock,
    doorbell: { ring: () => undefined },
    files: {
      put: async (bytes: AsyncIterable<Uint8Array>) => {
        const hash = createHash('sha256');
        let size = 0;
        for await (const piece of bytes) size += hash.update(piece) && piece.length;
        return { sha256: hash.digest('hex'), size };
      },
      path: async (sha256: string) => sha256,
      read: async () => new Uint8Array(),
    },
    reader: {
      read: async (_path: string, context: ReadContext) => (asked.push(context), said),
      readTable: async () => ({ ok: true as const, sheets: [] }),
    },
  };
  const receive = new ReceiveUpload(ports);
  const read = new ReadUpload(ports);
  const status = new ReadUploadStatus(ports);
  let files = 0;

  /** Sends a file that says this, and reads it. */
  async function upload(
    actor: Actor,
    result: ReadResult,
    more: { take?: 'valid' | 'all'; reason?: string; meanwhile?: () => Promise<void> } = {},
  ) {
    said = result;
    const { meanwhile, ...options } = more;
    const bytes = async function* () {
      yield Buffer.from(`file ${++files}`);
    };
    const { id } = await receive.run({ actor, fileName: '季报.xlsx', bytes: bytes(), ...options });
    await meanwhile?.();
    await read.run({ uploadId: id });
    return status.run({ actor, id, language: 'zh' });
  }

  /** The previous quarter as it was accepted, of one branch. */
  async function accepted(code: string, values: Values, origin: ReturnOrigin = 'upload'): Promise<void> {
    const period = previousPeriod(PERIOD);
    if (!(await database.periods.get(period))) {
      await database.periods.save(record(period, 'open'));
      await freeze(period);
      await database.periods.setState(period, 'closed');
    }
    await database.returns.create({
      ...{ period, unit: code, status: 'accepted', reviewLevel: 1, reviewedVersion: 1, version: 1, acceptedVersion: 1 },
      ...{ firstSubmittedAt: null, submittedAt: null, acceptedAt: null, returnedCount: 0, returnReason: null },
    });
    await database.returns.addVersion({
      ...{ period, unit: code, version: 1, catalogueVersion: FORM, values, cells: {}, findings: [], explanations: {}, uploadId: null },
      ...{ createdBy: SYSTEM.userId, createdAt: now, reason: null, origin, onBehalf: false, submittedAt: null, submittedBy: null },
    });
  }

  /** Moves the return of the open quarter on, whatever its rules say. */
  async function setStatus(code: string, status: 'submitted' | 'accepted' | 'returned'): Promise<void> {
    const before = (await database.returns.get(PERIOD, code))!;
    await database.returns.update({ ...before, status, acceptedVersion: status === 'accepted' ? before.version : before.acceptedVersion });
  }

  return { ...ports, asked, upload, accepted, setStatus, readAgain: (uploadId: string) => read.run({ uploadId }) };
}
