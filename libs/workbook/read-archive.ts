/** Reads every file of an archive by itself: what is wrong with one is said of that one, the others are read all the same. */
import type { Finding } from '#domain/validation/finding.js';
import { emptyArchive, tooMuchContent } from './file-findings.js';
import { FileProblem } from './file-problem.js';
import { formatOf } from './formats/formats.js';
import { looksLike } from './formats/looks-like.js';
import { isArchive, type ArchiveEntry, type ArchiveFormat } from './formats/workbook-format.js';
import { entryNotWorkbook, nestedArchive, ofEntryOf } from './part-findings.js';
import { readBook, type BookContents, type Readable, type ReadingSettings } from './read-book.js';
import { SourceFile } from './source-file.js';
import { LIMITS } from './xlsx/limits.js';

export async function readArchive(format: ArchiveFormat, file: SourceFile, settings: ReadingSettings): Promise<Readable> {
  const result: Readable = { ok: true, returns: [], tables: [], refused: [] };
  const entries = await format.entries(file);
  if (entries.length === 0) throw new FileProblem(emptyArchive());
  const budget = { left: LIMITS.archiveTotal };
  for (const entry of entries) {
    const read = await readEntry(entry, settings, budget);
    if ('refused' in read) {
      result.returns.push(...read.returns.map((parsed) => ({ from: entry.name, parsed })));
      // A table knows its sheet alone: here the sheet says which file it is in.
      result.tables.push(...read.tables.map((table) => ({ ...table, sheet: `${entry.name}/${table.sheet}` })));
      result.refused.push(...read.refused.map((finding) => ofEntryOf(finding, entry.name)));
    } else result.refused.push(read);
  }
  return result;
}

async function readEntry(entry: ArchiveEntry, settings: ReadingSettings, budget: { left: number }): Promise<BookContents | Finding> {
  let file: SourceFile | null = null;
  try {
    file = new SourceFile(await entry.unpack());
    const format = await formatOf(file);
    if (isArchive(format)) return nestedArchive(entry.name);
    // What the workbook states to unpack to counts before a byte of it is unpacked.
    budget.left -= format.name === 'xlsx' ? (await file.zip()).statedSize : file.bytes.length;
    if (budget.left < 0) throw new FileProblem(tooMuchContent());
    return await readBook(format, file, settings);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const { finding } = error;
    return finding.code === 'F01' ? entryNotWorkbook(entry.name, file && looksLike(file.head)) : ofEntryOf(finding, entry.name);
  }
}
