/** Text that must be refused: no codes, no encoding, no end. */
import type { FixtureCase } from './fixture-case.js';

const HEAD = 'UNIT,M02\r\n';
const text = (content: string | Buffer) => async (): Promise<Uint8Array> => Buffer.from(content);

export const REFUSED_CSV: FixtureCase[] = [
  { file: 'without-head-row.csv', make: text('单位,党员数\r\n第一支部,23\r\n'), expected: { code: 'F15' } },
  { file: 'without-units.csv', make: text('NAME,M01,M02,M05\r\n第一支部,1,2,3\r\n'), expected: { code: 'F15' } },
  { file: 'column-twice.csv', make: text('UNIT,M02,m02\r\nB0101,1,2\r\n'), expected: { code: 'F15' } },
  { file: 'nothing-below-head-row.csv', make: text(HEAD), expected: { code: 'F15' } },
  { file: 'rows-left-blank.csv', make: text(`${HEAD}B0101,\r\n`), expected: { code: 'F19' } },
  { file: 'nul-bytes.csv', make: text(`${HEAD}B0101,1\0\r\n`), expected: { code: 'F01' } },
  {
    file: 'nul-byte-late.csv',
    make: text(`${HEAD}${'B0101,1\r\n'.repeat(10_000)}B0102,\0\r\n`),
    expected: { code: 'F04' },
    volatile: true,
  },
  {
    file: 'encoding-of-nobody.csv',
    make: text(Buffer.from([...Buffer.from(HEAD), 0xff, 0x2c, 0xff, 0x0d, 0x0a])),
    expected: { code: 'F04' },
  },
  { file: 'quote-not-closed.csv', make: text(`${HEAD}"B0101,1\r\nB0102,2\r\n`), expected: { code: 'F04' } },
  { file: 'quote-in-the-middle.csv', make: text(`${HEAD}"B01"01,1\r\n`), expected: { code: 'F04' } },
  { file: 'huge-cell.csv', make: text(`${HEAD}B0101,${'9'.repeat(5 * 2 ** 20)}\r\n`), expected: { code: 'F05' }, volatile: true },
  { file: 'million-columns.csv', make: text(`${HEAD}B0101${',1'.repeat(1_000_000)}\r\n`), expected: { code: 'F05' }, volatile: true },
  {
    file: 'too-many-rows.csv',
    make: async () => Buffer.from(HEAD + Array.from({ length: 31_000 }, (_, i) => `B${i},1\r\n`).join('')),
    expected: { code: 'F05' },
    volatile: true,
  },
];
