/** The zip around a workbook: its directory is judged before anything is unpacked, and unpacking is counted. */
import { crc32, createInflateRaw } from 'node:zlib';
import type { Readable } from 'node:stream';
import * as yauzl from 'yauzl';
import { damaged, encrypted, tooBig } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { LIMITS } from './limits.js';

export type FileSource = string | Uint8Array;

const CHUNK = 256 * 1024;
const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
const problem = (what: { zh: string; en: string }): FileProblem => new FileProblem(tooBig(what));

export class ZipArchive {
  private unpacked = 0;

  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: Map<string, yauzl.Entry>,
  ) {}

  /** Reads the directory and refuses what could not be unpacked within limits. */
  static async open(source: FileSource): Promise<ZipArchive> {
    const zip = await openZip(source);
    try {
      return new ZipArchive(zip, await judgedEntries(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.zip.close();
  }

  names(): Iterable<string> {
    return this.entries.keys();
  }

  /** Names are compared without regard to case, as the package format demands. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Unpacks one entry in pieces; ends with an error unless length and checksum are those of the directory. */
  async *unpack(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new FileProblem(damaged(name));
    const packed = await openStream(this.zip, entry);
    const stream: Readable = entry.compressionMethod === 8 ? packed.pipe(createInflateRaw({ chunkSize: CHUNK })) : packed;
    if (stream !== packed) packed.on('error', (error) => stream.destroy(error));
    let length = 0;
    let sum = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        length += chunk.length;
        this.unpacked += chunk.length;
        if (length > entry.uncompressedSize) throw new FileProblem(damaged(name));
        if (this.unpacked > LIMITS.total)
          throw problem({ zh: `解压后超过 ${megabytes(LIMITS.total)}`, en: `more than ${megabytes(LIMITS.total)} unpacked` });
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof FileProblem ? error : new FileProblem(damaged(name));
    } finally {
      packed.destroy();
      stream.destroy();
    }
    if (length !== entry.uncompressedSize || sum !== entry.crc32) throw new FileProblem(damaged(name));
  }
}

function openZip(source: FileSource): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: true, validateEntrySizes: false, strictFileNames: false };
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: yauzl.ZipFile): void => {
      if (!error) return resolve(zip);
      // A missing or unreadable file is our own trouble, not the file's.
      reject('code' in error ? error : new FileProblem(damaged()));
    };
    if (typeof source === 'string') yauzl.open(source, options, done);
    else yauzl.fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, done);
  });
}

function openStream(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, { decodeFileData: false }, (error, stream) =>
      error ? reject(new FileProblem(damaged(entry.fileName))) : resolve(stream),
    );
  });
}

async function judgedEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.fileSize > LIMITS.file) throw problem({ zh: `超过 ${megabytes(LIMITS.file)}`, en: `more than ${megabytes(LIMITS.file)}` });
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
        reject(error as Error);
      }
    });
    zip.readEntry();
  });
}
