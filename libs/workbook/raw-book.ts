/** A workbook as read, before anyone says what it means: sheets, cells and names, whatever the format was. */
import type { Address } from './address.js';
import { addressName } from './address.js';
import { tooMuchContent } from './file-findings.js';
import { FileProblem } from './file-problem.js';

/** A cell that holds something, but no number, text or truth value; `text` is how a person would read it. */
export interface OddValue {
  kind: 'error' | 'date' | 'formula';
  text: string;
}
/** Numbers are as stored (percent as fraction). A formula counts with its cached value; one without is `{kind: 'formula'}`. */
export type RawValue = number | string | boolean | OddValue;

export type SheetState = 'visible' | 'hidden' | 'veryHidden';
export interface SheetOutline {
  name: string;
  state: SheetState;
}

/** What is known before any cell is read. Names are folded by foldName(); only those of the whole workbook count. */
export interface BookOutline {
  sheets: SheetOutline[];
  names: Map<string, string>;
}

/** Thrown by a visitor that has seen enough of its sheet: the reader goes on with the next one. */
export class EnoughOfSheet extends Error {}

export type CellVisitor = (row: number, column: number, value: RawValue) => void;
/** Who wants the cells of a sheet; null leaves the sheet unread. */
export type SheetVisitor = (sheet: SheetOutline) => CellVisitor | null;

export interface RawSheet extends SheetOutline {
  /** `E5` → value; empty cells are absent. */
  cells: Map<string, RawValue>;
}
export interface RawBook {
  sheets: RawSheet[];
  names: Map<string, string>;
}

/** Cells a RawBook may hold: a return needs a hundred; a book this full is not one. */
export const MAX_KEPT_CELLS = 500_000;

/** Collects a RawBook out of visits; `wanted` keeps only the cells somebody will ask for. */
export function bookCollector(wanted?: (sheet: SheetOutline, cell: Address) => boolean) {
  const sheets: RawSheet[] = [];
  let kept = 0;
  const visitor: SheetVisitor = (outline) => {
    const cells = new Map<string, RawValue>();
    sheets.push({ ...outline, cells });
    return (row, column, value) => {
      if (wanted && !wanted(outline, { row, column })) return;
      if (++kept > MAX_KEPT_CELLS) throw new FileProblem(tooMuchContent());
      cells.set(addressName(row, column), value);
    };
  };
  return { visitor, book: (names: Map<string, string>): RawBook => ({ sheets, names }) };
}
