/** Reads an .xlsx within limits, cell by cell, without ever holding a sheet in memory. */
import { damaged, tooBig } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { EnoughOfSheet, type BookOutline, type SheetVisitor } from '../raw-book.js';
import { SourceFile, type FileSource } from '../source-file.js';
import { LIMITS } from './limits.js';
import { readPackage, readPart } from './package.js';
import { readSharedStrings } from './shared-strings.js';
import { readDateStyles } from './styles.js';
import { WorksheetReader } from './worksheet.js';

/**
 * `begin` is told sheets and names before any cell is read and says who visits the cells of which sheet; all states of
 * sheets are visited alike. Throws FileProblem for whatever is wrong with the file, anything else for what is wrong here.
 */
export async function readXlsx(source: FileSource | SourceFile, begin: (outline: BookOutline) => SheetVisitor): Promise<BookOutline> {
  const zip = await (source instanceof SourceFile ? source : await SourceFile.of(source)).zip();
  if (zip.size > LIMITS.entries) throw new FileProblem(tooBig({ zh: `内含 ${zip.size} 个部件`, en: `it has ${zip.size} parts` }));
  const outline = await readPackage(zip);
  const visitorOf = begin(outline);
  const strings = outline.sharedStrings ? await readSharedStrings(zip, outline.sharedStrings) : [];
  const dateStyles = outline.styles ? await readDateStyles(zip, outline.styles) : [];
  for (const [i, sheet] of outline.sheets.entries()) {
    const part = outline.parts[i];
    const visit = part ? visitorOf(sheet) : null;
    if (!part || !visit) continue;
    if (!zip.has(part)) throw new FileProblem(damaged(part));
    const reader = new WorksheetReader({ part, strings, dateStyles, date1904: outline.date1904 }, visit);
    try {
      await readPart(zip, part, reader);
    } catch (error) {
      if (!(error instanceof EnoughOfSheet)) throw error;
    }
  }
  return outline;
}
