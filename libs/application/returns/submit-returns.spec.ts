/** Submitting many at once comes to exactly what submitting one after the other comes to. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { DomainError } from '#domain/errors.js';
import type { BulkOutcome } from '#domain/views/return-view.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { SubmitReturn } from './submit-return.js';
import { SubmitReturns } from './submit-returns.js';
import { filingBureau, PERIOD, type FilingBureau, type Person } from './testing/filing-bureau.js';

const IN_TIME = '2026-10-12T02:00:00.000Z';
const LATE = '2026-10-17T02:00:00.000Z';
const LOCKED = '2026-10-25T02:00:00.000Z';
const ASKED = [
  { unit: 'A1', version: 1 },
  { unit: 'A2', version: 1 },
  { unit: 'B1', version: 1 },
  // Nothing was filed for it.
  { unit: 'J', version: 1 },
  { unit: 'NOWHERE', version: 1 },
];

/** Two clean drafts, and one with an error. */
async function furnished(): Promise<FilingBureau> {
  const bureau = await filingBureau(new MemoryDatabase());
  await bureau.draft('clerk1', 'A1');
  await bureau.draft('clerk2', 'A2');
  await bureau.draft('clerk3', 'B1', { M09: null });
  await bureau.database.periods.saveException({
    ...{ period: PERIOD, unit: 'A2', dueOn: '2026-10-30', locksOn: '2026-11-05', reason: '系统停电' },
    ...{ grantedBy: bureau.actors.office.userId, grantedAt: '2026-10-01T00:00:00.000Z' },
  });
  return bureau;
}

const portsAt = ({ database }: FilingBureau, at: string) => ({
  database,
  catalogues: CATALOGUES,
  clock: { now: () => new Date(at) },
  doorbell: { ring: () => undefined },
});

async function together(bureau: FilingBureau, who: Person, at: string): Promise<BulkOutcome[]> {
  const submit = new SubmitReturns(portsAt(bureau, at));
  return submit.run({ actor: bureau.actors[who], period: PERIOD, returns: ASKED, language: 'zh' });
}

async function oneByOne(bureau: FilingBureau, who: Person, at: string): Promise<(string | null)[]> {
  const submit = new SubmitReturn(portsAt(bureau, at));
  const reasons: (string | null)[] = [];
  for (const each of ASKED)
    try {
      await submit.run({ actor: bureau.actors[who], period: PERIOD, ...each });
      reasons.push(null);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      reasons.push(error.text.zh);
    }
  return reasons;
}

const order = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Everything that is left behind, but for ids made up on the way. */
async function traces({ database }: FilingBureau) {
  const messages = await database.messages.aboutPeriod(PERIOD, 100);
  return {
    returns: await database.returns.ofPeriod(PERIOD),
    versions: await Promise.all(ASKED.map(({ unit }) => database.returns.versions(PERIOD, unit))),
    // Of each return in the order it happened.
    audit: (await database.audit.list(100)).map(({ id: _id, hash: _hash, ...entry }) => entry).sort((a, b) => order(a.object, b.object)),
    told: messages.map(({ message: { id: _id, ...message } }) => message).sort((a, b) => order(a.key, b.key)),
    dirty: (await database.facts.dirty(PERIOD)).map(({ unit }) => unit),
  };
}

describe('submitting many returns at once', () => {
  it.each([
    ['in time', IN_TIME, 'office', ['done', 'done', 'refused', 'refused', 'refused']],
    ['in time, by somebody with one unit of them', IN_TIME, 'clerk1', ['done', 'refused', 'refused', 'refused', 'refused']],
    ['late, with own days for one unit', LATE, 'office', ['refused', 'done', 'refused', 'refused', 'refused']],
    ['after the last day, with own days for one unit', LOCKED, 'office', ['refused', 'done', 'refused', 'refused', 'refused']],
  ] as const)('%s', async (_case, at, who, expected) => {
    const [many, single] = [await furnished(), await furnished()];
    const outcomes = await together(many, who, at);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(expected);
    expect(outcomes.map(({ unit }) => unit)).toEqual(ASKED.map(({ unit }) => unit));
    expect(outcomes.map(({ reason }) => reason)).toEqual(await oneByOne(single, who, at));
    expect(await traces(many)).toEqual(await traces(single));
  });

  it('names the unit only to whoever may know it, and refuses a version that is no longer the latest', async () => {
    const bureau = await furnished();
    await bureau.use.saveReturn.run({ actor: bureau.actors.clerk1, period: PERIOD, unit: 'A1', values: bureau.values, reason: null });
    const outcomes = await together(bureau, 'clerk1', IN_TIME);
    expect(outcomes[0]).toMatchObject({ unitName: '单位A1', outcome: 'refused', reason: expect.stringContaining('第 2 版') });
    expect(outcomes[1]).toMatchObject({ unitName: 'A2', outcome: 'refused' });
  });

  it('says why of each when the period is closed', async () => {
    const bureau = await furnished();
    await bureau.database.periods.setState(PERIOD, 'closed');
    const outcomes = await together(bureau, 'office', IN_TIME);
    expect(outcomes.slice(0, 4).every(({ outcome, reason }) => outcome === 'refused' && reason?.includes('已不在填报期内'))).toBe(true);
    expect((await bureau.database.returns.get(PERIOD, 'A1'))?.status).toBe('draft');
  });
});
