/** Binary workbooks of old (.xls, BIFF8; WPS's .et): read by SheetJS, which may hang on a broken one, so only ever in the killable child. */
import type { CellObject, WorkBook } from '@e965/xlsx';
import { damaged } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { foldName } from '../identity.js';
import { EnoughOfSheet, type BookOutline, type CellVisitor, type RawValue, type SheetState } from '../raw-book.js';
import type { SourceFile } from '../source-file.js';
import { dateText } from '../xlsx/cell-number.js';
import { LIMITS } from '../xlsx/limits.js';
import { isDateFormat } from '../xlsx/styles.js';
import { judgeContainer } from './ole-container.js';
import type { WorkbookFormat } from './workbook-format.js';

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const STATES: SheetState[] = ['visible', 'hidden', 'veryHidden'];
const ERRORS: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

export const xlsFormat: WorkbookFormat = {
  name: 'xls',
  detect: (file) => file.startsWith(MAGIC),
  async read(file, begin) {
    const book = await parsed(file);
    const sheets = book.SheetNames.slice(0, LIMITS.sheets).map((name, i) => ({
      name,
      state: STATES[book.Workbook?.Sheets?.[i]?.Hidden ?? 0] ?? 'visible',
    }));
    const outline: BookOutline = { sheets, names: namesOf(book) };
    const visitorOf = begin(outline);
    const date1904 = book.Workbook?.WBProps?.date1904 === true;
    for (const sheet of sheets) {
      const visit = visitorOf(sheet);
      if (visit) visitCells(book, sheet.name, date1904, visit);
    }
    return outline;
  },
};

/** Whatever the library stumbles over is the file's fault: it was never asked to read anything but bytes. */
async function parsed(file: SourceFile): Promise<WorkBook> {
  // Loaded when the first such file comes: most children never see one.
  const sheetjs = await import('@e965/xlsx');
  try {
    judgeContainer(sheetjs.CFB, file.bytes);
    return sheetjs.read(file.bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true });
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    throw new FileProblem(damaged());
  }
}

/** Names of one sheet only come from copied sheets: the workbook's own is the cell that was named. */
function namesOf(book: WorkBook): Map<string, string> {
  const names = new Map<string, string>();
  for (const { Name, Ref, Sheet } of (book.Workbook?.Names ?? []).slice(0, LIMITS.names))
    if (Sheet === undefined && typeof Name === 'string' && typeof Ref === 'string') names.set(foldName(Name), Ref);
  return names;
}

function visitCells(book: WorkBook, sheet: string, date1904: boolean, visit: CellVisitor): void {
  const rows = book.Sheets[sheet]?.['!data'] ?? [];
  try {
    for (let r = 0; r < rows.length; r++)
      rows[r]?.forEach((cell, c) => {
        const value = rawValue(cell, date1904);
        if (value !== undefined) visit(r + 1, c + 1, value);
      });
  } catch (error) {
    if (!(error instanceof EnoughOfSheet)) throw error;
  }
}

function rawValue({ t, v, z }: CellObject, date1904: boolean): RawValue | undefined {
  if (t === 'e') return { kind: 'error', text: ERRORS[Number(v)] ?? '#VALUE!' };
  if (typeof v === 'string') return v === '' ? undefined : v.slice(0, LIMITS.text);
  if (typeof v === 'boolean') return v;
  if (typeof v !== 'number') return undefined;
  return typeof z === 'string' && isDateFormat(z) ? { kind: 'date', text: dateText(v, date1904) } : v;
}
