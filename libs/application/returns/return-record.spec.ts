/** What is on record of a return: versions, differences, the effect of accepting it, its receipt, and the talk about it. */
import type { EffectFigure } from '#domain/views/return-view.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { filingBureau, PERIOD, type FilingBureau, type Person } from './testing/filing-bureau.js';

const CLERK_OF_A = [{ role: 'clerk' as const, unit: 'A', path: '/J/A/' }];
let bureau: FilingBureau;
beforeEach(async () => {
  bureau = await filingBureau(new MemoryDatabase());
});
const at = (who: Person, unit = 'A1') => ({ actor: bureau.actors[who], period: PERIOD, unit, language: 'zh' as const });
const accept = (unit = 'A1') => bureau.use.acceptReturn.run(at('reviewer', unit));

describe('versions', () => {
  it('are read one by one, and compared cell by cell', async () => {
    await bureau.filed('clerk1', 'A1');
    await accept();
    await bureau.draft('clerk1', 'A1', { T02: 47, T03: null, L08: { raw: '不适用', value: null } }, '核对后更正');
    const old = await bureau.use.readReturn.run({ ...at('reviewer'), version: 1 });
    expect(old).toMatchObject({ version: 1, reason: null, values: { T02: 46 }, status: 'draft', acceptedVersion: 1 });
    expect(await bureau.read('reviewer', 'A1')).toMatchObject({ version: 2, reason: '核对后更正' });
    await expect(bureau.use.readReturn.run({ ...at('reviewer'), version: 3 })).rejects.toMatchObject({ code: 'not_found' });

    const changes = await bureau.use.compareVersions.run({ ...at('reviewer'), from: 1, to: 2 });
    expect(changes.changes).toEqual([
      { element: 'L08', kind: 'changed', before: 1, after: '不适用' },
      { element: 'T02', kind: 'changed', before: 46, after: 47 },
      { element: 'T03', kind: 'cleared', before: 184, after: null },
    ]);
    expect(changes.counts).toMatchObject({ changed: 2, cleared: 1, created: 0 });
    expect(await bureau.use.compareVersions.run(at('reviewer'))).toEqual(changes);
    const all = await bureau.use.compareVersions.run({ ...at('reviewer'), from: 0, to: 1 });
    expect(all.counts).toMatchObject({ changed: 0, cleared: 0 });
    expect(all.counts.created).toBe(all.changes.length);
    await expect(bureau.use.compareVersions.run({ ...at('reviewer'), from: 1, to: 9 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leave the four forms of a committee as they are when the office, which does not see them, saves the form', async () => {
    const forms = { S13: 2, S14: 1, S15: 0, S16: 0 };
    await bureau.use.saveReturn.run({
      ...at('reviewer', 'A'),
      actor: { ...bureau.actors.clerk1, grants: CLERK_OF_A },
      values: forms,
      reason: null,
    });
    expect((await bureau.read('office', 'A')).values).not.toHaveProperty('S13');
    await bureau.use.saveReturn.run({ ...at('office', 'A'), values: { R20: 4 }, reason: null });
    await bureau.use.saveCells.run({ ...at('office', 'A'), revision: 2, values: { R20: 5 }, reason: null });
    expect((await bureau.database.returns.version(PERIOD, 'A', 2))!.values).toMatchObject({ ...forms, R20: 5 });
  });
});

describe('effect', () => {
  const effect = (who: Person = 'clerk1') => bureau.use.previewEffect.run(at(who));
  const line = async (code: string) => (await effect()).lines.find((each) => each.code === code)!;
  const ratio = ({ numerator, denominator }: EffectFigure) => [numerator, denominator];

  it('is of the unit and of the topmost one, with numerator and denominator', async () => {
    await bureau.filed('clerk2', 'A2', { L10: 100 });
    await accept('A2');
    await bureau.use.acceptReturn.run(at('office', 'A2'));
    await bureau.use.recomputePeriod.run({ period: PERIOD });
    await bureau.draft('clerk1', 'A1');
    const view = await effect();
    expect(view).toMatchObject({ bureau: '单位J', beforeVersion: null });
    const { own, bureau: top } = await line('LIF06');
    expect(own.before).toEqual({ value: null, numerator: null, denominator: null });
    expect(ratio(own.after)).toEqual([155, 168]);
    expect(own.after.value).toBeCloseTo((155 / 168) * 100, 3);
    expect(ratio(top.before)).toEqual([100, 168]);
    expect(ratio(top.after)).toEqual([255, 336]);
  });

  it('replaces what is counted already, and agrees with what is counted once it is accepted', async () => {
    for (const unit of ['A1', 'A2', 'B1'] as const) {
      await bureau.filed(unit === 'A1' ? 'clerk1' : unit === 'A2' ? 'clerk2' : 'clerk3', unit, { L10: 150 });
      await bureau.use.acceptReturn.run(at(unit === 'B1' ? 'office' : 'reviewer', unit));
      if (unit !== 'A1') await bureau.use.acceptReturn.run(at('office', unit));
    }
    await bureau.use.recomputePeriod.run({ period: PERIOD });
    await bureau.filed('clerk1', 'A1', { L10: 120, O13: 1 }, '会议记录有误');
    const foreseen = await effect();
    expect(foreseen.beforeVersion).toBe(1);
    expect((await line('LIF06')).bureau).toMatchObject({
      before: { numerator: 450, denominator: 504 },
      after: { numerator: 420, denominator: 504 },
    });
    await accept();
    await bureau.use.recomputePeriod.run({ period: PERIOD });
    const now = await effect();
    for (const each of foreseen.lines) {
      const then = now.lines.find(({ code }) => code === each.code)!;
      expect([each.code, then.bureau.before, then.own.before]).toEqual([each.code, each.bureau.after, each.own.after]);
      expect(then.bureau.after).toEqual(then.bureau.before);
    }
  });

  it('of a draft with a figure no number can hold is that of a draft without it', async () => {
    await bureau.draft('clerk1', 'A1', { M09: 1e308 });
    expect((await effect()).lines.length).toBeGreaterThan(0);
  });

  it('knows neither the record of filing nor, for whom they are not, the four forms', async () => {
    const clerk = { ...bureau.actors.clerk1, grants: [{ role: 'clerk' as const, unit: 'A', path: '/J/A/' }] };
    await bureau.use.saveReturn.run({ ...at('office', 'A'), actor: clerk, values: { S13: 2, S14: 1, S15: 0, S16: 0 }, reason: null });
    const secret = bureau.catalogue.indicators.filter((indicator) => indicator.bureauTotalOnly).map((indicator) => indicator.code);
    expect(secret.length).toBeGreaterThan(0);
    const codes = async (who: Person) => (await bureau.use.previewEffect.run(at(who, 'A'))).lines.map((each) => each.code);
    expect((await codes('office')).filter((code) => secret.includes(code))).toEqual([]);
    expect((await codes('reviewer')).filter((code) => secret.includes(code))).not.toEqual([]);
    expect((await codes('reviewer')).filter((code) => bureau.catalogue.indicator(code).kind === 'system')).toEqual([]);
  });
});

describe('the receipt', () => {
  const receipt = () => bureau.use.makeReceipt.run(at('clerk1'));

  it('is there once the return is submitted, and stays the same whatever is decided on it', async () => {
    await bureau.draft('clerk1', 'A1');
    await expect(receipt()).rejects.toMatchObject({ code: 'conflict' });
    await bureau.use.submitReturn.run(at('clerk1'));
    const first = await receipt();
    expect(first).toMatchObject({
      version: 1,
      status: 'submitted',
      submittedBy: 'clerk1某',
      periodName: '2026年第三季度',
      late: false,
      fileName: null,
    });
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
    await accept();
    expect(await receipt()).toEqual({ ...first, status: 'accepted' });
    await bureau.draft('clerk1', 'A1', { T02: 47 }, '更正');
    expect((await receipt()).version).toBe(1);
  });

  it('has another hash for another figure', async () => {
    await bureau.filed('clerk1', 'A1');
    const first = await receipt();
    await bureau.use.withdrawReturn.run(at('clerk1'));
    await expect(receipt()).rejects.toMatchObject({ code: 'conflict' });
    await bureau.filed('clerk1', 'A1', { T02: 47 });
    expect((await receipt()).hash).not.toBe(first.hash);
  });
});

describe('threads', () => {
  const say = (who: Person, text: string, more: { element?: string; thread?: string } = {}, unit = 'A1') =>
    bureau.use.addComment.run({ ...at(who, unit), text, element: more.element ?? null, thread: more.thread ?? null });
  const threads = (who: Person, unit = 'A1') => bureau.use.listThreads.run(at(who, unit));
  const open = async () => (await bureau.read('office', 'A1')).openThreads;
  beforeEach(() => bureau.filed('clerk1', 'A1'));

  it('are opened by a question, not closed by an answer, closed and opened again by either side', async () => {
    const id = await say('reviewer', '请核对学时', { element: 'T02' });
    expect(await say('clerk1', '已核对', { thread: id })).toBe(id);
    expect(await open()).toBe(1);
    expect(await threads('clerk1')).toMatchObject([
      {
        id,
        element: 'T02',
        resolvedAt: null,
        comments: [
          { authorName: 'reviewer某', own: false, version: 1, text: '请核对学时' },
          { authorName: 'clerk1某', own: true, text: '已核对' },
        ],
      },
    ]);
    await bureau.use.resolveThread.run({ ...at('clerk1'), id, open: false });
    expect(await threads('reviewer')).toMatchObject([{ resolvedBy: 'clerk1某' }]);
    expect(await open()).toBe(0);
    await bureau.use.resolveThread.run({ ...at('reviewer'), id, open: true });
    expect(await open()).toBe(1);
  });

  it('tell the other side', async () => {
    await say('reviewer', '请核对学时');
    const [message] = await bureau.database.messages.ofUser(bureau.actors.clerk1.userId, 1);
    expect(message).toMatchObject({ kind: 'comment_added', unit: 'A1' });
  });

  it('hold no characters that steer, and no more than a thousand', async () => {
    await say('clerk1', ' 已\u202e核\u0007对\u200f ');
    expect((await threads('clerk1'))[0]!.comments[0]!.text).toBe('已核对');
    for (const text of ['', ' \u202e ', '字'.repeat(1001)]) await expect(say('clerk1', text)).rejects.toMatchObject({ code: 'invalid' });
    await expect(say('clerk1', '何处', { element: 'X99' })).rejects.toMatchObject({
      code: 'invalid',
      options: { errors: [{ field: 'element' }] },
    });
  });

  it('are for those who file and review the unit alone', async () => {
    const id = await say('reviewer', '请核对');
    await expect(threads('clerk2')).rejects.toMatchObject({ code: 'not_found' });
    await expect(say('clerk2', '在吗')).rejects.toMatchObject({ code: 'not_found' });
    expect(await threads('head')).toHaveLength(1);
    await expect(say('head', '请办')).rejects.toMatchObject({ code: 'forbidden' });
    await bureau.filed('clerk2', 'A2');
    await expect(say('clerk2', '在吗', { thread: id }, 'A2')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('about a cell of the four forms are seen by those alone who see the cell', async () => {
    await bureau.use.saveReturn.run({ ...at('office', 'A'), values: {}, reason: null });
    const id = await say('reviewer', '请核对', { element: 'S13' }, 'A');
    expect(await threads('reviewer', 'A')).toHaveLength(1);
    expect(await threads('office', 'A')).toEqual([]);
    await expect(say('office', '请核对', { element: 'S14' }, 'A')).rejects.toMatchObject({ code: 'invalid' });
    await expect(bureau.use.resolveThread.run({ ...at('office', 'A'), id, open: false })).rejects.toMatchObject({ code: 'not_found' });
  });
});
