/** Contract of uploads and returns. */
import type { Database } from '#domain/ports/database.port.js';
import type { NewUpload } from '#domain/ports/upload-store.port.js';
import { after, codeOf, NOW, openPeriod, returnRecord, returnVersion } from './fixtures.js';

const upload = (id: string, createdAt = NOW, more: Partial<NewUpload> = {}): NewUpload => ({
  id,
  sha256: 'a'.repeat(64),
  fileName: '季报 第三季度.xlsx',
  size: 41_234,
  userId: 'filer',
  createdAt,
  purpose: 'returns',
  take: 'valid',
  reason: null,
  options: {},
  ...more,
});

export function filingContract(database: () => Database): void {
  describe('uploads', () => {
    it('gives an upload to one worker at a time and fences the final write', async () => {
      const { uploads } = database();
      await uploads.create(upload('up1'));
      const empty = { findings: [], findingCount: 0, returns: [], attempts: 0, finishedAt: null };
      const fresh = { ...upload('up1'), status: 'received', progress: 0, ...empty };
      expect(await uploads.get('up1')).toEqual(fresh);
      expect(await uploads.fileNames(['up1', 'none'])).toEqual(new Map([['up1', fresh.fileName]]));
      const claims = await Promise.all(['t1', 't2', 't3'].map((token) => uploads.claim('up1', token, NOW, after(90_000))));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const winner = `t${claims.indexOf(true) + 1}`;
      await uploads.progress('up1', winner, 40);
      await uploads.progress('up1', 'stale', 99);
      expect(await uploads.get('up1')).toEqual({ ...fresh, status: 'processing', progress: 40, attempts: 1 });

      expect(await uploads.renew('up1', 'stale', after(999_000))).toBe(false);
      expect(await uploads.renew('up1', winner, after(100_000))).toBe(true);
      expect(await uploads.claim('up1', 'later', after(99_999), after(180_000))).toBe(false);
      expect(await uploads.claim('up1', 'later', after(100_001), after(180_000))).toBe(true);
      expect(await uploads.renew('up1', winner, after(999_000))).toBe(false);
      const done = {
        status: 'done' as const,
        findings: returnVersion('2022Q1', 'B1').findings,
        findingCount: 1_234,
        returns: [{ unit: 'B1', period: '2022Q1', version: 1 }],
        finishedAt: after(95_000),
      };
      expect(await uploads.finish('up1', winner, done)).toBe(false);
      expect(await uploads.finish('up1', 'later', done)).toBe(true);
      expect(await uploads.finish('up1', 'later', done)).toBe(false);
      expect(await uploads.claim('up1', 'again', after(999_999), after(1_999_999))).toBe(false);
      expect(await uploads.get('up1')).toEqual({ ...fresh, ...done, progress: 100, attempts: 2 });
    });

    it('finds what has waited too long: never taken, given back, or with a dead worker', async () => {
      const { uploads } = database();
      for (const [id, createdAt] of [
        ['w1', after(-60_000)],
        ['w2', after(-50_000)],
        ['w3', after(-40_000)],
        ['w4', after(-1_000)],
        ['w5', after(-30_000)],
      ] as const)
        await uploads.create(upload(id, createdAt));
      await uploads.claim('w2', 't', after(-50_000), after(-25_000));
      await uploads.claim('w3', 't', after(-40_000), after(50_000));
      await uploads.claim('w5', 't', after(-30_000), after(50_000));
      await uploads.release('w5', 'other', false);
      await uploads.release('w5', 't', false);
      expect((await uploads.waiting(after(-20_000), 10)).map((u) => u.id)).toEqual(['w1', 'w2', 'w5']);
      expect((await uploads.waiting(after(-20_000), 2)).map((u) => u.id)).toEqual(['w1', 'w2']);
      expect((await uploads.ofUser('filer', 3, ['returns'])).map((u) => u.id)).toEqual(['up1', 'w4', 'w5']);
      expect(await uploads.hashes()).toEqual(
        [...new Set((await uploads.ofUser('filer', 50, ['returns'])).map((u) => u.sha256))].toSorted(),
      );
      expect(await uploads.claim('w5', 't2', NOW, after(1))).toBe(true);
      await uploads.release('w5', 't2', true);
      expect((await uploads.get('w5'))?.attempts).toBe(1);
    });
  });

  describe('uploads of other purposes', () => {
    it('keep what the sender chose, and are listed by purpose', async () => {
      const { uploads } = database();
      const chosen = { purpose: 'history', take: 'all', reason: '补录', options: { mapping: '旧表' }, userId: 'office' } as const;
      await uploads.create(upload('h1', NOW, chosen));
      await uploads.create(upload('h2', after(1), { purpose: 'units', userId: 'office' }));
      expect(await uploads.get('h1')).toMatchObject(chosen);
      expect((await uploads.ofUser('office', 9, ['history', 'units'])).map((u) => u.id)).toEqual(['h2', 'h1']);
      expect((await uploads.ofUser('office', 9, ['units'])).map((u) => u.id)).toEqual(['h2']);
      expect(await uploads.ofUser('office', 9, [])).toEqual([]);
    });
  });

  describe('returns', () => {
    it('creates once, updates by revision, and keeps every version as it was', async () => {
      const { returns } = database();
      await openPeriod(database(), '2022Q1');
      expect(await returns.get('2022Q1', 'B1')).toBeNull();
      await returns.create(returnRecord('2022Q1', 'B1'));
      expect(await codeOf(returns.create(returnRecord('2022Q1', 'B1')))).toBe('conflict');
      expect(await codeOf(returns.create(returnRecord('2022Q1', 'nowhere')))).toBe('not_found');
      const first = (await returns.get('2022Q1', 'B1'))!;
      expect(first).toEqual({ ...returnRecord('2022Q1', 'B1'), revision: 1 });
      await returns.update({ ...first, status: 'submitted', firstSubmittedAt: NOW, submittedAt: after(60_000) });
      expect(await codeOf(returns.update({ ...first, status: 'returned' }))).toBe('conflict');
      const second = await database().transaction((stores) => stores.returns.lock('2022Q1', 'B1'));
      expect(second).toEqual({ ...first, status: 'submitted', firstSubmittedAt: NOW, submittedAt: after(60_000), revision: 2 });

      await returns.addVersion(returnVersion('2022Q1', 'B1', 1));
      await returns.addVersion(returnVersion('2022Q1', 'B1', 2));
      expect(await codeOf(returns.addVersion(returnVersion('2022Q1', 'B1', 2)))).toBe('conflict');
      expect(await codeOf(returns.addVersion(returnVersion('2022Q1', 'B', 1)))).toBe('not_found');
      expect(await returns.version('2022Q1', 'B1', 2)).toEqual(returnVersion('2022Q1', 'B1', 2));
      expect((await returns.versions('2022Q1', 'B1')).map((v) => v.version)).toEqual([1, 2]);
      expect(await returns.version('2022Q1', 'B1', 3)).toBeNull();

      const latest = () => database().transaction((stores) => stores.returns.lockLatest('2022Q1', 'B1'));
      expect(await latest()).toEqual({ record: second, version: returnVersion('2022Q1', 'B1', 1) });
      expect(await returns.latest('2022Q1', 'B1')).toEqual(await latest());
      await returns.update({ ...second!, version: 2 });
      expect(await latest()).toEqual({ record: { ...second, version: 2, revision: 3 }, version: returnVersion('2022Q1', 'B1', 2) });
      await returns.update({ ...second!, version: 3, revision: 3 });
      expect(await latest()).toBeNull();
      expect(await returns.latest('2022Q1', 'B1')).toBeNull();
    });

    it('loses no explanation when two are written at once', async () => {
      const { returns } = database();
      const notes = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(notes.map((key) => returns.setExplanation('2022Q1', 'B1', 2, `W0:${key}`, `说明${key}`)));
      expect((await returns.version('2022Q1', 'B1', 2))?.explanations).toEqual(
        Object.fromEntries(notes.map((key) => [`W0:${key}`, `说明${key}`])),
      );
      expect((await returns.version('2022Q1', 'B1', 1))?.explanations).toEqual({});
      expect(await codeOf(returns.setExplanation('2022Q1', 'B1', 9, 'x', 'y'))).toBe('not_found');
    });

    it('takes no change of a return once its period is closed, and holds every return for whoever closes it', async () => {
      const { returns, periods } = database();
      await openPeriod(database(), '2021Q4');
      await returns.create(returnRecord('2021Q4', 'B1'));
      await returns.create(returnRecord('2021Q4', 'A_1'));
      expect((await database().transaction((stores) => stores.returns.lockPeriod('2021Q4'))).map((r) => r.unit)).toEqual(['A_1', 'B1']);
      const record = (await returns.get('2021Q4', 'B1'))!;
      await periods.setState('2021Q4', 'closed');
      expect(await codeOf(returns.update({ ...record, returnedCount: 1 }))).toBe('conflict');
      expect(await returns.get('2021Q4', 'B1')).toEqual(record);
      await periods.setState('2021Q4', 'open');
      await returns.update({ ...record, returnedCount: 1 });
      expect(await returns.get('2021Q4', 'B1')).toMatchObject({ returnedCount: 1, revision: 2 });
      // Who read a return under review before all were held writes nothing after.
      const read = (await returns.get('2021Q4', 'A_1'))!;
      await returns.update({ ...read, status: 'submitted' });
      const held = await database().transaction((stores) => stores.returns.lockPeriod('2021Q4'));
      expect(held).toEqual(await returns.ofPeriod('2021Q4'));
      expect(held.map((r) => r.revision)).toEqual([read.revision + 2, 2]);
      expect(await codeOf(returns.update({ ...read, status: 'accepted', revision: read.revision + 1 }))).toBe('conflict');
    });

    it('lists by period, by unit, and the latest and the accepted versions', async () => {
      const { returns } = database();
      await openPeriod(database(), '2022Q2');
      await returns.create(returnRecord('2022Q2', 'B1', { version: 2, acceptedVersion: 1, status: 'accepted', acceptedAt: NOW }));
      for (const version of [1, 2])
        await returns.addVersion({ ...returnVersion('2022Q2', 'B1', version), explanations: { 'W02:M09': `第${version}版` } });
      await returns.create(returnRecord('2022Q2', 'A_1'));
      await returns.addVersion(returnVersion('2022Q2', 'A_1'));
      expect((await returns.ofPeriod('2022Q2')).map((r) => r.unit)).toEqual(['A_1', 'B1']);
      expect((await returns.ofPeriod('2022Q2', ['B1', 'B'])).map((r) => r.unit)).toEqual(['B1']);
      expect(await returns.ofPeriod('2022Q2', [])).toEqual([]);
      expect(await returns.filedSince('2022Q2', NOW)).toEqual({ units: [], ever: 0 });
      await returns.create(returnRecord('2022Q2', 'B', { firstSubmittedAt: NOW }));
      await returns.create(returnRecord('2022Q2', 'A', { firstSubmittedAt: after(1_000) }));
      expect(await returns.filedSince('2022Q2', NOW)).toEqual({ units: ['A', 'B'], ever: 2 });
      expect(await returns.filedSince('2022Q2', after(1))).toEqual({ units: ['A'], ever: 2 });
      expect(await returns.filedSince('2022Q3', NOW)).toEqual({ units: [], ever: 0 });
      expect((await returns.ofUnit('B1')).map((r) => r.period).filter((p) => p.startsWith('2022'))).toEqual(['2022Q1', '2022Q2']);

      const accepted = await returns.acceptedVersions('2022Q2');
      expect([...accepted.keys()]).toEqual(['B1']);
      expect(accepted.get('B1')).toEqual({ ...returnVersion('2022Q2', 'B1', 1), explanations: { 'W02:M09': '第1版' } });
      expect((await returns.acceptedVersions('2022Q2', ['A_1'])).size).toBe(0);
      const { version, catalogueVersion, values } = returnVersion('2022Q2', 'B1', 1);
      expect(await returns.acceptedFigures('2022Q2', ['B1', 'A_1'])).toEqual(new Map([['B1', { version, catalogueVersion, values }]]));
      const { findings } = returnVersion('2022Q2', 'B1', 1);
      for (const units of [undefined, ['B1', 'A_1']])
        expect(await returns.explained('2022Q2', units)).toEqual([{ unit: 'B1', findings, explanations: { 'W02:M09': '第1版' } }]);
      expect(await returns.explained('2022Q2', ['A_1'])).toEqual([]);
      expect(await returns.explained('2022Q1')).toEqual([]);
      expect(await returns.acceptedValues('B1', ['2022Q2', '2021Q1'])).toEqual(
        new Map([['2022Q2', returnVersion('2022Q2', 'B1', 1).values]]),
      );
      expect(await returns.acceptedValues('A_1', ['2022Q2'])).toEqual(new Map());
      expect(await returns.acceptedValues('B1', [])).toEqual(new Map());
      const latest = await returns.latestVersions('2022Q2', ['B1', 'A_1', 'AX1']);
      expect(new Set(latest.keys())).toEqual(new Set(['A_1', 'B1']));
      expect(latest.get('B1')).toEqual({
        findings: returnVersion('2022Q2', 'B1').findings,
        explanations: { 'W02:M09': '第2版' },
        onBehalf: true,
      });
      const written = await returns.writtenSince('2022Q2', NOW, 100);
      expect(written.map(({ unit, version }) => [unit, version])).toEqual(
        expect.arrayContaining([
          ['A_1', 1],
          ['B1', 1],
        ]),
      );
      expect(written[0]).toEqual({
        unit: expect.any(String),
        version: expect.any(Number),
        createdBy: expect.any(String),
        createdAt: expect.any(String),
        reason: null,
      });
      expect(await returns.writtenSince('2022Q2', after(1e10), 100)).toEqual([]);
      expect(await returns.writtenSince('2022Q2', NOW, 1)).toHaveLength(1);
      expect(await returns.beganAt('2022Q2')).toEqual(
        new Map([
          ['A_1', NOW],
          ['B1', NOW],
        ]),
      );
    });

    it('writes many at once: all of them or none, and says which was in the way', async () => {
      const { returns } = database();
      await openPeriod(database(), '2022Q3');
      const units = ['A_1', 'AX1', 'B', 'B1'];
      await returns.createMany(units.map((unit) => returnRecord('2022Q3', unit)));
      const again = returns.createMany([returnRecord('2022Q3', 'A2'), returnRecord('2022Q3', 'AX1')]);
      await expect(again).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('AX1') });
      expect(await returns.get('2022Q3', 'A2')).toBeNull();
      await returns.addVersions(units.map((unit) => returnVersion('2022Q3', unit)));
      expect(await codeOf(returns.addVersions([returnVersion('2022Q3', 'AX1', 2), returnVersion('2022Q3', 'B')]))).toBe('conflict');

      const locked = await database().transaction((stores) => stores.returns.lockMany('2022Q3', [...units, 'A2', 'nowhere']));
      expect(new Set(locked.keys())).toEqual(new Set(units));
      expect(locked.get('B')).toEqual({ record: { ...returnRecord('2022Q3', 'B'), revision: 1 }, version: returnVersion('2022Q3', 'B') });
      const records = [...locked.values()].map(({ record }) => record);
      const submitted = records.map((record) => ({ ...record, status: 'submitted' as const, reviewLevel: 1, submittedAt: NOW }));
      await returns.updateMany(submitted);
      expect(await returns.get('2022Q3', 'B1')).toEqual({ ...submitted.find((r) => r.unit === 'B1'), revision: 2 });
      const stale = returns.updateMany([{ ...submitted[0]!, revision: 2 }, submitted[1]!]);
      await expect(stale).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(submitted[1]!.unit) });
      expect((await returns.get('2022Q3', submitted[0]!.unit))?.revision).toBe(2);
      for (const none of [returns.createMany([]), returns.updateMany([]), returns.addVersions([])]) await none;
      expect(await returns.lockMany('2022Q3', [])).toEqual(new Map());
    });

    it('saves a draft in place, and marks and unmarks a submission', async () => {
      const { returns } = database();
      const draft = returnVersion('2022Q3', 'B');
      const content = { values: { M09: 13 }, cells: {}, findings: [], explanations: { 'W02:M09': '合并' } };
      await returns.replaceDraft({ ...draft, ...content, ...{ createdBy: 'somebody else' } });
      expect(await returns.version('2022Q3', 'B', 1)).toEqual({ ...returnVersion('2022Q3', 'B'), ...content });
      await returns.replaceDraft({ ...draft, ...content });
      await returns.markSubmitted('2022Q3', 'B', 1, { at: after(5), by: 'clerk-1' });
      expect(await returns.version('2022Q3', 'B', 1)).toMatchObject({ submittedAt: after(5), submittedBy: 'clerk-1' });
      await returns.markSubmitted('2022Q3', 'B', 1, null);
      expect(await returns.version('2022Q3', 'B', 1)).toMatchObject({ submittedAt: null, submittedBy: null });
      expect(await codeOf(returns.markSubmitted('2022Q3', 'B', 7, null))).toBe('not_found');
      await returns.markAllSubmitted('2022Q3', [{ unit: 'B', version: 1 }], { at: after(5), by: 'clerk-1' });
      expect(await returns.version('2022Q3', 'B', 1)).toMatchObject({ submittedAt: after(5), submittedBy: 'clerk-1' });
      const missing = [{ unit: 'B', version: 7 }];
      expect(await codeOf(returns.markAllSubmitted('2022Q3', missing, { at: after(5), by: 'clerk-1' }))).toBe('not_found');
      await returns.markSubmitted('2022Q3', 'B', 1, null);
      expect(await codeOf(returns.replaceDraft({ ...draft, version: 7 }))).toBe('not_found');
    });

    it('answers the accepted values of many units, and which quarters came from older tables', async () => {
      const { returns } = database();
      await openPeriod(database(), '2022Q4');
      await returns.createMany(['B', 'B1'].map((unit) => returnRecord('2022Q4', unit, { acceptedVersion: 1, status: 'accepted' })));
      const history = { origin: 'history', submittedAt: NOW, submittedBy: 'office' } as const;
      await returns.addVersions([{ ...returnVersion('2022Q4', 'B1'), ...history }, returnVersion('2022Q4', 'B')]);
      expect(await returns.version('2022Q4', 'B1', 1)).toMatchObject(history);
      const { values } = returnVersion('2022Q4', 'B');
      expect(await returns.acceptedValuesOf(['B', 'B1', 'A_1'], ['2022Q4', '2022Q2'])).toEqual(
        new Map([
          ['B', new Map([['2022Q4', values]])],
          [
            'B1',
            new Map([
              ['2022Q4', values],
              ['2022Q2', values],
            ]),
          ],
        ]),
      );
      expect(await returns.acceptedValuesOf([], ['2022Q4'])).toEqual(new Map());
      expect(await returns.historicalPeriods('B1', ['2022Q4', '2022Q2'])).toEqual(['2022Q4']);
      expect(await returns.historicalPeriods('B1', [])).toEqual([]);
      expect(await returns.historicalUnits('2022Q4', ['B', 'B1'])).toEqual(new Set(['B1']));
      expect(await returns.historicalUnits('2022Q4', [])).toEqual(new Set());
    });
  });
}
