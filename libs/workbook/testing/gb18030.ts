/** Text as a Chinese Windows writes it: the inverse of the decoder, for fixtures. */
import { TextDecoder } from 'node:util';

let bytesOf: Map<string, [number, number]> | null = null;

/** ASCII and two-byte characters; anything else is a mistake of the fixture. */
export function encodeGb18030(text: string): Buffer {
  bytesOf ??= allPairs();
  return Buffer.from(
    [...text].flatMap((character) => {
      if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)];
      const pair = bytesOf!.get(character);
      if (!pair) throw new Error(`${character} has no two bytes in GB18030`);
      return pair;
    }),
  );
}

function allPairs(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.set(decoder.decode(Buffer.of(lead, trail)), [lead, trail]);
  return pairs;
}
