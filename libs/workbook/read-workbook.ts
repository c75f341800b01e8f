/** One file → the returns in it, or what is wrong with it: the whole reading side of this room in one call. */
import type { ReadResult } from '#domain/ports/workbook-reader.port.js';
import { hasErrors } from '#domain/validation/finding.js';
import { FileProblem } from './file-problem.js';
import { formatOf } from './formats/formats.js';
import { isArchive } from './formats/workbook-format.js';
import { readArchive } from './read-archive.js';
import { readBook, type BookContents, type Readable, type ReadingSettings } from './read-book.js';
import { refuseRepeated } from './refuse-repeated.js';
import { SourceFile, type FileSource } from './source-file.js';

/** Bad content is returned as findings; thrown is only what is wrong with us (no such file, no memory). */
export async function readWorkbook(source: FileSource, settings: ReadingSettings): Promise<ReadResult> {
  try {
    const file = await SourceFile.of(source);
    const format = await formatOf(file);
    const contents = isArchive(format) ? await readArchive(format, file, settings) : inFile(await readBook(format, file, settings));
    const result = refuseRepeated(contents);
    if (result.returns.length > 0 || result.tables.length > 0) return result;
    // Nothing of it can be used: where only warnings say why, they are what stands in the way.
    const findings = hasErrors(result.refused)
      ? result.refused
      : result.refused.map((finding) => ({ ...finding, severity: 'error' as const }));
    return { ok: false, findings };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, findings: [error.finding] };
    throw error;
  }
}

const inFile = ({ returns, tables, refused }: BookContents): Readable => ({
  ok: true,
  returns: returns.map((parsed) => ({ from: null, parsed })),
  tables,
  refused,
});
