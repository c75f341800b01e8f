/** Reads an uploaded file outside the event loop, within limits of memory and time. */
import type { ParsedReturn } from '../return/return.js';
import type { Finding } from '../validation/finding.js';
export const WORKBOOK_READER = Symbol('WorkbookReader');
export type ReadResult = { ok: true; parsed: ParsedReturn } | { ok: false; findings: Finding[] };
export interface WorkbookReader {
  read(path: string): Promise<ReadResult>;
}
