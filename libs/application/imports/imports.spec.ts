/** The life of any import, whatever it brings in. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Actor, Role } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { notAWorkbook } from '#workbook/file-findings.js';
import { readImport } from './read-import.js';
import { ReadImportStatus } from './read-import-status.js';
import { ReceiveImport } from './receive-import.js';
import { SaveMapping } from './save-mapping.js';
import { importHouse, OFFICE, said, unitOf } from './testing/import-house.js';

const as = (role: Role): Actor => ({ ...OFFICE, userId: role, grants: [{ role, unit: 'J', path: '/J/' }] });
const TABLE = [
  {
    name: '台账',
    rows: [
      ['单位编码', 'M09'],
      ['B1', 20],
    ],
  },
];
const house = () =>
  importHouse({
    database: new MemoryDatabase(),
    purpose: 'history',
    catalogues: CATALOGUES,
    units: [unitOf('J', null), unitOf('B1', 'J')],
    today: '2026-11-21',
  });

it('an import is seen by those who may make it, and by nobody else', async () => {
  const { ports, plan } = await house();
  const { id } = await plan(TABLE, { period: '2025Q3' });
  const status = new ReadImportStatus(ports);
  expect((await status.run({ actor: as('office'), id, language: 'en' })).canApply).toBe(true);
  for (const role of ['clerk', 'reviewer', 'sysadmin', 'auditor'] as const)
    await expect(status.run({ actor: as(role), id, language: 'en' })).rejects.toMatchObject({ code: 'not_found' });
});

it('is read in the language of the reader, line by line', async () => {
  const { ports, plan } = await house();
  const { id } = await plan(TABLE, { period: '2025Q3' });
  const lines = async (language: Language) => (await new ReadImportStatus(ports).run({ actor: OFFICE, id, language })).plan!.lines;
  const [zh, en] = [await lines('zh'), await lines('en')];
  expect(zh[0]).toMatchObject({ act: '新建季度', subject: '2025年第三季度', before: null });
  expect(en[0]).toMatchObject({ act: 'New quarter', before: null, after: expect.stringMatching(/^1 returns, catalogue /) });
  expect(en.map(({ act, subject, after }) => `${act} ${subject} ${after}`).join()).not.toMatch(/季度|目录|不读/);
});

it('is received only from those who may, each purpose by its own right', async () => {
  const { ports } = await house();
  const receive = (role: Role, purpose: 'history' | 'accounts') =>
    new ReceiveImport(ports).run({ actor: as(role), purpose, options: {}, fileName: 'x', bytes: (async function* () {})() });
  await expect(receive('sysadmin', 'history')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(receive('office', 'accounts')).rejects.toMatchObject({ code: 'forbidden' });
});

it('a file nobody can read has failed, and says why where the plan would stand', async () => {
  const { ports, plan, apply } = await house();
  ports.reader.readTable = (() => Promise.resolve({ ok: false, findings: [notAWorkbook()] })) as unknown as typeof ports.reader.readTable;
  const { id, view } = await plan(TABLE);
  expect([view.status, view.canApply]).toEqual(['failed', false]);
  expect(said(view.plan!)).toEqual([`error null: ${notAWorkbook().message.zh}`]);
  await expect(apply(id)).rejects.toMatchObject({ code: 'conflict' });
});

it('stores no plan once the lease is lost', async () => {
  const { ports, plan, database } = await house();
  const { id } = await plan(TABLE, { period: '2025Q3' });
  const upload = (await database.uploads.get(id))!;
  const other = { ...upload, options: { period: '2025Q2' } };
  expect(await readImport(ports, { upload: other, lease: 'somebody else', actor: OFFICE })).toBe(false);
  expect((await database.imports.get(id))!.options).toEqual({ period: '2025Q3' });
});

it('is applied once, by two people at one button', async () => {
  const { plan, apply, database } = await house();
  const { id } = await plan(TABLE, { period: '2025Q3' });
  const outcomes = await Promise.allSettled([apply(id), apply(id)]);
  expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await database.returns.versions('2025Q3', 'B1')).length).toBe(1);
  expect((await database.imports.get(id))!.appliedBy).toBe(OFFICE.userId);
});

it('keeps column mappings by name, the office’s alone', async () => {
  const { ports } = await house();
  const mappings = new SaveMapping(ports);
  const mapping = { name: '台账', columns: { A: 'unit' }, headRow: 1, sheet: null };
  await expect(mappings.run({ actor: as('sysadmin'), mapping })).rejects.toMatchObject({ code: 'forbidden' });
  await mappings.run({ actor: OFFICE, mapping });
  await mappings.run({ actor: OFFICE, mapping: { ...mapping, headRow: 2 } });
  expect(await mappings.list()).toEqual([{ ...mapping, headRow: 2 }]);
});
