/** Contract of uploads and returns. */
import type { Database } from '#domain/ports/database.port.js';
import { after, codeOf, NOW, openPeriod, returnRecord, returnVersion } from './fixtures.js';

const upload = (id: string, createdAt = NOW) => ({
  id,
  sha256: 'a'.repeat(64),
  fileName: '季报 第三季度.xlsx',
  size: 41_234,
  userId: 'filer',
  createdAt,
});

export function filingContract(database: () => Database): void {
  describe('uploads', () => {
    it('gives an upload to one worker at a time and fences the final write', async () => {
      const { uploads } = database();
      await uploads.create(upload('up1'));
      const fresh = { ...upload('up1'), status: 'received', progress: 0, findings: [], returns: [], attempts: 0, finishedAt: null };
      expect(await uploads.get('up1')).toEqual(fresh);
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
      expect((await uploads.ofUser('filer', 3)).map((u) => u.id)).toEqual(['up1', 'w4', 'w5']);
      expect(await uploads.hashes()).toEqual([...new Set((await uploads.ofUser('filer', 50)).map((u) => u.sha256))].toSorted());
      expect(await uploads.claim('w5', 't2', NOW, after(1))).toBe(true);
      await uploads.release('w5', 't2', true);
      expect((await uploads.get('w5'))?.attempts).toBe(1);
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
      await returns.update({ ...second!, version: 2 });
      expect(await latest()).toEqual({ record: { ...second, version: 2, revision: 3 }, version: returnVersion('2022Q1', 'B1', 2) });
      await returns.update({ ...second!, version: 3, revision: 3 });
      expect(await latest()).toBeNull();
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
      expect((await returns.ofUnit('B1')).map((r) => r.period).filter((p) => p.startsWith('2022'))).toEqual(['2022Q1', '2022Q2']);

      const accepted = await returns.acceptedVersions('2022Q2');
      expect([...accepted.keys()]).toEqual(['B1']);
      expect(accepted.get('B1')).toEqual({ ...returnVersion('2022Q2', 'B1', 1), explanations: { 'W02:M09': '第1版' } });
      expect((await returns.acceptedVersions('2022Q2', ['A_1'])).size).toBe(0);
      expect(await returns.acceptedValues('B1', ['2022Q2', '2021Q1'])).toEqual(
        new Map([['2022Q2', returnVersion('2022Q2', 'B1', 1).values]]),
      );
      expect(await returns.acceptedValues('A_1', ['2022Q2'])).toEqual(new Map());
      expect(await returns.acceptedValues('B1', [])).toEqual(new Map());
      const latest = await returns.latestVersions('2022Q2', ['B1', 'A_1', 'AX1']);
      expect(new Set(latest.keys())).toEqual(new Set(['A_1', 'B1']));
      expect(latest.get('B1')).toEqual({ findings: returnVersion('2022Q2', 'B1').findings, explanations: { 'W02:M09': '第2版' } });
    });
  });
}
