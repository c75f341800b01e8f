/** Contract of transactions: all or nothing, and one moment for a snapshot. */
import { DomainError } from '#domain/errors.js';
import type { Database } from '#domain/ports/database.port.js';
import { codeOf, NOW, openPeriod, periodRecord, returnRecord, returnVersion } from './fixtures.js';

export function transactionContract(database: () => Database): void {
  describe('transactions', () => {
    it('keeps all of it or nothing', async () => {
      await openPeriod(database(), '2025Q1');
      const refused = new DomainError('conflict', { zh: '不行', en: 'no' });
      const work = database().transaction(async (stores) => {
        await stores.returns.create(returnRecord('2025Q1', 'B1'));
        await stores.returns.addVersion(returnVersion('2025Q1', 'B1'));
        await stores.facts.markDirty('2025Q1', 'B1');
        await stores.outbox.add('period.recompute', { period: '2025Q1' }, NOW);
        expect(await stores.returns.get('2025Q1', 'B1')).not.toBeNull();
        throw refused;
      });
      await expect(work).rejects.toBe(refused);
      expect(await database().returns.get('2025Q1', 'B1')).toBeNull();
      expect(await database().facts.dirty('2025Q1')).toEqual([]);
      expect((await database().outbox.unrung(100)).filter((row) => row.payload.period === '2025Q1')).toEqual([]);

      const answer = await database().transaction(async (stores) => {
        await stores.returns.create(returnRecord('2025Q1', 'B1'));
        return 'done';
      });
      expect(answer).toBe('done');
      expect(await database().returns.get('2025Q1', 'B1')).not.toBeNull();
    });

    it('goes on after a refusal that the work itself caught', async () => {
      await database().transaction(async (stores) => {
        expect(await codeOf(stores.returns.create(returnRecord('2025Q1', 'B1')))).toBe('conflict');
        await stores.returns.create(returnRecord('2025Q1', 'B'));
      });
      expect(await database().returns.get('2025Q1', 'B')).not.toBeNull();
    });

    it('loses no increment among writers that race for one row', async () => {
      await database().periods.save(periodRecord('2025Q2'));
      const raise = () =>
        database().transaction(async (stores) => {
          const record = (await stores.periods.lock('2025Q2'))!;
          await stores.periods.save({ ...record, dataVersion: record.dataVersion + 1 });
        });
      await Promise.all(Array.from({ length: 12 }, raise));
      expect((await database().periods.get('2025Q2'))?.dataVersion).toBe(12);
    });

    it('reads everything in a snapshot from one moment', async () => {
      await database().periods.save(periodRecord('2025Q3'));
      const [first, second] = await database().snapshot(async (stores) => {
        const before = await stores.periods.get('2025Q3');
        await database().periods.bumpDataVersion('2025Q3');
        return [before, await stores.periods.get('2025Q3')];
      });
      expect(second).toEqual(first);
      expect((await database().periods.get('2025Q3'))?.dataVersion).toBe(1);
    });

    it('answers a ping', async () => {
      await expect(database().ping()).resolves.toBeUndefined();
    });
  });
}
