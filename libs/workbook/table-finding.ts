/** One finding about a table that was brought in, at its cell. */
import type { Severity } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import type { Finding } from '#domain/validation/finding.js';
import { addressName } from './address.js';

/** Where in the table: row and column from 1; without a column, the row; without a row, the sheet. */
export interface TablePlace {
  sheet: string;
  row?: number;
  column?: number;
}

/** `code`: `I` and two digits, one per kind of message. `at` null: about the whole file. */
export function tableFinding(
  code: string,
  at: TablePlace | null,
  message: Text,
  more: { severity?: Severity; value?: TableCell; expected?: Text | null } = {},
): Finding {
  const cell = at?.row === undefined ? null : addressName(at.row, at.column ?? 1);
  return {
    key: `${code}:${at ? `${at.sheet}!${cell ?? ''}` : '*'}`,
    severity: more.severity ?? 'error',
    code,
    element: null,
    sheet: at?.sheet ?? null,
    cell,
    value: more.value ?? null,
    message,
    expected: more.expected ?? null,
  };
}
