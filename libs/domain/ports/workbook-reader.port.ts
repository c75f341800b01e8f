/** Reads an uploaded file outside the event loop, within limits of memory and time. */
import type { Period } from '../period/period.js';
import type { ParsedReturn } from '../return/return.js';
import type { StoredValue } from '../return/values.js';
import type { Finding } from '../validation/finding.js';
import type { StoredCatalogue } from './import-store.port.js';

export const WORKBOOK_READER = Symbol('WorkbookReader');

/** What the reading side needs to know of the house: which quarters are open under which form, and forms that do not ship with the program. */
export interface ReadContext {
  open: { period: Period; catalogueVersion: string }[];
  catalogues: StoredCatalogue[];
}

/**
 * One row per unit (consolidated workbook, CSV): kept as columns and rows, because a file holds thousands of them.
 * `sheet` of a table out of an archive begins with the entry: `汇总.xlsx/汇总填报`. A unit stands in one row of one table at most.
 * A figure of row r and element i stands at sheet `sheet`, row `rows[r].row`, column `columns[i].column` (both 1-based).
 */
export interface ReturnTable {
  sheet: string;
  period: Period;
  catalogueVersion: string;
  columns: { code: string; column: number }[];
  /** `values` in the order of `columns`. Rows without a unit code or twice the same unit are in `refused` instead. */
  rows: { row: number; unit: string; values: StoredValue[] }[];
}

export type ReadResult =
  | {
      ok: true;
      /** Workbooks made from our template: one, or the entries of an archive (`from` = name of the entry, null for the file itself). */
      returns: { from: string | null; parsed: ParsedReturn }[];
      tables: ReturnTable[];
      /** Parts of the file that were not read: entries of an archive, rows of a table; as warnings what was passed over on purpose (totals, blank rows, unknown columns). */
      refused: Finding[];
    }
  | { ok: false; findings: Finding[] };

/** A cell of a table that is not a return: text as a person would read it, or a number. Dates are `YYYY-MM-DD`; empty is null. */
export type TableCell = string | number | null;
export type TableResult = { ok: true; sheets: { name: string; rows: TableCell[][] }[] } | { ok: false; findings: Finding[] };

export interface WorkbookReader {
  /** Returns: a workbook of our template, a consolidated table, or an archive of them, in any format. */
  read(path: string, context: ReadContext): Promise<ReadResult>;
  /** Any table (tree, accounts, an old statistics table), in any format; at most 30,000 rows a sheet and 300 columns. */
  readTable(path: string): Promise<TableResult>;
}
