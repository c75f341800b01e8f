/** The plain shape of a cell, as spreadsheet programmes write nearly all of them, read in one tight loop. */
import { cellKey } from '../address.js';
import type { CellVisitor } from '../raw-book.js';
import { dateText } from './cell-number.js';

/** Where the reading of a sheet stands; shared with the general reader, which takes whatever is not plain. */
export interface SheetPosition {
  row: number;
  column: number;
  /** cellKey of the last cell: the next must be greater. */
  lastKey: number;
}
export interface WorksheetContext {
  part: string;
  strings: string[];
  dateStyles: boolean[];
  date1904: boolean;
}

const POWERS = Array.from({ length: 16 }, (_, i) => 10 ** i);
const QUOTE = 0x22;
const SPACE = 0x20;

/**
 * Reads `<c r="E5" s="2" t="s"><v>12</v></c>` and `<c r="E5" s="2"/>` (s and t optional) from `at` on, as many as follow
 * one another, and returns where it stopped. Whatever is written differently, incomplete or wrong is left to the general reader.
 */
export function readPlainCells(bytes: Buffer, at: number, position: SheetPosition, context: WorksheetContext, visit: CellVisitor): number {
  const { dateStyles, strings } = context;
  for (let start = at; ;) {
    // `<c r="`
    let i = start;
    if (bytes[i] !== 0x3c || bytes[i + 1] !== 0x63 || bytes[i + 2] !== SPACE || bytes[i + 3] !== 0x72 || bytes[i + 4] !== 0x3d)
      return start;
    if (bytes[i + 5] !== QUOTE) return start;
    i += 6;
    let column = 0;
    let byte = bytes[i]!;
    while (byte >= 0x41 && byte <= 0x5a) {
      column = column * 26 + byte - 0x40;
      byte = bytes[++i]!;
    }
    let row = 0;
    while (byte >= 0x30 && byte <= 0x39) {
      row = row * 10 + byte - 0x30;
      byte = bytes[++i]!;
    }
    if (byte !== QUOTE || row !== position.row || column === 0 || column > 16_384) return start;
    const key = cellKey(row, column);
    if (key <= position.lastKey) return start;
    i++;
    // ` s="2"` and ` t="s"`, in either order.
    let style = -1;
    let shared = false;
    while (bytes[i] === SPACE) {
      const letter = bytes[i + 1];
      if (bytes[i + 2] !== 0x3d || bytes[i + 3] !== QUOTE) return start;
      i += 4;
      if (letter === 0x73 && style < 0) {
        style = 0;
        for (byte = bytes[i]!; byte >= 0x30 && byte <= 0x39; byte = bytes[++i]!) style = style * 10 + byte - 0x30;
      } else if (letter === 0x74 && !shared && bytes[i] === 0x73) {
        shared = true;
        i++;
      } else return start;
      if (bytes[i++] !== QUOTE) return start;
    }
    if (bytes[i] === 0x2f && bytes[i + 1] === 0x3e) {
      i += 2;
    } else {
      // `><v>`
      if (bytes[i] !== 0x3e || bytes[i + 1] !== 0x3c || bytes[i + 2] !== 0x76 || bytes[i + 3] !== 0x3e) return start;
      i += 4;
      const negative = bytes[i] === 0x2d;
      if (negative) i++;
      const from = i;
      let mantissa = 0;
      let point = -1;
      for (byte = bytes[i]!; ; byte = bytes[++i]!) {
        if (byte >= 0x30 && byte <= 0x39) mantissa = mantissa * 10 + byte - 0x30;
        else if (byte === 0x2e && point < 0) point = i;
        else break;
      }
      // Fifteen digits are exact; with none it is no number.
      const digits = i - from - (point < 0 ? 0 : 1);
      if (digits < 1 || digits > 15) return start;
      // `</v></c>`
      if (byte !== 0x3c || bytes[i + 1] !== 0x2f || bytes[i + 2] !== 0x76 || bytes[i + 3] !== 0x3e || bytes[i + 4] !== 0x3c) return start;
      if (bytes[i + 5] !== 0x2f || bytes[i + 6] !== 0x63 || bytes[i + 7] !== 0x3e) return start;
      const size = point < 0 ? mantissa : mantissa / POWERS[i - point - 1]!;
      i += 8;
      const value = negative ? -size : size;
      if (shared) {
        const text = strings[value];
        if (text === undefined) return start;
        visit(row, column, text);
      } else
        visit(row, column, style >= 0 && dateStyles[style] === true ? { kind: 'date', text: dateText(value, context.date1904) } : value);
    }
    position.lastKey = key;
    position.column = column;
    start = i;
  }
}
