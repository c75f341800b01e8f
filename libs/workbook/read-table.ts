/** One file of any table (units, accounts, an old statistics table) → rows of text and numbers as a person would read them. */
import type { TableCell, TableResult } from '#domain/ports/workbook-reader.port.js';
import { shownText } from '#domain/shown-text.js';
import { archiveForTable, tooManyColumns, tooManyRows, tooMuchContent } from './file-findings.js';
import { FileProblem } from './file-problem.js';
import { formatOf } from './formats/formats.js';
import { isArchive } from './formats/workbook-format.js';
import type { RawValue } from './raw-book.js';
import { SourceFile, type FileSource } from './source-file.js';
import { LIMITS } from './xlsx/limits.js';

/** Row r of the sheet is `rows[r - 1]`; blank rows at the end and blank cells at the end of a row are left out. */
export async function readTable(source: FileSource): Promise<TableResult> {
  try {
    const file = await SourceFile.of(source);
    const format = await formatOf(file);
    if (isArchive(format)) throw new FileProblem(archiveForTable());
    const sheets: { name: string; rows: TableCell[][] }[] = [];
    let kept = 0;
    await format.read(file, () => ({ name }) => {
      const rows: TableCell[][] = [];
      sheets.push({ name: shownText(name), rows });
      return (row, column, raw) => {
        const value = tableCell(raw);
        if (value === null) return;
        refuseBeyond(shownText(name), row, column);
        if (++kept > LIMITS.tableCells) throw new FileProblem(tooMuchContent());
        while (rows.length < row) rows.push([]);
        const cells = rows[row - 1]!;
        while (cells.length < column - 1) cells.push(null);
        cells.push(value);
      };
    });
    return { ok: true, sheets };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, findings: [error.finding] };
    throw error;
  }
}

function refuseBeyond(sheet: string, row: number, column: number): void {
  if (row > LIMITS.tableRows) throw new FileProblem(tooManyRows(sheet));
  if (column > LIMITS.tableColumns) throw new FileProblem(tooManyColumns(sheet));
}

function tableCell(raw: RawValue): TableCell {
  if (typeof raw === 'number') return raw;
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE';
  if (typeof raw === 'string') return shownText(raw) || null;
  // A date with a time of day is the day.
  return raw.kind === 'date' ? (/^\d{4}-\d{2}-\d{2}/.exec(raw.text)?.[0] ?? raw.text) : shownText(raw.text) || null;
}
