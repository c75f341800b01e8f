/** Rollups of very many units at a quarter of the size: kept small, unpacked one at a time when one is asked for. */
import type { Period } from '../period/period.js';
import type { Rollup } from './rollup.js';

type Kept = Omit<Rollup, 'sums'> & { sums: Int32Array | BigInt64Array };

const keyOf = (period: Period, unit: string, sector: string | null): string => `${period}/${unit}/${sector ?? ''}`;

/** Leaves hold small numbers, fill the same cells and expect the same: 32 bits a sum, and one array for all who are alike. */
export class CompactRollups {
  private readonly kept = new Map<string, Kept>();
  private readonly alike = new Map<number, Uint32Array[]>();
  /** A unit is asked for many figures in a row. */
  private last: { key: string; rollup: Rollup } | null = null;

  add(rollup: Rollup): void {
    this.kept.set(keyOf(rollup.period, rollup.unit, rollup.sector), {
      ...rollup,
      sums: narrowed(rollup.sums),
      counts: this.shared(rollup.counts),
      expected: this.shared(rollup.expected),
    });
  }

  get(period: Period, unit: string, sector: string | null): Rollup | undefined {
    const key = keyOf(period, unit, sector);
    if (this.last?.key === key) return this.last.rollup;
    const kept = this.kept.get(key);
    if (!kept) return undefined;
    const rollup = { ...kept, sums: BigInt64Array.from(kept.sums, BigInt) };
    this.last = { key, rollup };
    return rollup;
  }

  private shared(counts: Uint32Array): Uint32Array {
    let hash = counts.length;
    for (const count of counts) hash = (Math.imul(hash, 31) + count) | 0;
    const known = this.alike.get(hash) ?? [];
    let found = known.find((each) => each.length === counts.length && each.every((count, slot) => count === counts[slot]));
    if (!found) this.alike.set(hash, [...known, (found = counts.slice())]);
    return found;
  }
}

/** Copied either way: what comes in may be a view into something far larger. */
function narrowed(sums: BigInt64Array): Int32Array | BigInt64Array {
  const narrow = new Int32Array(sums.length);
  for (let slot = 0; slot < sums.length; slot++) {
    narrow[slot] = Number(sums[slot]);
    if (BigInt(narrow[slot]!) !== sums[slot]) return sums.slice();
  }
  return narrow;
}
