/** Contract of the audit log. */
import type { AuditEntry } from '#domain/ports/audit-store.port.js';
import type { Database } from '#domain/ports/database.port.js';
import { after, NOW } from './fixtures.js';

const entry = (n: number): AuditEntry => ({
  at: after(n * 1_000),
  actorId: 'u1',
  actorName: '张三',
  address: n % 2 ? '127.0.0.1' : null,
  action: 'return.accept',
  object: `2026Q3/JG-0${n}`,
  outcome: 'ok',
  detail: { version: n, nested: { b: [1, null], a: '“引号”' } },
});

export function auditContract(database: () => Database): void {
  describe('audit log', () => {
    it('lists newest first, seals what has settled, once, and verifies', async () => {
      const { audit } = database();
      const before = await audit.verify();
      for (const n of [1, 2, 3, 4]) await audit.add(entry(n));
      const rows = await audit.list(4);
      expect(rows.map(({ id: _id, ...row }) => row)).toEqual([4, 3, 2, 1].map((n) => ({ ...entry(n), hash: null })));
      expect((await audit.list(2, rows[1]!.id)).map((row) => row.object)).toEqual(['2026Q3/JG-02', '2026Q3/JG-01']);

      const sealed = await Promise.all([audit.seal(after(3_000)), audit.seal(after(3_000))]);
      expect(Math.max(...sealed)).toBe(before.unsealed + 2);
      expect(await audit.seal(after(3_000))).toBe(0);
      expect((await audit.list(4)).map((row) => row.hash?.length ?? 0)).toEqual([0, 0, 64, 64]);
      expect(await audit.verify()).toEqual({ rows: before.rows + 4, firstBad: null, unsealed: 2 });
    });

    it('still chains a row that became visible after later ones were sealed', async () => {
      const { audit } = database();
      await audit.add({ ...entry(9), at: NOW });
      expect(await audit.seal(after(3_000))).toBe(1);
      expect(await audit.seal(after(60_000))).toBe(2);
      expect(await audit.verify()).toMatchObject({ firstBad: null, unsealed: 0 });
    });

    it('finds what was done lately to what, by action', async () => {
      const { audit } = database();
      const act = (n: number, action: string, object: string) => audit.add({ ...entry(n), at: after(n * 3_600_000), action, object });
      await act(101, 'return.accept', '2019Q1/A');
      await act(102, 'return.submit', '2019Q1/B');
      await act(103, 'return.accept', '2019Q2/A');
      await act(104, 'session.open', '2019Q1/C');
      await act(105, 'return.accept', '2019Q1/D');
      const find = async (hours: number, limit = 10) =>
        (
          await audit.recent({
            actions: ['return.accept', 'return.submit'],
            since: after(hours * 3_600_000),
            objectPrefix: '2019Q1/',
            limit,
          })
        ).map((row) => row.object);
      expect(await find(101)).toEqual(['2019Q1/D', '2019Q1/B', '2019Q1/A']);
      expect(await find(102)).toEqual(['2019Q1/D', '2019Q1/B']);
      expect(await find(101, 1)).toEqual(['2019Q1/D']);
      expect(await audit.recent({ actions: [], since: NOW, objectPrefix: '', limit: 10 })).toEqual([]);
    });
  });
}
