/** What is kept must not lie: neither about figures, nor about rights, nor to another reader. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import type { PeriodRecord } from '#domain/period/period.js';
import { actorAt, LAST, smallBureau } from '../figures/testing/small-bureau.js';
import { BuildDashboard, type DashboardQuery } from './build-dashboard.js';
import { KeptBytes } from './kept-bytes.js';
import { ReadDashboard } from './read-dashboard.js';
import type { ReadyAnswer } from './ready-answer.js';

const office = actorAt('office', 'J');
const dashboardOf = ({ bytes }: ReadyAnswer): Dashboard => JSON.parse(bytes.toString()) as Dashboard;

function reader() {
  const bureau = smallBureau(CATALOGUES.forPeriod(LAST), CATALOGUES);
  /** What happens to the last period meanwhile. */
  const change: Partial<PeriodRecord> = {};
  const changed = (record: PeriodRecord | null) => record && (record.period === LAST ? { ...record, ...change } : record);
  const database = {
    ...bureau,
    periods: {
      ...bureau.periods,
      all: async () => (await bureau.periods.all()).map((record) => changed(record)!),
      get: async (period: string) => changed(await bureau.periods.get(period)),
    },
  };
  const clock = { at: Date.parse('2026-10-20T01:00:00Z'), now: () => new Date(clock.at) };
  const builder = new BuildDashboard({ database, catalogues: CATALOGUES });
  const counted = { built: 0, looked: 0 };
  /** Held up after looking, when set. */
  const held: { first?: Promise<void> } = {};
  const read = new ReadDashboard(
    { database, clock },
    {
      scope: async (query) => {
        const isFirst = counted.looked++ === 0;
        const scope = await builder.scope(query);
        if (isFirst) await held.first;
        return scope;
      },
      build: (query, scope) => (counted.built++, builder.build(query, scope)),
    },
  );
  const ask = (more: Partial<DashboardQuery> = {}) =>
    read.run({ actor: office, name: 'overview', unit: 'J', period: LAST, language: 'zh', ...more });
  return { ask, counted, database, clock, change, held };
}

describe('ReadDashboard', () => {
  it('builds once for many, and answers the same bytes as building anew', async () => {
    const { ask, counted, database } = reader();
    const answers = await Promise.all([ask(), ask(), ask()]);
    answers.push(await ask());
    expect(counted).toEqual({ built: 1, looked: 1 });
    expect(new Set(answers.map((answer) => answer.etag)).size).toBe(1);
    const fresh = await new BuildDashboard({ database, catalogues: CATALOGUES }).run({
      actor: office,
      name: 'overview',
      unit: 'J',
      period: LAST,
      language: 'zh',
    });
    expect(dashboardOf(answers[0])).toEqual(JSON.parse(JSON.stringify(fresh)));
  });

  it('keeps languages, dashboards and units apart', async () => {
    const { ask } = reader();
    const all = await Promise.all([
      ask(),
      ask({ language: 'en' }),
      ask({ name: 'training' }),
      ask({ unit: 'B' }),
      ask({ period: '2026Q2' }),
    ]);
    expect(new Set(all.map((answer) => answer.etag)).size).toBe(5);
    expect(all.map((answer) => dashboardOf(answer).title)).toEqual(['总览', 'Overview', '培训', '总览', '总览']);
  });

  it('a reader of one branch shares nothing with the office, not even by asking for the same', async () => {
    const { ask } = reader();
    await ask();
    await ask({ unit: 'B' });
    const below = actorAt('clerk', 'B');
    await expect(ask({ actor: below })).rejects.toMatchObject({ code: 'not_found' });
    expect(dashboardOf(await ask({ actor: below, unit: 'B' })).path.map((u) => u.code)).toEqual(['B']);
    expect(dashboardOf(await ask({ unit: 'B' })).path.map((u) => u.code)).toEqual(['J', 'B']);
  });

  it.each([
    ['a new data version', { dataVersion: 8 }],
    ['a closed period', { state: 'closed' as const }],
  ])('%s drops everything kept', async (_, happened) => {
    const { ask, counted, change } = reader();
    const before = await ask();
    Object.assign(change, happened);
    const after = await ask();
    expect([after.etag === before.etag, counted.built]).toEqual([false, 2]);
  });

  it('keeps nothing that was found before a change as found after it', async () => {
    const { ask, counted, change, held } = reader();
    let letGo = (): void => undefined;
    held.first = new Promise((resolve) => (letGo = resolve));
    const slow = ask();
    await new Promise(setImmediate);
    change.dataVersion = 8;
    const quick = await ask();
    letGo();
    expect([dashboardOf(await slow).dataVersion, dashboardOf(quick).dataVersion, dashboardOf(await ask()).dataVersion]).toEqual([8, 8, 8]);
    expect(counted.built).toBe(1);
  });

  it('looks at rights again after a second, without building again', async () => {
    const { ask, counted, clock } = reader();
    await ask();
    clock.at += 999;
    await ask();
    expect(counted).toEqual({ built: 1, looked: 1 });
    clock.at += 2;
    await ask();
    expect(counted).toEqual({ built: 1, looked: 2 });
  });

  it('keeps no refusal', async () => {
    const { ask, counted } = reader();
    await expect(ask({ unit: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(ask({ unit: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(ask({ name: 'constructor' })).rejects.toMatchObject({ code: 'not_found' });
    expect(counted.looked).toBe(2);
  });
});

describe('KeptBytes', () => {
  it('lets go of what was not asked for longest', () => {
    const kept = new KeptBytes<{ bytes: Uint8Array }>(10);
    const of = (size: number) => ({ bytes: new Uint8Array(size) });
    kept.set('a', of(4));
    kept.set('b', of(4));
    kept.get('a');
    kept.set('c', of(4));
    expect(['a', 'b', 'c'].map((key) => kept.get(key) !== undefined)).toEqual([true, false, true]);
    kept.set('a', of(1));
    kept.set('d', of(5));
    expect(['a', 'c', 'd'].map((key) => kept.get(key) !== undefined)).toEqual([true, true, true]);
  });
});
