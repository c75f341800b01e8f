/** Contract of the outbox and of remembered answers. */
import type { Database } from '#domain/ports/database.port.js';
import { after, NOW } from './fixtures.js';

export function upkeepContract(database: () => Database): void {
  describe('outbox', () => {
    it('keeps what is to be rung until it was, oldest first', async () => {
      const { outbox } = database();
      await outbox.add('upload.read', { uploadId: 'x1' }, NOW);
      await outbox.add('period.recompute', { period: '2026Q3' }, after(1));
      const rows = await outbox.unrung(10);
      expect(rows).toEqual([
        { id: rows[0]!.id, job: 'upload.read', payload: { uploadId: 'x1' }, attempt: 0, createdAt: NOW },
        { id: rows[1]!.id, job: 'period.recompute', payload: { period: '2026Q3' }, attempt: 0, createdAt: after(1) },
      ]);
      expect(await outbox.unrung(1)).toHaveLength(1);
      await outbox.markRung([rows[0]!.id], after(10));
      expect((await outbox.unrung(10)).map((row) => row.id)).toEqual([rows[1]!.id]);
      await outbox.markRung([rows[1]!.id], after(2_000));
      expect(await outbox.deleteRungBefore(after(1_000))).toBe(1);
      expect(await outbox.deleteRungBefore(after(3_000))).toBe(1);
    });

    it('takes the same job for many payloads', async () => {
      const { outbox } = database();
      await outbox.addAll('message.deliver', [{ deliveryId: 'd1' }, { deliveryId: 'd2' }], NOW);
      await outbox.addAll('message.deliver', [], NOW);
      const rows = await outbox.unrung(10);
      expect(rows.map((row) => [row.job, row.payload])).toEqual([
        ['message.deliver', { deliveryId: 'd1' }],
        ['message.deliver', { deliveryId: 'd2' }],
      ]);
      await outbox.markRung(
        rows.map((row) => row.id),
        after(10),
      );
      expect(await outbox.deleteRungBefore(after(20))).toBe(2);
    });

    it('rings again what was rung long ago or forgotten, and nothing twice', async () => {
      const { outbox } = database();
      const job = ['upload.read', { uploadId: 'x2' }] as const;
      await outbox.add(...job, NOW);
      expect(await outbox.ringAgain(...job, after(20), after(10))).toBe(false);
      const [row] = await outbox.unrung(10);
      await outbox.markRung([row!.id], after(30));
      expect(await outbox.ringAgain(...job, after(40), after(30))).toBe(false);
      expect(await outbox.ringAgain(...job, after(40), after(31))).toBe(true);
      expect(await outbox.ringAgain(...job, after(40), after(31))).toBe(false);
      expect(await outbox.unrung(10)).toEqual([{ ...row, attempt: 1 }]);
      await outbox.markRung([row!.id], after(50));
      await outbox.deleteRungBefore(after(60));
      expect(await outbox.ringAgain(...job, after(70), after(31))).toBe(true);
      expect(await outbox.ringAgain('upload.read', { uploadId: 'x3' }, after(70), after(31))).toBe(true);
      const rows = await outbox.unrung(10);
      expect(rows.map((r) => r.payload)).toEqual([{ uploadId: 'x2' }, { uploadId: 'x3' }]);
      await outbox.markRung(
        rows.map((r) => r.id),
        after(80),
      );
    });
  });

  describe('remembered answers', () => {
    it('lets one request through a key and remembers what it was answered', async () => {
      const { idempotency } = database();
      const begun = await Promise.all([1, 2, 3, 4].map(() => idempotency.begin('u', 'k1', 'h1', NOW)));
      expect(begun.filter((answer) => answer === null)).toHaveLength(1);
      expect(await idempotency.begin('u', 'k1', 'other', NOW)).toEqual({ requestHash: 'h1', status: null, body: null });
      await idempotency.complete('u', 'k1', 202, { id: '上传', list: [1] });
      expect(await idempotency.begin('u', 'k1', 'h1', NOW)).toEqual({ requestHash: 'h1', status: 202, body: { id: '上传', list: [1] } });
      expect(await idempotency.begin('v', 'k1', 'h1', NOW)).toBeNull();
      await idempotency.forget('v', 'k1');
      expect(await idempotency.begin('v', 'k1', 'h2', NOW)).toBeNull();
    });

    it('frees a key whose request died, and forgets old ones', async () => {
      const { idempotency } = database();
      expect(await idempotency.begin('u', 'k2', 'h1', NOW)).toBeNull();
      expect(await idempotency.begin('u', 'k2', 'h1', after(119_000))).not.toBeNull();
      expect(await idempotency.begin('u', 'k2', 'h2', after(121_000))).toBeNull();
      expect(await idempotency.begin('u', 'k2', 'h1', after(122_000))).toMatchObject({ requestHash: 'h2' });
      expect(await idempotency.deleteBefore(after(60_000))).toBe(2);
      expect(await idempotency.begin('u', 'k1', 'h9', NOW)).toBeNull();
    });
  });
}
