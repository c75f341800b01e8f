/** Reads a table by the names of its columns: the head is sought, rows above it and columns nobody asked for are left alone. */
import { shownText } from '#domain/shown-text.js';
import type { TableCell, TableResult } from '#domain/ports/workbook-reader.port.js';
import type { Finding } from '#domain/validation/finding.js';
import { tableFinding, type TablePlace } from '../table-finding.js';

export type TableSheets = Extract<TableResult, { ok: true }>['sheets'];

/** Names a column may go by; `needed` ones make a row the head. */
export type ColumnNames<K extends string> = Record<K, { names: readonly string[]; needed?: boolean }>;

export interface NamedRow<K extends string> {
  row: number;
  /** As plain text, '' when empty or when there is no such column. */
  text(key: K): string;
  cell(key: K): TableCell;
  at(key: K): TablePlace;
}
export interface NamedTable<K extends string> {
  sheet: string;
  headRow: number;
  has(key: K): boolean;
  /** Rows with anything in them. */
  rows: NamedRow<K>[];
}

const HEAD_WITHIN = 50;

/** What a cell says to a reader: full-width forms, control and bidi characters gone. */
export const cellText = (cell: TableCell | undefined): string =>
  cell === null || cell === undefined ? '' : shownText(String(cell).normalize('NFKC'));
const folded = (text: string): string => text.replaceAll(/[\s*（(].*$|\s/g, '').toLowerCase();

/** The first sheet with a head of these columns; a finding that says what was sought where there is none. */
export function readNamedColumns<K extends string>(sheets: TableSheets, columns: ColumnNames<K>): NamedTable<K> | Finding {
  const keys = Object.keys(columns) as K[];
  const keyOf = new Map(keys.flatMap((key) => columns[key].names.map((name) => [folded(name), key] as const)));
  const needed = keys.filter((key) => columns[key].needed);
  for (const sheet of sheets)
    for (const [i, row] of sheet.rows.slice(0, HEAD_WITHIN).entries()) {
      const found = new Map<K, number>();
      row.forEach((cell, column) => {
        const key = keyOf.get(folded(cellText(cell)));
        if (key !== undefined && !found.has(key)) found.set(key, column);
      });
      if (needed.every((key) => found.has(key))) return tableOf(sheet, i, found);
    }
  const names = needed.map((key) => columns[key].names[0]);
  return tableFinding(
    'I02',
    null,
    { zh: `没有找到表头：应有“${names.join('”“')}”各列`, en: `There is no row of headings with the columns ${names.join(', ')}` },
    {
      expected: {
        zh: '请从本系统导出表格，按原表头填写后再上传',
        en: 'Export the table here, fill it in below its headings and upload that',
      },
    },
  );
}

function tableOf<K extends string>(sheet: TableSheets[number], head: number, found: Map<K, number>): NamedTable<K> {
  return {
    sheet: sheet.name,
    headRow: head + 1,
    has: (key) => found.has(key),
    rows: sheet.rows.slice(head + 1).flatMap((cells, i) => {
      const row = head + 2 + i;
      if (![...found.values()].some((column) => cellText(cells[column]) !== '')) return [];
      const cell = (key: K): TableCell => cells[found.get(key) ?? -1] ?? null;
      return [
        {
          row,
          cell,
          text: (key: K) => cellText(cell(key)),
          at: (key: K) => ({ sheet: sheet.name, row, column: (found.get(key) ?? 0) + 1 }),
        },
      ];
    }),
  };
}
