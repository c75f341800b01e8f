import type { Rollup } from './rollup.js';
import { CompactRollups } from './compact-rollups.js';

const rollup = (unit: string, sums: bigint[], more: Partial<Rollup> = {}): Rollup => ({
  ...{ period: '2026Q3', unit, sector: null, catalogueVersion: 'v1', reportedUnits: 1, expectedUnits: 1 },
  sums: BigInt64Array.from(sums),
  counts: Uint32Array.from(sums, () => 1),
  expected: Uint32Array.from(sums, (_, slot) => slot),
  filing: { due: 1, submitted: 1, onTime: 1, late: 0, acceptedFirstTime: 1, returned: 0 },
  ...more,
});

describe('CompactRollups', () => {
  const kept = new CompactRollups();
  const small = rollup('a', [0n, -2_147_483_648n, 2_147_483_647n]);
  const large = rollup('b', [2_147_483_648n, -9_223_372_036_854_775_808n, 5n]);
  const part = rollup('a', [1n], { sector: 'soe', counts: Uint32Array.of(7), expected: Uint32Array.of(9) });
  for (const each of [small, large, part]) kept.add(each);

  it('gives back what it was given, exactly', () => {
    expect(kept.get('2026Q3', 'a', null)).toEqual(small);
    expect(kept.get('2026Q3', 'b', null)).toEqual(large);
    expect(kept.get('2026Q3', 'a', 'soe')).toEqual(part);
    expect(kept.get('2026Q3', 'a', null)).toEqual(small);
    expect([kept.get('2026Q2', 'a', null), kept.get('2026Q3', 'b', 'soe')]).toEqual([undefined, undefined]);
  });

  it('keeps nothing of the arrays it was given', () => {
    const shared = { sums: new BigInt64Array(4).fill(3n), counts: new Uint32Array(4).fill(2) };
    const view = { sums: shared.sums.subarray(1, 3), counts: shared.counts.subarray(1, 3), expected: shared.counts.subarray(1, 3) };
    kept.add(rollup('c', [], view));
    shared.sums.fill(0n);
    shared.counts.fill(0);
    expect(kept.get('2026Q3', 'c', null)).toMatchObject({ sums: BigInt64Array.of(3n, 3n), counts: Uint32Array.of(2, 2) });
  });
});
