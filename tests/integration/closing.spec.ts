/** A period is closed while somebody accepts, or opened while somebody changes the tree: they take turns, and nothing falls between. */
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '#domain/errors.js';
import { filingBureau, PERIOD } from '#application/returns/testing/filing-bureau.js';
import { createTestDatabase } from '../support/test-database.js';

const HELD_MS = 300;

async function openBureau() {
  const opened = await createTestDatabase();
  const bureau = await filingBureau(opened.database);
  await bureau.filed('clerk1', 'A1');
  return { database: opened.database, bureau, end: () => opened.close() };
}

it('closing waits for an acceptance that holds its return, and counts it', async () => {
  const { database, bureau, end } = await openBureau();
  const { actors, use } = bureau;
  let closing: Promise<{ accepted: number; submitted: number }> | null = null;
  let isClosed = false;
  await database.transaction(async (stores) => {
    const record = (await stores.returns.lock(PERIOD, 'A1'))!;
    closing ??= use.closePeriod.run({ actor: actors.office, period: PERIOD }).finally(() => (isClosed = true));
    await pause(HELD_MS);
    expect(isClosed).toBe(false);
    await stores.returns.update({ ...record, status: 'accepted', acceptedVersion: record.version });
  });
  expect(await closing!).toMatchObject({ accepted: 1, submitted: 0 });
  await end();
});

it('whoever acts on a return while its period is being closed finds it closed', async () => {
  const { database, bureau, end } = await openBureau();
  const { actors, use } = bureau;
  await bureau.draft('clerk2', 'A2');
  const at = { period: PERIOD, unit: 'A1' };
  const acts = [
    () => use.acceptReturn.run({ ...at, actor: actors.reviewer }),
    () => use.sendBackReturn.run({ ...at, actor: actors.reviewer, reason: '请核对' }),
    () => use.withdrawReturn.run({ ...at, actor: actors.clerk1 }),
    () => use.submitReturn.run({ ...at, unit: 'A2', actor: actors.clerk2 }),
    () => use.saveReturn.run({ ...at, unit: 'A2', actor: actors.clerk2, values: {}, reason: null }),
    () => use.saveCells.run({ ...at, unit: 'A2', actor: actors.clerk2, values: { T02: 1 }, revision: 1, reason: null, language: 'zh' }),
  ];
  const revision = (await database.returns.get(PERIOD, 'A2'))!.revision;
  let begun: Promise<PromiseSettledResult<unknown>[]> | null = null;
  await database.transaction(async (stores) => {
    await stores.periods.lock(PERIOD);
    await stores.periods.setState(PERIOD, 'closed');
    await stores.returns.lockPeriod(PERIOD);
    // Each has seen the period open, and now waits for the return.
    begun ??= Promise.allSettled(acts.map((act) => act()));
    await pause(HELD_MS);
  });
  const outcomes = await begun!;
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') throw new Error('it was done in a closed period');
    expect(outcome.reason).toBeInstanceOf(DomainError);
    expect((outcome.reason as DomainError).code).toBe('conflict');
  }
  expect(await database.returns.get(PERIOD, 'A1')).toMatchObject({ status: 'submitted', acceptedVersion: null });
  expect(await database.returns.get(PERIOD, 'A2')).toMatchObject({ status: 'draft', revision });
  await end();
});

it('opening waits for whoever changes the tree, and happens once', async () => {
  const { database, bureau, end } = await openBureau();
  const { use, actors } = bureau;
  const open = (dueOn: string) =>
    use.openPeriod.run({ actor: actors.office, period: '2026Q4', opensOn: '2026-12-20', dueOn, locksOn: '2027-01-20' });
  let opening: Promise<PromiseSettledResult<void>[]> | null = null;
  await database.transaction(async (stores) => {
    await stores.periods.lock(PERIOD);
    opening ??= Promise.allSettled([open('2027-01-10'), open('2027-01-12')]);
    await pause(HELD_MS);
    expect(await database.periods.get('2026Q4')).toBeNull();
  });
  const outcomes = await opening!;
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const first = outcomes.findIndex(({ status }) => status === 'fulfilled');
  expect((await database.periods.get('2026Q4'))?.dueOn).toBe(['2027-01-10', '2027-01-12'][first]);
  await end();
});

it('of several who accept one return at once one does, and the others are told that it is done', async () => {
  const { database, bureau, end } = await openBureau();
  const { actors, use } = bureau;
  const accept = () => use.acceptReturn.run({ actor: actors.reviewer, period: PERIOD, unit: 'A1' });
  const outcomes = await Promise.allSettled([accept(), accept(), accept(), accept()]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
  const acts = (await database.audit.list(100)).filter(({ action }) => action === 'return.accept');
  expect(acts).toHaveLength(1);
  await end();
});
