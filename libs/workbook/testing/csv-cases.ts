/** Consolidated tables as text: every encoding, delimiter and habit of writing that is taken. */
import type { StoredValue } from '#domain/return/values.js';
import type { FixtureCase } from './fixture-case.js';
import { encodeGb18030 } from './gb18030.js';

const raw = (text: string): StoredValue => ({ raw: text, value: null });
const NAMES = '单位编码,单位,本季发展党员数,培训总学时,已设支委会的支部数';
const HEAD = 'UNIT,NAME,M02,T03,O08';
const lines = (...rows: string[]): string => [NAMES, HEAD, ...rows].map((row) => `${row}\r\n`).join('');
const plain = lines('B0101,第一支部,3,36.5,0', 'B0102,第二支部,,0,不适用');
const plainRows = { B0101: { M02: 3, T03: 36.5, O08: 0 }, B0102: { M02: null, T03: 0, O08: raw('不适用') } };
const text = (content: string | Buffer) => async (): Promise<Uint8Array> => Buffer.from(content);
const utf16 = (content: string): Buffer => Buffer.from(`\ufeff${content}`, 'utf16le');

export const CSV: FixtureCase[] = [
  { file: 'utf8.csv', make: text(plain), expected: { rows: plainRows } },
  { file: 'utf8-with-mark.csv', make: text(`\ufeff${plain}`), expected: { rows: plainRows } },
  { file: 'gb18030.csv', make: text(encodeGb18030(plain)), expected: { rows: plainRows } },
  { file: 'utf16-little-endian.csv', make: text(utf16(plain)), expected: { rows: plainRows } },
  { file: 'utf16-big-endian.csv', make: text(utf16(plain).swap16()), expected: { rows: plainRows } },
  { file: 'semicolons.csv', make: text(plain.replaceAll(',', ';')), expected: { rows: plainRows } },
  { file: 'tabs.csv', make: text(plain.replaceAll(',', '\t')), expected: { rows: plainRows } },
  { file: 'as-excel-separator-line.csv', make: text(`sep=;\r\n${plain.replaceAll(',', ';')}`), expected: { rows: plainRows } },
  { file: 'as-unix.csv', make: text(plain.replaceAll('\r\n', '\n')), expected: { rows: plainRows } },
  { file: 'last-line-without-end.csv', make: text(plain.trimEnd()), expected: { rows: plainRows } },
  {
    file: 'quoted.csv',
    make: text(lines('"B0101","有,逗号和""引号""","3","36.5",0', '"B0102","两\r\n行",,0,"不适用"')),
    expected: { rows: plainRows },
  },
  {
    file: 'full-width-digits.csv',
    make: text(lines('Ｂ０１０１,一,３,　３６．５ ,－０')),
    expected: { rows: { B0101: { M02: 3, T03: 36.5, O08: 0 } } },
  },
  {
    file: 'thousands-separators.csv',
    make: text(lines('B0101,一,"1,234","12,345.5","1，234"', 'B0102,二,"1,2,3",1,1')),
    expected: { rows: { B0101: { M02: 1234, T03: 12_345.5, O08: 1234 }, B0102: { M02: raw('1,2,3'), T03: 1, O08: 1 } } },
  },
  { file: 'percent.csv', make: text(lines('B0101,一,85%,8.5％,1')), expected: { rows: { B0101: { M02: 0.85, T03: 0.085, O08: 1 } } } },
  {
    file: 'text-numbers.csv',
    make: text(lines('00123,一,0012, 36.5 ,="007"', "'+B01,二,'-5,12人,1e3")),
    expected: { rows: { '00123': { M02: 12, T03: 36.5, O08: 7 }, '+B01': { M02: -5, T03: raw('12人'), O08: raw('1e3') } } },
  },
  {
    file: 'dates.csv',
    make: text(lines('B0101,一,2026-09-30,2026/9/30,9月30日')),
    expected: { rows: { B0101: { M02: raw('2026-09-30'), T03: raw('2026/9/30'), O08: raw('9月30日') } } },
  },
  {
    file: 'error-cells.csv',
    make: text(lines('B0101,一,#N/A,#DIV/0!,#REF!')),
    expected: { rows: { B0101: { M02: raw('#N/A'), T03: raw('#DIV/0!'), O08: raw('#REF!') } } },
  },
  {
    file: 'formulas.csv',
    make: text(lines("B0101,一,=1+2,=cmd|'/c calc'!A1,@SUM(A1)")),
    expected: { rows: { B0101: { M02: raw('=1+2'), T03: raw("=cmd|'/c calc'!A1"), O08: raw('@SUM(A1)') } } },
  },
  {
    file: 'truth-values.csv',
    make: text(lines('B0101,一,TRUE,是,0')),
    expected: { rows: { B0101: { M02: raw('TRUE'), T03: raw('是'), O08: 0 } } },
  },
  {
    file: 'blanks.csv',
    make: text(lines('B0101,一, 　,0,', ',,,,', '', 'B0102,二,,,', 'B0103,三,1')),
    expected: { rows: { B0101: { M02: null, T03: 0, O08: null }, B0103: { M02: 1, T03: null, O08: null } }, refused: ['F19'] },
  },
  {
    file: 'rows-and-columns-inserted.csv',
    make: text('说明,,,\r\n,T03,备注,UNIT,插入,M02\r\n,36.5,x,B0101,,3\r\n,,,,,\r\n小计,36.5,,合计,,3\r\n'),
    expected: { rows: { B0101: { T03: 36.5, M02: 3 } }, refused: ['F19', 'F19'] },
  },
  {
    file: 'bidi-characters.csv',
    make: text(lines('B01\u202e01,一,三\u202e人,36.5\u200f,\u200b')),
    expected: { rows: { B0101: { M02: raw('三人'), T03: 36.5, O08: null } } },
  },
  {
    file: 'as-python.csv',
    make: null,
    expected: {
      rows: {
        NUMBERS: { M02: 3, T03: 36.5, O08: 0 },
        THOUSANDS: { M02: 1234, T03: 12_345.5, O08: 1234 },
        BLANKS: { M02: null, T03: 0, O08: null },
      },
    },
  },
];
