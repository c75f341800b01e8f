/** Rollups of very many units at a quarter of the size: kept small, unpacked one at a time when one is asked for. */
import type { Period } from '../period/period.js';
import type { Rollup } from './rollup.js';

type Kept = Omit<Rollup, 'sums'> & { sums: Int32Array | BigInt64Array };

const keyOf = (period: Period, unit: string, sector: string | null): string => `${period}/${unit}/${sector ?? ''}`;

/** Leaves hold small numbers, fill the same cells and expect the same: 32 bits a sum, and one array for all who are alike. */
export class CompactRollups {
  private readonly kept = new Map<string, Kept>();
  private readonly alike = new Map<number, Uint32Array[]>();

  add(rollup: Rollup): void {
    this.kept.set(keyOf(rollup.period, rollup.unit, rollup.sector), {
      ...rollup,
      sums: narrowed(rollup.sums),
      counts: this.shared(rollup.counts),
      expected: this.shared(rollup.expected),
    });
  }

  get(period: Period, unit: string, sector: string | null): Rollup | undefined {
    const kept = this.kept.get(keyOf(period, unit, sector));
    return kept && { ...kept, sums: widened(kept.sums) };
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

/** Low word, then high word, as every supported machine holds them: far quicker than number by number. */
function widened(sums: Int32Array | BigInt64Array): BigInt64Array {
  if (sums instanceof BigInt64Array) return sums;
  const wide = new BigInt64Array(sums.length);
  const words = new Int32Array(wide.buffer);
  for (let slot = 0; slot < sums.length; slot++) {
    words[2 * slot] = sums[slot]!;
    words[2 * slot + 1] = sums[slot]! >> 31;
  }
  return wide;
}

/** Copied either way: what comes in may be a view into something far larger. */
function narrowed(sums: BigInt64Array): Int32Array | BigInt64Array {
  const words = new Int32Array(sums.buffer, sums.byteOffset, 2 * sums.length);
  const narrow = new Int32Array(sums.length);
  for (let slot = 0; slot < sums.length; slot++) {
    const low = words[2 * slot]!;
    if (words[2 * slot + 1] !== low >> 31) return sums.slice();
    narrow[slot] = low;
  }
  return narrow;
}
