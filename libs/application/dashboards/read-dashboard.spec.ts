/** What is kept must not lie: neither about figures, nor about rights, nor to another reader. */
import { gunzipSync } from 'node:zlib';
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import type { PeriodRecord } from '#domain/period/period.js';
import type { PeriodUnit, Unit } from '#domain/unit/unit.js';
import { actorAt, LAST, smallBureau } from '../figures/testing/small-bureau.js';
import { BuildDashboard, type DashboardQuery } from './build-dashboard.js';
import { KeptBytes } from './kept-bytes.js';
import { ReadDashboard } from './read-dashboard.js';
import { readyAnswer, withGzip, type ReadyAnswer } from './ready-answer.js';

const office = actorAt('office', 'J');
const dashboardOf = ({ bytes }: ReadyAnswer): Dashboard => JSON.parse(bytes.toString()) as Dashboard;

function reader() {
  const bureau = smallBureau(CATALOGUES.forPeriod(LAST), CATALOGUES);
  /** What happens to the last period meanwhile. */
  const change: Partial<PeriodRecord> = {};
  /** Where units are today, by code, when they are not where the quarter has them. */
  const todays: Record<string, string> = {};
  const moved = (unit: Unit | null) => unit && { ...unit, path: todays[unit.code] ?? unit.path };
  const changed = (record: PeriodRecord | null) => record && (record.period === LAST ? { ...record, ...change } : record);
  const database = {
    ...bureau,
    units: {
      ...bureau.units,
      byCode: async (code: string) => moved(await bureau.units.byCode(code)),
      byCodes: async (codes: string[]) => (await bureau.units.byCodes(codes)).map((unit) => moved(unit)!),
    },
    periods: {
      ...bureau.periods,
      all: async () => (await bureau.periods.all()).map((record) => changed(record)!),
      get: async (period: string) => changed(await bureau.periods.get(period)),
      strayed: async (period: string, path: string, prefixes: string[]) => {
        const isSeen = (unit: PeriodUnit) => prefixes.some((prefix) => (todays[unit.code] ?? unit.path).startsWith(prefix));
        return (await bureau.periods.units(period, [path])).flatMap((unit) => (isSeen(unit) ? [] : [unit.code]));
      },
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
  return { ask, counted, database, clock, change, held, todays };
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

  it('keeps every choice apart', async () => {
    const { ask, counted } = reader();
    const choices: Partial<DashboardQuery>[] = [
      ...[{}, { sector: 'organ' }, { sector: 'soe' }, { basis: 'as_is' }, { basis: 'comparable' }],
      ...[{ quota: 'none' }, { quota: '1' }, { code: 'COV01' }, { code: 'COV03' }, { sector: 'organ', quota: '1' }],
    ] as Partial<DashboardQuery>[];
    for (const choice of [...choices, ...choices]) await ask(choice);
    expect(counted).toEqual({ built: choices.length, looked: choices.length });
    await expect(ask({ code: 'XYZ99' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('two who ask for the same unit get what each may see of it', async () => {
    const { ask, todays } = reader();
    // Moved since then: of the quarter's tree it belongs to B, of today's rights to A.
    todays['B21'] = '/J/A/B21/';
    const below = actorAt('reviewer', 'B');
    const childrenOf = async (actor: DashboardQuery['actor'], more: Partial<DashboardQuery> = {}) =>
      dashboardOf(await ask({ actor, unit: 'B', ...more })).children.map((child) => child.code);
    expect(await childrenOf(office)).toEqual(['B21', 'B22', 'B23']);
    expect(await childrenOf(below)).toEqual(['B22', 'B23']);
    expect(await childrenOf(office)).toEqual(['B21', 'B22', 'B23']);
    for (const name of ['analysis', 'standing', 'life']) {
      const told = dashboardOf(await ask({ actor: below, unit: 'B', name }));
      expect(JSON.stringify([told.blocks, told.children])).not.toMatch(/"B21"|第4党支部/);
      // It was there to be told.
      const all = dashboardOf(await ask({ unit: 'B', name }));
      expect(JSON.stringify([all.blocks, all.children])).toMatch(/"B21"|第4党支部/);
    }
    await expect(ask({ actor: below, unit: 'B21' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('what a reader lost he gets no more: at once with his grant, within a second with the tree', async () => {
    const { ask, clock, todays } = reader();
    const below = actorAt('reviewer', 'B');
    const kept = await ask({ actor: below, unit: 'B22' });
    await expect(ask({ actor: { ...below, grants: [] }, unit: 'B22' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(ask({ actor: actorAt('reviewer', 'C'), unit: 'B22' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await ask({ actor: below, unit: 'B22' })).etag).toBe(kept.etag);
    todays['B22'] = '/J/A/B22/';
    clock.at += 1_000;
    await expect(ask({ actor: below, unit: 'B22' })).rejects.toMatchObject({ code: 'not_found' });
    expect(dashboardOf(await ask({ actor: below, unit: 'B' })).children.map((child) => child.code)).toEqual(['B21', 'B23']);
  });

  it('says of when it is beside the bytes, and has another tag when that changes', async () => {
    const { ask } = reader();
    const { bytes, ...said } = await ask();
    expect(said).toMatchObject({ asOf: '2026-10-13T01:00:00.000Z', dataVersion: 7 });
    const body: unknown = JSON.parse(bytes.toString());
    expect(readyAnswer(body, { ...said, dataVersion: 8 }).etag).not.toBe(readyAnswer(body, said).etag);
    expect(readyAnswer(body, { ...said, asOf: null }).etag).not.toBe(readyAnswer(body, said).etag);
  });

  it('has the same bytes packed for whoever takes them so, and nothing packed where that gains nothing', async () => {
    const { bytes, gzip } = await reader().ask();
    expect(gunzipSync(gzip!).equals(bytes)).toBe(true);
    expect(gzip!.length).toBeLessThan(bytes.length / 3);
    expect((await withGzip(readyAnswer('少', { asOf: null, dataVersion: 0 }))).gzip).toBeNull();
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
    const kept = new KeptBytes<{ bytes: Uint8Array; gzip?: Uint8Array }>(10);
    const of = (size: number) => ({ bytes: new Uint8Array(size - 1), gzip: new Uint8Array(1) });
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
