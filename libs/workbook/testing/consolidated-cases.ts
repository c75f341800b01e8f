/** Consolidated tables as real programmes write them: one row per habit, its name in the place of the unit code. */
import type { StoredValue } from '#domain/return/values.js';
import type { FixtureCase } from './fixture-case.js';

const raw = (text: string): StoredValue => ({ raw: text, value: null });
const row = (M02: StoredValue, T03: StoredValue, O08: StoredValue): Record<string, StoredValue> => ({ M02, T03, O08 });

const ROWS = {
  NUMBERS: row(3, 36.5, 0),
  'FULL-WIDTH': row(12, 36.5, raw('不适用')),
  THOUSANDS: row(1234, 12_345.5, 1234),
  PERCENT: row(0.85, 0.85, 0.085),
  'TEXT-NUMBERS': row(12, 36.5, 7),
  DATE: row(raw('2026-09-30'), raw('9月30日'), 1),
  ERROR: row(raw('#N/A'), raw('#DIV/0!'), 1),
  FORMULA: row(3, 36.5, 0),
  TRUTH: row(raw('TRUE'), 1, null),
  BLANKS: row(null, 0, null),
  HIDDEN: row(9, 9, 9),
};
/** Only the first row of merged cells has a unit: what stands beside the others is nobody's. */
const WITH_MERGED = { ...ROWS, MERGED: row(5, null, null) };

export const CONSOLIDATED: FixtureCase[] = [
  { file: 'as-xlsxwriter.xlsx', make: null, expected: { rows: WITH_MERGED, refused: ['F18'] } },
  { file: 'as-xlsxwriter-inline-strings.xlsx', make: null, expected: { rows: ROWS } },
  { file: 'as-libreoffice.xls', make: null, expected: { rows: WITH_MERGED, refused: ['F18'] } },
  { file: 'as-libreoffice-utf8.csv', make: null, expected: { rows: WITH_MERGED, refused: ['F18'] } },
  { file: 'as-libreoffice-gb18030.csv', make: null, expected: { rows: WITH_MERGED, refused: ['F18'] } },
  {
    file: 'as-openpyxl.xlsx',
    make: null,
    expected: {
      rows: {
        NUMBERS: row(3, 36.5, 0),
        'FULL-WIDTH': row(12, 36.5, raw('不适用')),
        ERROR: row(raw('#N/A'), raw('#DIV/0!'), 1),
        FORMULA: row(raw('=1+2'), raw('=73/2'), 0),
        TRUTH: row(raw('TRUE'), 1, null),
        DATE: row(raw('2026-09-30'), raw('9月30日'), 1),
      },
      refused: ['F19', 'F19'],
    },
  },
];
