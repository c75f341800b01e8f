/** How big a zip is unpacked, and its packed entries: what reading is held against. */
import * as yauzl from 'yauzl';

export interface PackedEntry {
  bytes: Buffer;
  /** Unpacked. */
  size: number;
}

export async function unpackedSize(bytes: Buffer): Promise<number> {
  return (await packedEntries(bytes)).reduce((sum, entry) => sum + entry.size, 0);
}

export function packedEntries(bytes: Buffer): Promise<PackedEntry[]> {
  return new Promise((resolve, reject) => {
    const entries: PackedEntry[] = [];
    yauzl.fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) return reject(error);
      zip.on('end', () => resolve(entries));
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.readLocalFileHeader(entry, { minimal: true }, (problem, header) => {
          if (problem) return reject(problem);
          const start = header.fileDataStart;
          entries.push({ bytes: bytes.subarray(start, start + entry.compressedSize), size: entry.uncompressedSize });
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}
