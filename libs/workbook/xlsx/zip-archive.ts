/** The zip around a workbook: its directory is judged before anything is unpacked, and unpacking is counted. */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import * as yauzl from 'yauzl';
import { damaged, encrypted, encryptedArchive, megabytes, tooBig } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { LIMITS } from './limits.js';
import { zipEntryName } from './zip-entry-name.js';

const CHUNK = 256 * 1024;
/** Up to this size an entry is unpacked in one go: a third of the time of streaming it, and still little memory. */
const WHOLE = 32 * 2 ** 20;
const problem = (what: { zh: string; en: string }): FileProblem => new FileProblem(tooBig(what));

interface ZipEntry {
  entry: yauzl.Entry;
  name: string;
}

export class ZipArchive {
  private unpacked = 0;

  private constructor(
    private readonly bytes: Buffer,
    private readonly zip: yauzl.ZipFile,
    private readonly entries: Map<string, ZipEntry>,
  ) {}

  /** Reads the directory and refuses what could not be unpacked within limits. */
  static async open(bytes: Buffer): Promise<ZipArchive> {
    const zip = await openZip(bytes);
    return new ZipArchive(bytes, zip, await judgedEntries(zip));
  }

  get size(): number {
    return this.entries.size;
  }

  /** Bytes of all entries, as the directory states them. */
  get statedSize(): number {
    return [...this.entries.values()].reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  }

  /** As they are written, in the order of the directory. */
  writtenNames(): string[] {
    return [...this.entries.values()].map(({ name }) => name);
  }

  names(): Iterable<string> {
    return this.entries.keys();
  }

  /** Names are compared without regard to case, as the package format demands. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Unpacks one entry, big ones in pieces; ends with an error unless length and checksum are those of the directory. */
  async *unpack(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase())?.entry;
    if (!entry) throw new FileProblem(damaged(name));
    let length = 0;
    let sum = 0;
    for await (const chunk of this.chunks(entry)) {
      length += chunk.length;
      this.unpacked += chunk.length;
      if (length > entry.uncompressedSize) throw new FileProblem(damaged(name));
      if (this.unpacked > LIMITS.total)
        throw problem({ zh: `解压后超过 ${megabytes(LIMITS.total)}`, en: `more than ${megabytes(LIMITS.total)} unpacked` });
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (length !== entry.uncompressedSize || sum !== entry.crc32) throw new FileProblem(damaged(name));
  }

  private async *chunks(entry: yauzl.Entry): AsyncGenerator<Buffer> {
    const start = await dataStart(this.zip, entry);
    const packed = this.bytes.subarray(start, start + entry.compressedSize);
    try {
      if (entry.compressionMethod === 0) yield packed;
      else if (entry.uncompressedSize <= WHOLE) yield inflateWhole(packed, entry.uncompressedSize);
      else yield* inflateInPieces(packed);
    } catch (error) {
      throw error instanceof FileProblem ? error : new FileProblem(damaged(zipEntryName(entry)));
    }
  }
}

/** One allocation of the stated size; a byte more than stated is an error, not a bigger buffer. */
const inflateWhole = (packed: Buffer, size: number): Buffer =>
  inflateRawSync(packed, { chunkSize: Math.max(size, 64) + 1, maxOutputLength: Math.max(size, 1) });

async function* inflateInPieces(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  inflate.end(packed);
  try {
    yield* inflate as AsyncIterable<Buffer>;
  } finally {
    inflate.destroy();
  }
}

function openZip(bytes: Buffer): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false, strictFileNames: false };
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, options, (error, zip) => (error ? reject(new FileProblem(damaged())) : resolve(zip)));
  });
}

function dataStart(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) =>
      error ? reject(new FileProblem(damaged(zipEntryName(entry)))) : resolve(header.fileDataStart),
    );
  });
}

async function judgedEntries(zip: yauzl.ZipFile): Promise<Map<string, ZipEntry>> {
  if (zip.entryCount > LIMITS.archiveEntries)
    throw problem({ zh: `内含 ${zip.entryCount} 个文件或部件`, en: `it has ${zip.entryCount} entries` });
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  let secret = false;
  await eachEntry(zip, (entry) => {
    const name = zipEntryName(entry);
    if (entries.size >= LIMITS.archiveEntries) throw problem({ zh: '内含文件或部件过多', en: 'it has too many entries' });
    secret ||= entry.isEncrypted();
    if (!secret && entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new FileProblem(damaged(name));
    if (!secret && entry.compressionMethod === 0 && entry.compressedSize !== entry.uncompressedSize) throw new FileProblem(damaged(name));
    total += entry.uncompressedSize;
    const bomb = entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio;
    if (bomb || entry.uncompressedSize > LIMITS.entry || total > LIMITS.total)
      throw problem({ zh: `解压后将达 ${megabytes(total)}`, en: `${megabytes(total)} once unpacked` });
    const key = name.toLowerCase();
    // Two entries of one name: programmes differ on which one counts.
    if (entries.has(key)) throw new FileProblem(damaged(name));
    entries.set(key, { entry, name });
  });
  if (secret) throw new FileProblem(entries.has('[content_types].xml') ? encrypted() : encryptedArchive());
  refuseOverlap([...entries.values()]);
  return entries;
}

/** Entries that share bytes are how small files unpack without end. */
function refuseOverlap(entries: ZipEntry[]): void {
  const ordered = entries.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  ordered.forEach(({ entry }, i) => {
    const next = ordered[i + 1];
    if (next && entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize > next.entry.relativeOffsetOfLocalHeader)
      throw new FileProblem(damaged(next.name));
  });
}

function eachEntry(zip: yauzl.ZipFile, visit: (entry: yauzl.Entry) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new FileProblem(damaged())));
    zip.on('end', () => resolve());
    zip.on('entry', (entry: yauzl.Entry) => {
      try {
        visit(entry);
        zip.readEntry();
      } catch (error) {
        reject(error);
      }
    });
    zip.readEntry();
  });
}
