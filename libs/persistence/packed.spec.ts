/** Packed facts and sums come back as they were, wherever their bytes lie. */
import fc from 'fast-check';
import { packFact, packSums, unpackAllSums, unpackFact } from './packed.js';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const uint32 = fc.nat({ max: 2 ** 32 - 1 });
/** Of a large unit, of a small one, and at the edges in between. */
const slot = fc.oneof(
  fc.tuple(int64, uint32, uint32),
  fc.tuple(
    fc.constantFrom(2n ** 31n, 2n ** 31n - 1n, -(2n ** 31n), -(2n ** 31n) - 1n, -1n, 0n),
    fc.nat({ max: 256 }),
    fc.nat({ max: 256 }),
  ),
);
const row = fc.oneof(
  fc.array(slot, { maxLength: 200 }),
  fc.array(fc.tuple(fc.bigInt({ min: -(2n ** 31n), max: 2n ** 31n - 1n }), fc.nat({ max: 255 }), fc.nat({ max: 255 })), { maxLength: 200 }),
);

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
      fc.property(fc.array(row, { maxLength: 8 }), fc.nat({ max: 16 }), (rows, offset) => {
        const all = rows.map((slots) => ({
          sums: BigInt64Array.from(slots.map(([sum]) => sum)),
          counts: Uint32Array.from(slots.map(([, count]) => count)),
          expected: Uint32Array.from(slots.map(([, , count]) => count)),
        }));
        expect(unpackAllSums(all.map((sums) => shifted(packSums(sums), offset)))).toEqual(all);
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
    const small = { sums: BigInt64Array.from([258n, -2n]), counts: Uint32Array.from([3, 1]), expected: Uint32Array.from([4, 2]) };
    expect(Buffer.from(packSums(small)).toString('hex')).toBe('02010000feffffff0301040200');
    const large = { ...small, expected: Uint32Array.from([4, 256]) };
    const written = '0201000000000000feffffffffffffff03000000010000000400000000010000';
    expect(Buffer.from(packSums(large)).toString('hex')).toBe(written);
    // As rows of earlier releases hold small numbers too.
    const old = Buffer.from(written.replace(/00010000$/, '02000000'), 'hex');
    expect(unpackAllSums([old])).toEqual([small]);
  });

  it('reads aligned bytes without copying them', () => {
    const bytes = packFact({ values: BigInt64Array.from([7n]), present: Uint8Array.from([1]) });
    expect(unpackFact(bytes).values.buffer).toBe(bytes.buffer);
  });
});
