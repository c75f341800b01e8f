/** Packed facts and sums come back as they were, wherever their bytes lie. */
import fc from 'fast-check';
import { packFact, packSums, unpackAllSums, unpackFact, unpackSums } from './packed.js';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const uint32 = fc.nat({ max: 2 ** 32 - 1 });

/** The same bytes at some offset of a larger buffer, as a driver hands them over. */
const shifted = (bytes: Uint8Array, offset: number): Uint8Array => {
  const buffer = new Uint8Array(bytes.length + offset + 3).fill(0xab);
  buffer.set(bytes, offset);
  return buffer.subarray(offset, offset + bytes.length);
};

describe('packed', () => {
  it('keeps every value and every absence of a fact of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.option(int64), { maxLength: 300 }), fc.nat({ max: 16 }), (slots, offset) => {
        const values = BigInt64Array.from(slots.map((value) => value ?? 0n));
        const present = Uint8Array.from(slots.map((value) => (value === null ? 0 : 1)));
        const unpacked = unpackFact(shifted(packFact({ values, present }), offset));
        expect([...unpacked.values]).toEqual([...values]);
        expect([...unpacked.present]).toEqual([...present]);
      }),
    );
  });

  it('keeps sums and both counts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(int64, uint32, uint32), { maxLength: 200 }), fc.nat({ max: 16 }), (slots, offset) => {
        const sums = BigInt64Array.from(slots.map(([sum]) => sum));
        const counts = Uint32Array.from(slots.map(([, count]) => count));
        const expected = Uint32Array.from(slots.map(([, , count]) => count));
        const unpacked = unpackSums(shifted(packSums({ sums, counts, expected }), offset));
        expect([unpacked.sums, unpacked.counts, unpacked.expected].map((array) => [...array])).toEqual(
          [sums, counts, expected].map((array) => [...array]),
        );
      }),
    );
  });

  it('unpacks many rows of any size as it does each', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(int64, uint32), { maxLength: 20 }), { maxLength: 8 }), (rows) => {
        const packed = rows.map((slots) => {
          const counts = Uint32Array.from(slots.map(([, count]) => count));
          return packSums({ sums: BigInt64Array.from(slots.map(([sum]) => sum)), counts, expected: counts });
        });
        expect(unpackAllSums(packed.map((bytes) => shifted(bytes, 3)))).toEqual(packed.map((bytes) => unpackSums(bytes)));
      }),
    );
  });

  it('packs a view into a larger array, and only that', () => {
    const all = BigInt64Array.from([9n, 1n, 2n, 9n]);
    expect([...unpackFact(packFact({ values: all.subarray(1, 3), present: Uint8Array.from([1, 1]) })).values]).toEqual([1n, 2n]);
  });

  it('has a fixed layout, for rows outlive this code', () => {
    const bytes = packFact({ values: BigInt64Array.from([1n, -2n, 0n]), present: Uint8Array.from([1, 1, 0]) });
    expect(Buffer.from(bytes).toString('hex')).toBe('0100000000000000feffffffffffffff000000000000000003');
    const sums = packSums({ sums: BigInt64Array.from([258n]), counts: Uint32Array.from([3]), expected: Uint32Array.from([4]) });
    expect(Buffer.from(sums).toString('hex')).toBe('02010000000000000300000004000000');
  });

  it('reads aligned bytes without copying them', () => {
    const bytes = packFact({ values: BigInt64Array.from([7n]), present: Uint8Array.from([1]) });
    expect(unpackFact(bytes).values.buffer).toBe(bytes.buffer);
  });
});
