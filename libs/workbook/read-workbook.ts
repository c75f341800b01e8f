/** One file → what it says, or what is wrong with it: the whole reading side of this room in one call. */
import { open } from 'node:fs/promises';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { ReadResult } from '#domain/ports/workbook-reader.port.js';
import { tooBig } from './file-findings.js';
import { FileProblem } from './file-problem.js';
import { formatOf, HEAD_BYTES } from './formats/formats.js';
import { chooseNamedCells, parseReturn } from './parse-return.js';
import { LIMITS } from './xlsx/limits.js';
import type { FileSource } from './xlsx/zip-archive.js';

/** Bad content is returned as findings; thrown is only what is wrong with us (no such file, no memory). */
export async function readWorkbook(source: FileSource, catalogueOf: (version: string) => Catalogue | null): Promise<ReadResult> {
  try {
    const format = formatOf(await headOf(source));
    const book = await format.read(source, chooseNamedCells);
    return { ok: true, parsed: parseReturn(book, catalogueOf) };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, findings: [error.finding] };
    throw error;
  }
}

async function headOf(source: FileSource): Promise<Uint8Array> {
  if (typeof source !== 'string') return source.subarray(0, HEAD_BYTES);
  const file = await open(source);
  try {
    const { size } = await file.stat();
    if (size > LIMITS.file)
      throw new FileProblem(tooBig({ zh: `超过 ${LIMITS.file / 2 ** 20} MB`, en: `more than ${LIMITS.file / 2 ** 20} MB` }));
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
