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

/** Sums (int64 each), then counts and expected (uint32 each). */
export function packSums({ sums, counts, expected }: Sums): Uint8Array {
  const slots = sums.length;
  const bytes = new Uint8Array(slots * 16);
  bytes.set(new Uint8Array(sums.buffer, sums.byteOffset, slots * 8));
  bytes.set(new Uint8Array(counts.buffer, counts.byteOffset, slots * 4), slots * 8);
  bytes.set(new Uint8Array(expected.buffer, expected.byteOffset, slots * 4), slots * 12);
  return bytes;
}

export function unpackSums(bytes: Uint8Array): Sums {
  const slots = bytes.length / 16;
  const { buffer, byteOffset } = aligned(bytes);
  return {
    sums: new BigInt64Array(buffer, byteOffset, slots),
    counts: new Uint32Array(buffer, byteOffset + slots * 8, slots),
    expected: new Uint32Array(buffer, byteOffset + slots * 12, slots),
  };
}

/** Of many rows at once, in one copy of all their bytes: thousands of small ones would keep the collector busy. Keeping one keeps all. */
export function unpackAllSums(packed: readonly Uint8Array[]): Sums[] {
  const all = new Uint8Array(packed.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  return packed.map((bytes) => {
    all.set(bytes, end);
    return unpackSums(all.subarray(end, (end += bytes.length)));
  });
}

function int64View(bytes: Uint8Array, slots: number): BigInt64Array {
  const { buffer, byteOffset } = aligned(bytes);
  return new BigInt64Array(buffer, byteOffset, slots);
}

/** The bytes themselves where a view may start there, else a copy. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes));
