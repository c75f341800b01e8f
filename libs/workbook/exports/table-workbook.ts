/** Writes plain tables: a title, words on how to use it, a head, rows; with drop-downs where a column has choices. */
import { writeXlsx } from 'hucre/xlsx';
import type { CellValue, ColumnDef, DataValidation, WriteSheet } from 'hucre';
import { columnName, quoteSheet } from '../address.js';
import { harmless } from '../harmless-text.js';
import { COLOURS, heightOf, pageSetup, STYLES } from '../template/template-style.js';

export interface TableColumn {
  head: string;
  width: number;
  /** `code`: kept as text, so that no program makes 00123 a number. */
  as?: 'text' | 'code' | 'number';
  /** What may be chosen; a list, or the cells of another sheet (`=单位!$A$2:$A$99`). */
  choices?: string[] | string;
}

/** A number may say how it is printed: 97.25 with `0.0"%"`. */
export type TableValue = string | number | null | { value: number; format: string };

export interface Table {
  sheet: string;
  title: string;
  /** What to do with it, one line each. */
  notes?: string[];
  columns: TableColumn[];
  rows: TableValue[][];
  /** Empty rows below that carry the drop-downs too. */
  spare?: number;
  hidden?: boolean;
}

/** Fixed, so that the same table is the same bytes. */
const WRITTEN = new Date('2026-01-01T00:00:00Z');
const POINTS = 10.5;
/** No row can be higher. */
const HIGHEST_ROW = 409;
/** Printed on one page across up to so wide; wider, and nobody could read it. */
const WIDEST_PAGE = 170;
const STYLE = { text: STYLES.text, code: { ...STYLES.text, numFmt: '@' }, number: { ...STYLES.text, alignment: undefined } } as const;
/** Among numbers what is none: 无数据, ≥85%. */
const NO_NUMBER: ColumnDef['style'] = { ...STYLES.text, alignment: { ...STYLES.text.alignment, horizontal: 'right' } };

/** Title and notes stand above columns of this width together: what is further right is not on the first screen. */
const FIRST_SCREEN = 120;
const TITLE: ColumnDef['style'] = { ...STYLES.title, alignment: { ...STYLES.title.alignment, wrapText: true } };

/** The 1-based row of a table's head: below its title and notes. */
export const headRowOf = (table: Pick<Table, 'notes'>): number => 2 + (table.notes?.length ?? 0);

export const writeTables = (title: string, tables: Table[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: tables.map(tableSheet),
    defaultFont: { name: '宋体', size: 10.5 },
    properties: { title, creator: '季报', created: WRITTEN, modified: WRITTEN },
  });

export function tableSheet(table: Table): WriteSheet {
  const { columns, notes = [] } = table;
  const head = headRowOf(table);
  const above = onFirstScreen(columns);
  const total = widthOfAll(above);
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const put = (row: number, column: number, value: CellValue, style: ColumnDef['style']) =>
    cells.set(`${row - 1},${column - 1}`, { value, ...(style ? { style } : {}) });
  put(1, 1, harmless(table.title), TITLE);
  notes.forEach((note, i) => put(i + 2, 1, harmless(note), STYLES.note));
  columns.forEach((column, i) => put(head, i + 1, harmless(column.head), STYLES.head));
  table.rows.forEach((row, r) =>
    columns.forEach((column, c) => {
      const value = row[c] ?? null;
      const style = STYLE[column.as ?? 'text'];
      if (typeof value === 'object' && value !== null) put(head + 1 + r, c + 1, value.value, { ...style, numFmt: value.format });
      else if (typeof value !== 'string') put(head + 1 + r, c + 1, value, style);
      else put(head + 1 + r, c + 1, harmless(value), column.as === 'number' ? NO_NUMBER : style);
    }),
  );
  const last = head + table.rows.length + (table.spare ?? 0);
  for (let row = head + table.rows.length + 1; row <= last; row++)
    columns.forEach((column, c) => put(row, c + 1, null, STYLE[column.as ?? 'text']));
  const wide = (row: number) => ({ startRow: row - 1, endRow: row - 1, startCol: 0, endCol: above.length - 1 });
  return {
    name: table.sheet,
    columns: columns.map(({ width }) => ({ width })),
    cells,
    rowDefs: new Map([
      [0, { height: heightOf(table.title, total, 16, 30) }],
      ...notes.map((note, i): [number, { height: number }] => [i + 1, { height: heightOf(note, total, 10, 18) }]),
      [head - 1, { height: 25 }],
      ...table.rows.flatMap((row, r): [number, { height: number }][] => {
        const height = Math.max(...columns.map((column, c) => wrapped(row[c], column)));
        return height > 0 ? [[head + r, { height }]] : [];
      }),
    ]),
    merges: above.length > 1 ? Array.from({ length: 1 + notes.length }, (_, i) => wide(i + 1)) : [],
    dataValidations: columns.flatMap((column, i) =>
      choicesOf(column, `${columnName(i + 1)}${head + 1}:${columnName(i + 1)}${Math.max(head + 1, last)}`),
    ),
    freezePane: { rows: head },
    ...(table.rows.length > 0 ? { autoFilter: { range: `A${head}:${columnName(columns.length)}${head + table.rows.length}` } } : {}),
    pageSetup: {
      ...pageSetup(head),
      orientation: 'landscape',
      fitToPage: widthOfAll(columns) <= WIDEST_PAGE,
    },
    hidden: table.hidden ?? false,
    view: { showGridLines: false, tabColor: { rgb: COLOURS.accent } },
  };
}

/** Height of a text that takes more than a line: not every program makes room for it by itself. An indent and margins take of its width. */
function wrapped(value: TableValue | undefined, { width, as }: TableColumn): number {
  if (typeof value !== 'string' || as === 'number') return 0;
  const height = heightOf(value, width - 2, POINTS, 0);
  return height > heightOf('', width, POINTS, 0) ? Math.min(HIGHEST_ROW, height) : 0;
}

const widthOfAll = (columns: readonly TableColumn[]): number => columns.reduce((sum, { width }) => sum + width, 0);

function onFirstScreen(columns: readonly TableColumn[]): TableColumn[] {
  let count = 1;
  while (count < columns.length && widthOfAll(columns.slice(0, count + 1)) <= FIRST_SCREEN) count++;
  return columns.slice(0, count);
}

function choicesOf({ choices, head }: TableColumn, range: string): DataValidation[] {
  if (!choices) return [];
  return [
    {
      type: 'list',
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: `${head}填写有误`,
      errorMessage: '请从下拉列表中选择。',
      ...(typeof choices === 'string' ? { formula1: choices } : { values: choices }),
    },
  ];
}

/** Cells of a column of another table, as a list of choices. */
export const cellsOf = (table: Table, column: number): string => {
  const first = headRowOf(table) + 1;
  const name = columnName(column);
  return `${quoteSheet(table.sheet)}!$${name}$${first}:$${name}$${Math.max(first, first + table.rows.length - 1)}`;
};
