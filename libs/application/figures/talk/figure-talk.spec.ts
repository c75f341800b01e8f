import { MOST_FIGURE_COMMENTS } from '#domain/indicators/figure-comment.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { filingBureau, PERIOD, type FilingBureau, type Person } from '../../returns/testing/filing-bureau.js';

describe('talk about figures', () => {
  let bureau: FilingBureau;
  beforeEach(async () => {
    bureau = await filingBureau(new MemoryDatabase());
  });
  const actor = (who: Person) => bureau.actors[who];
  const figure = (who: Person, unit: string, more: { code?: string; thread?: string | null } = {}) => ({
    ...{ actor: actor(who), period: PERIOD, unit, code: 'LIF06', thread: null },
    ...more,
  });
  const say = (who: Person, unit: string, text = '请核对', more: { code?: string; thread?: string | null } = {}) =>
    bureau.use.addFigureComment.run({ ...figure(who, unit, more), text });
  const list = (who: Person, unit: string, code?: string) =>
    bureau.use.listFigureThreads.run({ actor: actor(who), period: PERIOD, unit, code });
  const resolve = (who: Person, id: string, open = false) => bureau.use.resolveFigureThread.run({ actor: actor(who), id, open });
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: { code: string }) => error.code,
    );
  const subjects = async (who: Person) =>
    (await bureau.use.readInbox.run({ actor: actor(who), language: 'zh' })).messages.map((message) => message.subject);
  const acts = async () =>
    (await bureau.database.audit.list(99)).map((entry) => entry.action).filter((action) => action.startsWith('figure.'));

  it('is seen where the figure is seen, one level down and no further', async () => {
    const first = await say('clerk1', 'A1', ' 出席率偏低\u202e，已说明 ');
    expect(first).toMatchObject({ period: PERIOD, unit: 'A1', code: 'LIF06', resolvedAt: null, mayResolve: true });
    expect(first.comments).toEqual([{ id: first.id, author: 'clerk1某', text: '出席率偏低，已说明', at: expect.any(String) }]);
    const answered = await say('reviewer', 'A1', '收到', { thread: first.id });
    expect(answered.comments.map((comment) => comment.text)).toEqual(['出席率偏低，已说明', '收到']);
    expect(answered.mayResolve).toBe(false);
    // Of one moment the order would be nobody's.
    bureau.setClock('2026-10-10T02:05:00.000Z');
    await say('office', 'A', '全委情况', { code: 'TRN01' });
    expect((await list('reviewer', 'A')).map(({ unit, code }) => `${unit} ${code}`)).toEqual(['A1 LIF06', 'A TRN01']);
    expect(await list('reviewer', 'A', 'TRN01')).toHaveLength(1);
    expect((await list('office', 'J')).map(({ unit }) => unit)).toEqual(['A']);
    expect(await list('clerk2', 'A2')).toEqual([]);
    expect(await acts()).toEqual(['figure.comment', 'figure.comment', 'figure.comment']);
  });

  it('tells those in the thread and the office, and nobody twice or of his own words', async () => {
    const { id } = await say('clerk1', 'A1');
    expect(await subjects('office')).toEqual(['【季报批注】clerk1某批注了单位A12026年第三季度“组织生活出席率”']);
    await say('office', 'A1', '请补充说明', { thread: id });
    expect(await subjects('clerk1')).toHaveLength(1);
    await say('reviewer', 'A1', '同意', { thread: id });
    expect([await subjects('clerk1'), await subjects('office'), await subjects('reviewer')].map((each) => each.length)).toEqual([2, 2, 0]);
    expect(await subjects('clerk3')).toEqual([]);
    const [message] = (await bureau.use.readInbox.run({ actor: actor('clerk1'), language: 'zh' })).messages;
    expect(message).toMatchObject({ kind: 'figure_comment', link: `/life?period=${PERIOD}&unit=A1` });
  });

  it('tells nobody who has lost sight of the figure', async () => {
    const { id } = await say('clerk1', 'A1');
    await bureau.database.users.setGrants(actor('clerk1').userId, [{ role: 'clerk', unit: 'B1' }]);
    await say('office', 'A1', '请补充说明', { thread: id });
    expect(await subjects('clerk1')).toEqual([]);
  });

  it('is closed and opened again by its author or the office', async () => {
    const { id } = await say('clerk1', 'A1');
    expect(await refusal(resolve('reviewer', id))).toBe('forbidden');
    expect(await resolve('office', id)).toMatchObject({ resolvedBy: 'office某', resolvedAt: expect.any(String) });
    await resolve('office', id);
    const later = await say('clerk1', 'A1', '另一件');
    expect((await list('clerk1', 'A1')).map((thread) => thread.id)).toEqual([later.id, id]);
    expect(await resolve('clerk1', id, true)).toMatchObject({ resolvedBy: null, resolvedAt: null });
    expect(await acts()).toEqual(['figure.reopen_thread', 'figure.comment', 'figure.close_thread', 'figure.comment']);
  });

  it('is not for others: figures and threads out of sight read as missing', async () => {
    const { id } = await say('clerk1', 'A1');
    for (const work of [
      say('clerk1', 'A2'),
      list('clerk1', 'A'),
      say('clerk1', 'NOWHERE'),
      resolve('clerk2', id),
      resolve('office', 'nothing'),
      say('clerk1', 'A1', 'x', { thread: 'nothing' }),
      say('office', 'A2', 'x', { thread: id }),
      say('office', 'A1', 'x', { thread: id, code: 'TRN01' }),
    ])
      expect(await refusal(work)).toBe('not_found');
  });

  it('of the four forms is had at the root alone, and not quoted outside', async () => {
    const code = bureau.catalogue.indicators.find((indicator) => indicator.bureauTotalOnly)!.code;
    expect(await refusal(say('office', 'A1', 'x', { code }))).toBe('not_found');
    const { id } = await say('office', 'J', '四种形态情况', { code });
    expect((await list('office', 'J')).map((thread) => thread.id)).toEqual([id]);
    await bureau.database.users.create(
      {
        ...(await bureau.database.users.byId(actor('head').userId))!,
        ...{ id: 'second', username: 'second', displayName: '第二人' },
      },
      [{ role: 'office', unit: 'J' }],
    );
    await say('office', 'J', '再说一句', { code, thread: id });
    const told = await bureau.database.messages.ofUser('second', 9);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('再说一句');
  });

  it('says something, in 1,000 characters, of an indicator there is', async () => {
    for (const text of ['', '  \u202e ', '长'.repeat(1_001)]) expect(await refusal(say('clerk1', 'A1', text))).toBe('invalid');
    expect(await refusal(say('clerk1', 'A1', 'x', { code: 'XXX01' }))).toBe('invalid');
    expect((await say('clerk1', 'A1', '长'.repeat(1_000))).comments[0]!.text).toHaveLength(1_000);
  });

  it('ends where one unit has had enough', async () => {
    const { id } = await say('clerk1', 'A1');
    const [first] = await bureau.database.figureComments.of(PERIOD, ['A1']);
    for (let i = 1; i < MOST_FIGURE_COMMENTS; i++) await bureau.database.figureComments.add({ ...first!, id: `more${i}`, thread: id });
    expect(await refusal(say('clerk1', 'A1', 'x', { thread: id }))).toBe('conflict');
    expect(await refusal(say('clerk2', 'A2'))).toBeNull();
  });
});
