/** Reads an .xlsx within limits, cell by cell, without ever holding a sheet in memory. */
import { damaged } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import type { BookOutline, SheetVisitor } from '../raw-book.js';
import { readPackage, readPart } from './package.js';
import { readSharedStrings } from './shared-strings.js';
import { readDateStyles } from './styles.js';
import { WorksheetReader } from './worksheet.js';
import { ZipArchive, type FileSource } from './zip-archive.js';

/**
 * `begin` is told sheets and names before any cell is read and says who visits the cells of which sheet; all states of
 * sheets are visited alike. Throws FileProblem for whatever is wrong with the file, anything else for what is wrong here.
 */
export async function readXlsx(source: FileSource, begin: (outline: BookOutline) => SheetVisitor): Promise<BookOutline> {
  const zip = await ZipArchive.open(source);
  const outline = await readPackage(zip);
  const visitorOf = begin(outline);
  const strings = outline.sharedStrings ? await readSharedStrings(zip, outline.sharedStrings) : [];
  const dateStyles = outline.styles ? await readDateStyles(zip, outline.styles) : [];
  for (const [i, sheet] of outline.sheets.entries()) {
    const part = outline.parts[i];
    const visit = part ? visitorOf(sheet) : null;
    if (!part || !visit) continue;
    if (!zip.has(part)) throw new FileProblem(damaged(part));
    await readPart(zip, part, new WorksheetReader({ part, strings, dateStyles, date1904: outline.date1904 }, visit));
  }
  return outline;
}
