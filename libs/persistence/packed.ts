/** Facts and rollups as bytes: little-endian integers in slot order, as the typed arrays of every supported machine hold them. */

/** Values (int64 each), then one presence bit a slot, lowest bit first. */
export function packFact(fact: { values: BigInt64Array; present: Uint8Array }): Uint8Array {
  const slots = fact.values.length;
  const bytes = new Uint8Array(slots * 8 + Math.ceil(slots / 8));
  bytes.set(new Uint8Array(fact.values.buffer, fact.values.byteOffset, slots * 8));
  for (let slot = 0; slot < slots; slot++) if (fact.present[slot]) bytes[slots * 8 + (slot >> 3)]! |= 1 << (slot & 7);
  return bytes;
}

export function unpackFact(bytes: Uint8Array): { values: BigInt64Array; present: Uint8Array } {
  // n slots take 8n + ceil(n/8) bytes, so 65 bytes hold eight of them.
  const slots = Math.floor((bytes.length * 8) / 65);
  const present = new Uint8Array(slots);
  for (let slot = 0; slot < slots; slot++) present[slot] = (bytes[slots * 8 + (slot >> 3)]! >> (slot & 7)) & 1;
  return { values: int64View(bytes, slots), present };
}

interface Sums {
  sums: BigInt64Array;
  counts: Uint32Array;
  expected: Uint32Array;
}

/**
 * Sums (int64 each), then counts and expected (uint32 each). Where all of them are small, as those of nearly every unit are, int32 and a
 * byte each, and one byte more: told apart by the odd length, and a third to read.
 */
export function packSums({ sums, counts, expected }: Sums): Uint8Array {
  const slots = sums.length;
  const small = packSmall(sums, counts, expected);
  if (small) return small;
  const bytes = new Uint8Array(slots * 16);
  bytes.set(new Uint8Array(sums.buffer, sums.byteOffset, slots * 8));
  bytes.set(new Uint8Array(counts.buffer, counts.byteOffset, slots * 4), slots * 8);
  bytes.set(new Uint8Array(expected.buffer, expected.byteOffset, slots * 4), slots * 12);
  return bytes;
}

function packSmall(sums: BigInt64Array, counts: Uint32Array, expected: Uint32Array): Uint8Array | null {
  const slots = sums.length;
  const small = new Uint8Array(slots * 6 + 1);
  // Low word, then high word.
  const words = new Int32Array(sums.buffer, sums.byteOffset, 2 * slots);
  const low = new Int32Array(small.buffer, 0, slots);
  for (let slot = 0; slot < slots; slot++) {
    low[slot] = words[2 * slot]!;
    if (words[2 * slot + 1] !== low[slot]! >> 31 || counts[slot]! > 0xff || expected[slot]! > 0xff) return null;
  }
  small.set(counts, slots * 4);
  small.set(expected, slots * 5);
  return small;
}

const isSmall = (bytes: Uint8Array): boolean => bytes.length % 2 === 1;
const slotsOf = (bytes: Uint8Array): number => (isSmall(bytes) ? (bytes.length - 1) / 6 : bytes.length / 16);

/** The small ones written out in full, into room that begins at a multiple of eight. */
function widen(small: Uint8Array, into: Uint8Array): void {
  const slots = slotsOf(small);
  const words = new Int32Array(into.buffer, into.byteOffset, 4 * slots);
  const [counts, expected] = [2 * slots, 3 * slots];
  for (let slot = 0, at = 0; slot < slots; slot++, at += 4) {
    const low = small[at]! | (small[at + 1]! << 8) | (small[at + 2]! << 16) | (small[at + 3]! << 24);
    words[2 * slot] = low;
    words[2 * slot + 1] = low >> 31;
    words[counts + slot] = small[slots * 4 + slot]!;
    words[expected + slot] = small[slots * 5 + slot]!;
  }
}

function viewOf(bytes: Uint8Array): Sums {
  const slots = bytes.length / 16;
  const { buffer, byteOffset } = bytes;
  return {
    sums: new BigInt64Array(buffer, byteOffset, slots),
    counts: new Uint32Array(buffer, byteOffset + slots * 8, slots),
    expected: new Uint32Array(buffer, byteOffset + slots * 12, slots),
  };
}

/** Of many rows at once, in one copy of all their bytes: thousands of small ones would keep the collector busy. Keeping one keeps all. */
export function unpackAllSums(packed: readonly Uint8Array[]): Sums[] {
  const all = new Uint8Array(packed.reduce((sum, bytes) => sum + slotsOf(bytes) * 16, 0));
  let end = 0;
  return packed.map((bytes) => {
    const full = all.subarray(end, (end += slotsOf(bytes) * 16));
    if (isSmall(bytes)) widen(bytes, full);
    else full.set(bytes);
    return viewOf(full);
  });
}

function int64View(bytes: Uint8Array, slots: number): BigInt64Array {
  const { buffer, byteOffset } = aligned(bytes);
  return new BigInt64Array(buffer, byteOffset, slots);
}

/** The bytes themselves where a view may start there, else a copy. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes));
