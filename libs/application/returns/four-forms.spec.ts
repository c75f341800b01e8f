/** The four forms of a committee, looked for behind every door the office may open: it sees them as bureau totals only. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { takeApart } from '#workbook/testing/edit-workbook.js';
import { filingBureau, PERIOD, type FilingBureau } from './testing/filing-bureau.js';

const SECRET = 41_417;
let bureau: FilingBureau;
let clerk: Actor;
beforeEach(async () => {
  bureau = await filingBureau(new MemoryDatabase());
  clerk = { ...bureau.actors.clerk1, grants: [{ role: 'clerk', unit: 'A', path: '/J/A/' }] };
});
const as = (actor: Actor) => ({ actor, period: PERIOD, unit: 'A', language: 'zh' as const });
const office = () => as(bureau.actors.office);
/** A committee's form with a form too large to be true. */
const save = () => bureau.use.saveReturn.run({ ...as(clerk), values: { S13: SECRET * 10, S12: 1 }, reason: null });

it('submitting says that something is wrong with them, and to their own people what', async () => {
  await save();
  const messages = async (actor: Actor) => {
    const refused: unknown = await bureau.use.submitReturn.run(as(actor)).catch((error: unknown) => error);
    if (!(refused instanceof DomainError)) throw new Error('it was taken');
    return refused.options.errors!.filter(({ field }) => field === 'S13').map(({ message }) => message);
  };
  expect((await messages(clerk)).join()).toContain(String(SECRET * 10));
  expect(await messages(bureau.actors.office)).toEqual([expect.stringContaining('只显示全局合计')]);
});

it('a template holds the last quarter’s for their own people alone', async () => {
  const past = { period: '2026Q2', unit: 'A', version: 1 };
  const { periods } = bureau.database;
  await periods.save({ ...(await periods.get(PERIOD))!, period: past.period });
  await periods.freezeUnits(
    past.period,
    (await periods.units(PERIOD)).map((unit) => ({ ...unit, period: past.period })),
  );
  await bureau.database.returns.create({
    ...past,
    ...{ status: 'accepted', reviewLevel: 1, reviewedVersion: 1, acceptedVersion: 1, firstSubmittedAt: null, submittedAt: null },
    ...{ acceptedAt: '2026-07-10T00:00:00.000Z', returnedCount: 0, returnReason: null },
  });
  await bureau.database.returns.addVersion({
    ...past,
    ...{ catalogueVersion: bureau.catalogue.version, values: { S13: SECRET, S12: 1 }, cells: {}, findings: [], explanations: {} },
    ...{ uploadId: null, createdBy: 'u', createdAt: '2026-07-10T00:00:00.000Z', reason: null, origin: 'form', onBehalf: false },
    ...{ submittedAt: null, submittedBy: null },
  });
  const holds = async (actor: Actor) => {
    const { bytes } = await bureau.use.writeTemplate.run(as(actor));
    return [...(await takeApart(bytes)).values()].some((part) => part.includes(`>${SECRET}<`));
  };
  expect(await holds(clerk)).toBe(true);
  expect(await holds(bureau.actors.office)).toBe(false);
});

it('a receipt has no hash for whoever knows everything but them', async () => {
  const version = await (await save(), bureau.database.returns.version(PERIOD, 'A', 1));
  await bureau.database.returns.markSubmitted(PERIOD, 'A', version!.version, { at: '2026-10-10T02:00:00.000Z', by: clerk.userId });
  expect((await bureau.use.makeReceipt.run(as(clerk))).hash).toMatch(/^[0-9a-f]{64}$/);
  expect((await bureau.use.makeReceipt.run(office())).hash).toBeNull();
});

it('what is asked about them stands on no page of the office', async () => {
  await save();
  await bureau.use.addComment.run({ ...as(clerk), text: '第一种形态为何为负', element: 'S13', thread: null });
  await bureau.use.addComment.run({ ...as(clerk), text: '请核对', element: 'S12', thread: null });
  expect((await bureau.use.readOffice.run(office())).questions.map(({ text }) => text)).toEqual(['请核对']);
});
