/** Review on one level and on two, in bulk, sent back from any level, withdrawn before anybody looked. */
import { MemoryDatabase } from '#persistence/memory-database.js';
import { filingBureau, PERIOD, type FilingBureau, type Person } from './testing/filing-bureau.js';

describe('review', () => {
  let bureau: FilingBureau;
  beforeEach(async () => {
    bureau = await filingBureau(new MemoryDatabase());
  });
  const at = (who: Person, unit: string) => ({ actor: bureau.actors[who], period: PERIOD, unit });
  const accept = (who: Person, unit: string, version?: number) => bureau.use.acceptReturn.run({ ...at(who, unit), version });
  const record = (unit: string) => bureau.database.returns.get(PERIOD, unit);
  const facts = async () => {
    const units: string[] = [];
    for await (const fact of bureau.database.facts.ofPeriod(PERIOD)) units.push(`${fact.unit} v${fact.version}`);
    return units;
  };

  it('on one level is over with one acceptance', async () => {
    await bureau.filed('clerk1', 'A1');
    expect(await accept('reviewer', 'A1')).toBe('accept');
    expect(await record('A1')).toMatchObject({ status: 'accepted', reviewLevel: 1, reviewedVersion: 1, acceptedVersion: 1 });
    expect(await facts()).toEqual(['A1 v1']);
  });

  it('on two levels goes from the reviewer above to the office, and only then counts', async () => {
    await bureau.filed('clerk2', 'A2');
    expect((await bureau.read('office', 'A2')).canReview).toBe(false);
    await expect(accept('office', 'A2')).rejects.toMatchObject({
      code: 'conflict',
      text: { zh: expect.stringContaining('上级单位审核员') },
    });
    expect((await bureau.read('reviewer', 'A2')).canReview).toBe(true);
    expect(await accept('reviewer', 'A2')).toBe('pass');
    expect(await record('A2')).toMatchObject({ status: 'submitted', reviewLevel: 1, acceptedVersion: null, reviewedVersion: null });
    expect(await facts()).toEqual([]);
    await expect(accept('reviewer', 'A2')).rejects.toMatchObject({ code: 'conflict' });
    expect(await accept('office', 'A2')).toBe('accept');
    expect(await record('A2')).toMatchObject({ status: 'accepted', reviewLevel: 2, acceptedVersion: 1 });
    expect(await facts()).toEqual(['A2 v1']);
  });

  it('on two levels the office takes both where nobody reviews above', async () => {
    await bureau.filed('clerk3', 'B1');
    expect(await accept('office', 'B1')).toBe('pass');
    expect(await accept('office', 'B1')).toBe('accept');
  });

  it('begins anew when it was sent back from the second level, and shows what changed since', async () => {
    await bureau.filed('clerk2', 'A2');
    await accept('reviewer', 'A2');
    await bureau.use.sendBackReturn.run({ ...at('office', 'A2'), reason: '请核对学时' });
    expect(await record('A2')).toMatchObject({ status: 'returned', reviewLevel: 0, reviewedVersion: 1, returnedCount: 1 });
    await bureau.filed('clerk2', 'A2', { T02: 47 });
    expect(await bureau.read('office', 'A2')).toMatchObject({
      version: 2,
      reviewLevel: 0,
      changedSince: true,
      reviewedVersion: 1,
      canReview: false,
    });
    expect(await accept('reviewer', 'A2')).toBe('pass');
  });

  it('keeps the accepted figures until the correction is accepted', async () => {
    await bureau.filed('clerk1', 'A1');
    await accept('reviewer', 'A1');
    await bureau.filed('office', 'A1', { T02: 47 }, '学时漏报');
    expect(await facts()).toEqual(['A1 v1']);
    expect(await bureau.use.readReturn.versions(at('clerk1', 'A1'))).toMatchObject([
      { version: 1, accepted: true, onBehalf: false, reason: null },
      { version: 2, accepted: false, onBehalf: true, reason: '学时漏报', createdByName: 'office某' },
    ]);
    await accept('reviewer', 'A1');
    expect(await facts()).toEqual(['A1 v2']);
  });

  it('in bulk accepts what can be, and says of the rest why not', async () => {
    await bureau.filed('clerk1', 'A1');
    await bureau.filed('clerk2', 'A2');
    await bureau.draft('clerk3', 'B1');
    const returns = [
      { unit: 'A1', version: 2 },
      { unit: 'A1', version: 1 },
      { unit: 'A2', version: 1 },
      { unit: 'B1', version: 1 },
      { unit: 'NOWHERE', version: 1 },
    ];
    const outcomes = await bureau.use.acceptReturns.run({ actor: bureau.actors.reviewer, period: PERIOD, returns, language: 'zh' });
    expect(outcomes).toEqual([
      { unit: 'A1', unitName: '单位A1', outcome: 'refused', reason: expect.stringContaining('第 1 版') },
      { unit: 'A1', unitName: '单位A1', outcome: 'done', reason: null },
      { unit: 'A2', unitName: '单位A2', outcome: 'done', reason: null },
      { unit: 'B1', unitName: 'B1', outcome: 'refused', reason: expect.stringContaining('无权') },
      { unit: 'NOWHERE', unitName: 'NOWHERE', outcome: 'refused', reason: expect.stringContaining('无权') },
    ]);
    expect((await record('A2'))!.reviewLevel).toBe(1);
  });

  it('never accepts what has an error, however it came to be submitted', async () => {
    await bureau.filed('clerk1', 'A1');
    const version = (await bureau.database.returns.version(PERIOD, 'A1', 1))!;
    const wrong = { key: 'H01:M09', code: 'H01', severity: 'error' as const, message: { zh: '', en: '' }, expected: null };
    await bureau.database.returns.replaceDraft({ ...version, findings: [{ ...wrong, element: 'M09', sheet: null, cell: null, value: 1 }] });
    await expect(accept('reviewer', 'A1')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('ends when the unit takes the return back, but not once a level has passed it', async () => {
    await bureau.filed('clerk2', 'A2');
    expect((await bureau.read('clerk2', 'A2')).canWithdraw).toBe(true);
    await bureau.use.withdrawReturn.run(at('clerk2', 'A2'));
    expect(await record('A2')).toMatchObject({ status: 'draft', submittedAt: null, firstSubmittedAt: null });
    expect(await bureau.database.returns.version(PERIOD, 'A2', 1)).toMatchObject({ submittedAt: null, submittedBy: null });
    await bureau.use.submitReturn.run(at('clerk2', 'A2'));
    await accept('reviewer', 'A2');
    await expect(bureau.use.withdrawReturn.run(at('clerk2', 'A2'))).rejects.toMatchObject({ code: 'conflict' });
    expect((await bureau.read('clerk2', 'A2')).canWithdraw).toBe(false);
  });

  it('is not ended by the unit once it could not submit again', async () => {
    await bureau.filed('clerk1', 'A1');
    bureau.setClock('2026-10-21T02:00:00.000Z');
    expect((await bureau.read('clerk1', 'A1')).canWithdraw).toBe(false);
    await expect(bureau.use.withdrawReturn.run(at('clerk1', 'A1'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await record('A1')).toMatchObject({ status: 'submitted' });
    await bureau.database.periods.saveException({
      ...{ period: PERIOD, unit: 'A1', dueOn: '2026-10-15', locksOn: '2026-10-25', reason: '更正' },
      ...{ grantedBy: 'office', grantedAt: '2026-10-21T00:00:00.000Z' },
    });
    await bureau.use.withdrawReturn.run(at('clerk1', 'A1'));
    expect(await record('A1')).toMatchObject({ status: 'draft' });
  });

  it('tells whose turn it is, and the unit what became of it', async () => {
    await bureau.filed('clerk2', 'A2');
    await accept('reviewer', 'A2');
    await accept('office', 'A2');
    const told = async (who: Person) => (await bureau.database.messages.ofUser(bureau.actors[who].userId, 10)).map((m) => m.kind);
    expect(await told('reviewer')).toEqual(['return_submitted']);
    expect(await told('office')).toEqual(['return_passed']);
    expect(await told('clerk2')).toEqual(['return_accepted']);
  });
});

describe('days', () => {
  let bureau: FilingBureau;
  beforeEach(async () => {
    bureau = await filingBureau(new MemoryDatabase());
  });
  const at = (who: Person, unit: string) => ({ actor: bureau.actors[who], period: PERIOD, unit });
  const except = (unit: string, dueOn: string, locksOn: string) =>
    bureau.database.periods.saveException({
      period: PERIOD,
      unit,
      dueOn,
      locksOn,
      reason: '系统停电',
      grantedBy: bureau.actors.office.userId,
      grantedAt: '2026-10-14T00:00:00.000Z',
    });

  it('are the unit’s own where the office granted some', async () => {
    await except('A1', '2026-10-30', '2026-11-05');
    bureau.setClock('2026-10-28T02:00:00.000Z');
    await bureau.filed('clerk1', 'A1');
    expect(await bureau.read('clerk1', 'A1')).toMatchObject({ dueOn: '2026-10-30', locksOn: '2026-11-05', late: false });
    const list = await bureau.use.listReturns.run({ actor: bureau.actors.office, period: PERIOD });
    expect(list.map((item) => [item.unit, item.late])).toEqual([
      ['J', true],
      ['A', true],
      ['A1', false],
      ['A2', true],
      ['B1', true],
    ]);
  });

  it('that are over close the door, naming who opens it', async () => {
    await bureau.draft('clerk1', 'A1');
    bureau.setClock('2026-10-20T16:00:00.000Z');
    await expect(bureau.use.submitReturn.run(at('clerk1', 'A1'))).rejects.toMatchObject({
      code: 'conflict',
      text: { zh: expect.stringContaining('党建办') },
    });
    await except('A1', '2026-10-15', '2026-10-25');
    await expect(bureau.use.submitReturn.run(at('clerk1', 'A1'))).rejects.toMatchObject({ code: 'invalid' });
  });

  it('passed make a draft that was checked in time ask for a note before it goes out late', async () => {
    await bureau.draft('clerk1', 'A1');
    bureau.setClock('2026-10-16T02:00:00.000Z');
    await expect(bureau.use.submitReturn.run(at('clerk1', 'A1'))).rejects.toMatchObject({ code: 'invalid' });
    const asked = await bureau.read('clerk1', 'A1');
    expect(asked.findings).toMatchObject([{ code: 'W15', severity: 'warning' }]);
    await bureau.use.explainFinding.run({ ...at('clerk1', 'A1'), finding: asked.findings[0]!.key, note: '经办人生病' });
    await bureau.use.submitReturn.run(at('clerk1', 'A1'));
    expect(await bureau.read('reviewer', 'A1')).toMatchObject({
      status: 'submitted',
      late: true,
      explanations: { [asked.findings[0]!.key]: '经办人生病' },
    });
  });

  it('passed do not make a correction of an accepted return late', async () => {
    await bureau.filed('clerk1', 'A1');
    await bureau.use.acceptReturn.run({ ...at('reviewer', 'A1'), version: undefined });
    await except('A1', '2026-10-15', '2026-10-25');
    bureau.setClock('2026-10-17T02:00:00.000Z');
    await bureau.draft('clerk1', 'A1', { T02: 47 }, '学时漏计');
    expect((await bureau.read('clerk1', 'A1')).findings.map(({ code }) => code)).not.toContain('W15');
  });

  it('count from the first submission, unless that one was taken back', async () => {
    await bureau.filed('clerk1', 'A1');
    await bureau.use.sendBackReturn.run({ ...at('reviewer', 'A1'), reason: '请核对' });
    await bureau.filed('clerk2', 'A2');
    await bureau.use.withdrawReturn.run(at('clerk2', 'A2'));
    bureau.setClock('2026-10-17T02:00:00.000Z');
    await bureau.filed('clerk1', 'A1');
    await bureau.filed('clerk2', 'A2');
    expect((await bureau.read('office', 'A1')).late).toBe(false);
    expect((await bureau.read('office', 'A2')).late).toBe(true);
  });
});
