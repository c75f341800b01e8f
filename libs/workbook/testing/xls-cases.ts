/** Binary workbooks as LibreOffice saves them, out of the cases for .xlsx: the same figures are in them. */
import { CFB } from '@e965/xlsx';
import type { FixtureCase } from './fixture-case.js';
import { XLSX } from './xlsx-cases.js';

/** Where saving as .xls changes what is in the file: a date or a truth value in a cell formatted as a number becomes one. */
const CHANGED: Record<string, FixtureCase['expected']> = {
  dates: { values: { M02: { raw: '2026-09-30', value: null }, M09: 46_295 } },
  'truth-values': { values: { M02: 1, M09: 0 } },
};

/** Case of .xlsx → case of .xls. */
export const SAVED_AS_XLS = [
  'filled',
  'rows-inserted',
  'column-inserted',
  'rows-and-sheets-hidden',
  'cells-merged',
  'full-width-digits',
  'thousands-separators',
  'percent',
  'formula-cached-zero',
  'error-cells',
  'dates',
  'truth-values',
  'text-numbers',
  'not-applicable',
  'blanks',
];

/** WPS's .et is the same container with a stream of its own beside. */
export function asEt(xls: Uint8Array): Uint8Array {
  const container = CFB.read(Buffer.from(xls), { type: 'buffer' });
  CFB.utils.cfb_add(container, '/ETExtData', Buffer.from('WPS'));
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

const SAVED: FixtureCase[] = SAVED_AS_XLS.map((name) => ({
  file: `${name}.xls`,
  make: null,
  expected: CHANGED[name] ?? XLSX.find(({ file }) => file === `${name}.xlsx`)!.expected,
}));

export const XLS: FixtureCase[] = [...SAVED, { file: 'as-wps.et', make: null, expected: { values: {} } }];
