/** The bytes of one file, and what several readers want to know of them, found out once. */
import { readFile, stat } from 'node:fs/promises';
import { megabytes, tooBig } from './file-findings.js';
import { FileProblem } from './file-problem.js';
import { LIMITS } from './xlsx/limits.js';
import { ZipArchive } from './xlsx/zip-archive.js';

/** A path, or the bytes themselves. */
export type FileSource = string | Uint8Array;
/** Bytes at the beginning that tell what kind of file it is. */
const HEAD_BYTES = 4096;

export class SourceFile {
  private opened: Promise<ZipArchive> | null = null;

  constructor(readonly bytes: Buffer) {}

  /** The file itself is held: it is small by its limit, and reading it piecemeal would cost more than it saves. */
  static async of(source: FileSource): Promise<SourceFile> {
    if (typeof source !== 'string') return new SourceFile(Buffer.from(source.buffer, source.byteOffset, source.byteLength));
    const { size } = await stat(source);
    if (size > LIMITS.file)
      throw new FileProblem(tooBig({ zh: `超过 ${megabytes(LIMITS.file)}`, en: `more than ${megabytes(LIMITS.file)}` }));
    return new SourceFile(await readFile(source));
  }

  get head(): Buffer {
    return this.bytes.subarray(0, HEAD_BYTES);
  }

  startsWith(magic: Uint8Array): boolean {
    return this.bytes.subarray(0, magic.length).equals(magic);
  }

  /** Its directory, read and judged once. */
  zip(): Promise<ZipArchive> {
    return (this.opened ??= ZipArchive.open(this.bytes));
  }
}
