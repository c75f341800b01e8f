/** Contract of facts, dirty marks and rollups. */
import type { Database } from '#domain/ports/database.port.js';
import type { Fact, Rollup } from '#domain/rollup/rollup.js';
import type { Sector } from '#domain/unit/unit.js';
import { codeOf, collected, NOW, after, openPeriod, returnRecord } from './fixtures.js';

const fact = (period: string, unit: string, values: (bigint | null)[], version = 1): Fact => ({
  period,
  unit,
  catalogueVersion: '2026.1',
  version,
  values: BigInt64Array.from(values.map((value) => value ?? 0n)),
  present: Uint8Array.from(values.map((value) => (value === null ? 0 : 1))),
});

const rollup = (period: string, unit: string, sector: Sector | null, sum: bigint): Rollup => ({
  period,
  unit,
  sector,
  catalogueVersion: '2026.1',
  sums: BigInt64Array.from([sum, 0n, -1n]),
  counts: Uint32Array.from([1, 2, 4_294_967_295]),
  expected: Uint32Array.from([3, 4, 5]),
  reportedUnits: 2,
  expectedUnits: 3,
  filing: { due: 3, submitted: 2, onTime: 1, late: 1, acceptedFirstTime: 1, returned: 0 },
});

const EXTREMES = [9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n, null, 0n, 10_000n, null, 1n, null, 5n];

export function figureContract(database: () => Database): void {
  describe('facts', () => {
    beforeAll(async () => {
      await openPeriod(database(), '2023Q1');
      for (const unit of ['A_1', 'B', 'B1']) await database().returns.create(returnRecord('2023Q1', unit));
    });

    it('keeps exact values apart from missing ones, one fact a unit', async () => {
      const { facts } = database();
      await facts.put(fact('2023Q1', 'B1', [1n]));
      await facts.put(fact('2023Q1', 'B1', EXTREMES, 2));
      await facts.put(fact('2023Q1', 'A_1', [null, null]));
      expect(await collected(facts.ofPeriod('2023Q1'))).toEqual([fact('2023Q1', 'A_1', [null, null]), fact('2023Q1', 'B1', EXTREMES, 2)]);
      expect(await facts.of('2023Q1', ['B1', 'B', 'A_1'])).toEqual([
        fact('2023Q1', 'A_1', [null, null]),
        fact('2023Q1', 'B1', EXTREMES, 2),
      ]);
      expect([await facts.of('2023Q1', []), await facts.of('2023Q2', ['B1'])]).toEqual([[], []]);
      expect(await facts.reported('2023Q1', ['B1', 'B'])).toEqual(new Set(['B1']));
      await facts.remove('2023Q1', 'A_1');
      expect((await collected(facts.ofPeriod('2023Q1'))).map((f) => f.unit)).toEqual(['B1']);
      expect(await collected(facts.ofPeriod('2023Q2'))).toEqual([]);
      expect(await codeOf(facts.put(fact('2023Q1', 'A2', [1n])))).toBe('not_found');
    });

    it('can be left in the middle of a stream, in and out of a transaction', async () => {
      const { facts } = database();
      for (const unit of ['A_1', 'B']) await facts.put(fact('2023Q1', unit, [2n]));
      for await (const first of facts.ofPeriod('2023Q1')) {
        expect(first.unit).toBe('A_1');
        break;
      }
      const dirty = await database().transaction(async (stores) => {
        for await (const _first of stores.facts.ofPeriod('2023Q1')) break;
        return stores.facts.dirty('2023Q1');
      });
      expect(dirty).toEqual([]);
    });

    it('clears only the marks that did not grow since they were read', async () => {
      const { facts } = database();
      for (const unit of ['A_1', 'B1']) await facts.markDirty('2023Q1', unit);
      await facts.markAllDirty('2023Q1', ['B1', 'B']);
      await facts.markAllDirty('2023Q1', []);
      const seen = await facts.dirty('2023Q1');
      expect(seen).toEqual([
        { unit: 'A_1', seq: 1 },
        { unit: 'B', seq: 1 },
        { unit: 'B1', seq: 2 },
      ]);
      await facts.markDirty('2023Q1', 'B');
      expect(await facts.dirtyPeriods()).toContain('2023Q1');
      await facts.clearDirty('2023Q1', seen);
      expect(await facts.dirty('2023Q1')).toEqual([{ unit: 'B', seq: 2 }]);
      await facts.clearDirty('2023Q1', [{ unit: 'B', seq: 2 }]);
      expect(await facts.dirtyPeriods()).not.toContain('2023Q1');
    });
  });

  describe('rollups', () => {
    it('replaces those of a period whole, and reads them by period, unit and sector', async () => {
      const { rollups } = database();
      await openPeriod(database(), '2023Q3');
      await openPeriod(database(), '2023Q4');
      expect(await rollups.computedAt('2023Q3')).toBeNull();
      const before = [
        rollup('2023Q3', 'A', null, 10n),
        rollup('2023Q3', 'A', 'organ', 4n),
        rollup('2023Q3', 'A', 'soe', 6n),
        rollup('2023Q3', 'B', null, 7n),
      ];
      await rollups.replaceAll('2023Q3', before, NOW);
      await rollups.replaceAll('2023Q4', [rollup('2023Q4', 'A', null, 1n)], NOW);
      const now = [rollup('2023Q3', 'A', null, EXTREMES[0]!), rollup('2023Q3', 'A', 'organ', 4n), rollup('2023Q3', 'B1', null, 7n)];
      await rollups.replaceAll('2023Q3', now, after(1_000));
      expect(await rollups.computedAt('2023Q3')).toBe(after(1_000));
      expect(await rollups.of(['2023Q3'], ['A', 'B', 'B1'], null)).toEqual([now[0], now[2]]);
      expect(await rollups.of(['2023Q3'], ['A', 'B', 'B1'], 'each')).toEqual([now[1]]);
      expect(await rollups.of(['2023Q4', '2023Q3'], ['A'], null)).toEqual([now[0], rollup('2023Q4', 'A', null, 1n)]);
      const another = rollup('2023Q3', 'B1', null, 77n);
      await rollups.replaceSome('2023Q3', [another], after(2_000));
      expect(await rollups.computedAt('2023Q3')).toBe(after(2_000));
      expect(await rollups.of(['2023Q3'], ['A', 'B', 'B1'], null)).toEqual([now[0], another]);
      expect(await rollups.of(['2023Q3'], ['A', 'B', 'B1'], 'each')).toEqual([now[1]]);
      expect(await rollups.of([], ['A'], null)).toEqual([]);
      expect(await rollups.of(['2023Q3'], [], null)).toEqual([]);
    });
  });
}
