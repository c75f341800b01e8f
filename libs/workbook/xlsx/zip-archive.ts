/** The zip around a workbook: its directory is judged before anything is unpacked, and unpacking is counted. */
import { readFile, stat } from 'node:fs/promises';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import * as yauzl from 'yauzl';
import { damaged, encrypted, tooBig } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { LIMITS } from './limits.js';

export type FileSource = string | Uint8Array;

const CHUNK = 256 * 1024;
/** Up to this size an entry is unpacked in one go: a third of the time of streaming it, and still little memory. */
const WHOLE = 32 * 2 ** 20;
const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
const problem = (what: { zh: string; en: string }): FileProblem => new FileProblem(tooBig(what));

export class ZipArchive {
  private unpacked = 0;

  private constructor(
    private readonly bytes: Buffer,
    private readonly zip: yauzl.ZipFile,
    private readonly entries: Map<string, yauzl.Entry>,
  ) {}

  /** Reads the directory and refuses what could not be unpacked within limits. */
  static async open(source: FileSource): Promise<ZipArchive> {
    const bytes = await bytesOf(source);
    const zip = await openZip(bytes);
    return new ZipArchive(bytes, zip, await judgedEntries(zip));
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
    const entry = this.entries.get(name.toLowerCase());
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
      throw error instanceof FileProblem ? error : new FileProblem(damaged(entry.fileName));
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

/** The packed file itself is held: it is small by its limit, and reading it piecemeal would cost more than unpacking it. */
async function bytesOf(source: FileSource): Promise<Buffer> {
  if (typeof source !== 'string') return Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const { size } = await stat(source);
  if (size > LIMITS.file) throw problem({ zh: `超过 ${megabytes(LIMITS.file)}`, en: `more than ${megabytes(LIMITS.file)}` });
  return readFile(source);
}

function openZip(bytes: Buffer): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: false, strictFileNames: false };
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, options, (error, zip) => (error ? reject(new FileProblem(damaged())) : resolve(zip)));
  });
}

function dataStart(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) =>
      error ? reject(new FileProblem(damaged(entry.fileName))) : resolve(header.fileDataStart),
    );
  });
}

async function judgedEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > LIMITS.entries) throw problem({ zh: `内含 ${zip.entryCount} 个部件`, en: `it has ${zip.entryCount} parts` });
  const entries = new Map<string, yauzl.Entry>();
  let total = 0;
  await eachEntry(zip, (entry) => {
    if (entries.size >= LIMITS.entries) throw problem({ zh: '内含部件过多', en: 'it has too many parts' });
    if (entry.isEncrypted()) throw new FileProblem(encrypted());
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new FileProblem(damaged(entry.fileName));
    if (entry.compressionMethod === 0 && entry.compressedSize !== entry.uncompressedSize) throw new FileProblem(damaged(entry.fileName));
    total += entry.uncompressedSize;
    const bomb = entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio;
    if (bomb || entry.uncompressedSize > LIMITS.entry || total > LIMITS.total)
      throw problem({ zh: `解压后将达 ${megabytes(total)}`, en: `${megabytes(total)} once unpacked` });
    const name = entry.fileName.replace(/^\/+/, '').toLowerCase();
    // Two entries of one name: programmes differ on which one counts.
    if (entries.has(name)) throw new FileProblem(damaged(entry.fileName));
    entries.set(name, entry);
  });
  refuseOverlap([...entries.values()]);
  return entries;
}

/** Entries that share bytes are how small files unpack without end. */
function refuseOverlap(entries: yauzl.Entry[]): void {
  const ordered = entries.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  ordered.forEach((entry, i) => {
    const next = ordered[i + 1];
    if (next && entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize > next.relativeOffsetOfLocalHeader)
      throw new FileProblem(damaged(next.fileName));
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
