/** A block copied from a spreadsheet → which cells of the form get what: by element code where the block has codes, else row by row. */
import { parseFigure } from '#domain/return/parse-figure.js';
import { numberOf, type StoredValue } from '#domain/return/values.js';

/** A row of the form as pasting sees it. */
export interface PasteRow {
  code: string;
  locked: boolean;
  allowsNotApplicable: boolean;
}
export interface PastePlan {
  values: { code: string; value: StoredValue }[];
  /** Rows of the block whose cell is not typed, that had no figure, or for which the form has no row. */
  locked: number;
  blank: number;
  beyond: number;
}

/** Our own workbook: 编码, 填报项, 单位, 本期数. */
const CODE_TO_VALUE = 3;

/** Cells of a block; a quoted cell may hold tabs, line breaks and doubled quotes. The line break at the end starts no row. */
export function splitBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)!.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i]!;
      else quoted = false;
    } else if (char === '"' && cell === '' && text.includes('"', i + 1)) quoted = true;
    else if (char === '\t') endCell();
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++;
      endCell();
      rows.push([]);
    } else cell += char;
  }
  if (cell !== '' || rows.at(-1)!.length > 0) endCell();
  else rows.pop();
  return rows;
}

/** More than one cell: what a single field cannot take. */
export const isBlock = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''));

/**
 * `rows` in the order of the form, `from` the code the cursor stands in. A blank in the block leaves its cell as it is, so that
 * pasting never empties a figure; locked cells take up their row, so that a column of the workbook lands where it came from.
 */
export function planPaste(text: string, rows: readonly PasteRow[], from: string): PastePlan {
  const block = splitBlock(text);
  const plan: PastePlan = { values: [], locked: 0, blank: 0, beyond: 0 };
  const codes = new Map(rows.map((row) => [row.code.toLowerCase(), row]));
  const codeColumn = columnWhere(block, (cell) => codes.has(keyOf(cell)));
  const take = (row: PasteRow | undefined, written: string) => {
    if (!row) {
      if (written.trim() !== '') plan.beyond++;
      return;
    }
    const value = parseFigure(written, row);
    if (row.locked) plan.locked++;
    else if (value === null) plan.blank++;
    else plan.values.push({ code: row.code, value });
  };
  if (codeColumn !== null) {
    const column = valueColumn(block, codeColumn);
    for (const line of block) {
      const row = codes.get(keyOf(line[codeColumn] ?? ''));
      // A head row, a section's title: nothing that belongs to a cell of the form.
      if (row) take(row, line[column] ?? '');
    }
    return plan;
  }
  const column = columnWhere(block, isFigure) ?? 0;
  const start = rows.findIndex((row) => row.code === from);
  block.forEach((line, i) => take(start < 0 ? undefined : rows[start + i], line[column] ?? ''));
  return plan;
}

const keyOf = (cell: string): string => cell.normalize('NFKC').trim().toLowerCase();
const isFigure = (cell: string): boolean => numberOf(parseFigure(cell, { allowsNotApplicable: false })) !== null;

/** The first column with such a cell. */
function columnWhere(block: string[][], matches: (cell: string) => boolean, after = -1): number | null {
  const width = Math.max(0, ...block.map((line) => line.length));
  for (let column = after + 1; column < width; column++)
    if (block.some((line) => line[column] !== undefined && matches(line[column]!))) return column;
  return null;
}

/** Beside the code; in a piece of our own workbook always the same column, even where nothing stands in it yet. */
function valueColumn(block: string[][], codeColumn: number): number {
  const own = codeColumn + CODE_TO_VALUE;
  const isOwn =
    block.some((line) => line.length > own) &&
    !block.some((line) => isFigure(line[codeColumn + 1] ?? '') || isFigure(line[codeColumn + 2] ?? ''));
  return isOwn ? own : (columnWhere(block, isFigure, codeColumn) ?? codeColumn + 1);
}
