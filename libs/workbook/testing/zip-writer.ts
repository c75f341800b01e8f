/** Writes zips of any shape, honest or forged: what fixtures and benches are made with. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  /** Bytes of the name, in whatever encoding, instead of UTF-8 that says so. */
  rawName?: Uint8Array;
  data: Uint8Array | string;
  /** Store without compression. */
  stored?: boolean;
  /** Already deflated bytes, with the size and checksum to claim for them. */
  deflated?: { bytes: Uint8Array; size: number; crc: number };
  /** Size claimed in both headers instead of the true one. */
  claimedSize?: number;
  /** General purpose flags; bit 0 = encrypted. */
  flags?: number;
}

const UTF8_NAME = 0x0800;

export function writeZip(parts: ZipPart[]): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const name = Buffer.from(part.rawName ?? part.name);
    const packed = part.deflated ? Buffer.from(part.deflated.bytes) : part.stored ? data : deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE((part.rawName ? 0 : UTF8_NAME) | (part.flags ?? 0), 2);
    common.writeUInt16LE(part.stored ? 0 : 8, 4);
    // 1 January 1980: same parts, same bytes.
    common.writeUInt32LE(0x0021_0000, 6);
    common.writeUInt32LE(part.deflated?.crc ?? crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.claimedSize ?? part.deflated?.size ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, central, name]));
    chunks.push(local, packed);
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, central, end]);
}
