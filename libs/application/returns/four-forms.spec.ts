/** The four forms of a committee, looked for behind every door the office may open: it sees them as bureau totals only. */
import { trueReturn } from '#catalogue/testing/true-returns.js';
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { StoredValues } from '#domain/return/values.js';
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
    return refused.options.errors!.filter(({ field }) => field === 'S13' || field === 'F24').map(({ message }) => message);
  };
  expect(JSON.stringify(await messages(clerk))).toContain(String(SECRET * 10));
  expect(await messages(bureau.actors.office)).toEqual([expect.stringContaining('只显示全局合计')]);
});

describe('filed by the office for a committee', () => {
  const put = (values: StoredValues, actor = bureau.actors.office) => bureau.use.saveReturn.run({ ...as(actor), values, reason: null });
  const patch = async (values: StoredValues, actor = bureau.actors.office) =>
    bureau.use.saveCells.run({ ...as(actor), values, revision: (await bureau.use.readReturn.run(as(actor))).revision, reason: null });
  const stored = async () => (await bureau.database.returns.lockLatest(PERIOD, 'A'))!.version;
  const forms = { S13: 4, S14: 3, S15: 2, S16: 1 };
  /** Everything but them. */
  const rest = () => {
    const own = bureau.catalogue.elementsFor('second_committee').filter((element) => !(element.code in forms));
    const { values } = trueReturn(bureau.catalogue, 'committee');
    return Object.fromEntries(own.map(({ code }) => [code, values[code] ?? null]));
  };
  const explain = async () => {
    for (const { key, severity } of (await bureau.use.readReturn.run(office())).findings)
      if (severity === 'warning') await bureau.use.explainFinding.run({ ...office(), finding: key, note: '已核对' });
  };

  it('they stay as their unit filed them, typed or left out, and cannot be written unseen', async () => {
    await put({ ...rest(), ...forms }, clerk);
    await put(rest());
    expect((await stored()).values).toMatchObject(forms);
    await patch({ S12: 2 });
    expect((await stored()).values).toMatchObject({ ...forms, S12: 2 });
    for (const write of [put, patch])
      for (const value of [7, null]) await expect(write({ ...rest(), S13: value })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await stored()).values).toMatchObject(forms);
    expect((await bureau.use.readReturn.run(office())).values).not.toHaveProperty('S13');
  });

  it('never filed, they are one clear thing for their own unit to do, and nothing else holds the office up', async () => {
    await put(rest());
    await explain();
    const view = await bureau.use.readReturn.run(office());
    const owed = expect.stringMatching(/^“监督执纪”表的 S13、S14、S15、S16 .*须由单位A的填报员填写无误/);
    expect(view.findings.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'F24', element: null, message: owed }]);
    expect(view.errors).toBe(1);
    const [item] = (await bureau.use.listReturns.run(office())).filter(({ unit }) => unit === 'A');
    expect(item!.errors).toBe(1);
    await expect(bureau.use.submitReturn.run(office())).rejects.toMatchObject({ code: 'conflict', text: { zh: owed } });
    await patch(forms, clerk);
    expect((await bureau.use.readReturn.run(office())).findings.map(({ code }) => code)).not.toContain('F24');
    await explain();
    await bureau.use.submitReturn.run(office());
    expect((await bureau.database.returns.get(PERIOD, 'A'))!.status).toBe('submitted');
  });

  it('a warning on them does not wait for a note of somebody who cannot see it', async () => {
    await put({ ...rest(), ...forms }, clerk);
    await put(rest());
    await explain();
    const draft = await stored();
    const message = { zh: '偏高', en: 'high' };
    const hidden = {
      key: 'W99:S13',
      severity: 'warning' as const,
      code: 'W99',
      element: 'S13',
      sheet: null,
      cell: null,
      value: 4,
      message,
    };
    await bureau.database.returns.replaceDraft({ ...draft, findings: [...draft.findings, { ...hidden, expected: null }] });
    await expect(bureau.use.submitReturn.run(as(clerk))).rejects.toMatchObject({ code: 'invalid' });
    await bureau.use.submitReturn.run(office());
  });

  it('what their unit wrote meanwhile is not put back', async () => {
    await put({ ...rest(), ...forms }, clerk);
    const { returns } = bureau.database;
    const look = returns.version.bind(returns);
    returns.version = async (period, unit, version) => {
      returns.version = look;
      const seen = await look(period, unit, version);
      await put({ ...rest(), ...forms, S13: 5 }, clerk);
      return seen;
    };
    await expect(put(rest())).rejects.toMatchObject({ code: 'conflict' });
    expect((await stored()).values).toMatchObject({ S13: 5 });
  });
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
