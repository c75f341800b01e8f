/** One finding of an import, at its cell of the table that was brought in. */
import type { Severity } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import type { Finding } from '#domain/validation/finding.js';
import { addressName } from '#workbook/address.js';

/** Where in the table: row and column from 1; without a column, the row. */
export interface TablePlace {
  sheet: string;
  row?: number;
  column?: number;
}

/** `code`: `I` and two digits, one per kind of message; see each purpose. */
export function importFinding(
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
