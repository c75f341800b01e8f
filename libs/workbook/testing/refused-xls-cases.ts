/** Binary workbooks, and what else comes in the same container, that must be refused. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CFB, utils, write } from '@e965/xlsx';
import { FIXTURES, type FixtureCase } from './fixture-case.js';

/** A container with streams of these names. */
const container = (streams: Record<string, Buffer>) => async (): Promise<Uint8Array> => {
  const made = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(made, name, content);
  return CFB.write(made, { type: 'buffer' }) as Buffer;
};
const record = (type: number, body: Buffer = Buffer.alloc(0)): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
};
const BEGIN = record(0x809, Buffer.from('00060500f21bcc07c100000006030000', 'hex'));
const END = record(0x0a);
/** A workbook stream of these records, long enough to be a stream of its own. */
const stream = (...records: Buffer[]): Record<string, Buffer> => ({
  '/Workbook': Buffer.concat([BEGIN, ...records, END, Buffer.alloc(8192)]),
});
const macroSheet = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 1, 1, 0]), Buffer.from('M')]);
const externalBook = Buffer.concat([Buffer.from([1, 0, 9, 0, 0]), Buffer.from('\u0001book.xls', 'latin1')]);

/** A workbook of somebody else. */
function other(bookType: 'biff5' | 'biff8'): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['姓名', '金额'],
      ['张三', 1],
    ]),
    '一',
  );
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

export const REFUSED_XLS: FixtureCase[] = [
  { file: 'other-workbook.xls', make: async () => other('biff8'), expected: { code: 'F07' } },
  { file: 'encrypted.xls', make: container(stream(record(0x2f, Buffer.alloc(54)))), expected: { code: 'F02' } },
  { file: 'macros.xls', make: container({ ...stream(), '/_VBA_PROJECT_CUR/VBA/dir': Buffer.from('x') }), expected: { code: 'F03' } },
  { file: 'macro-sheet.xls', make: container(stream(record(0x85, macroSheet))), expected: { code: 'F03' } },
  { file: 'external-link.xls', make: container(stream(record(0x1ae, externalBook))), expected: { code: 'F06' } },
  { file: 'excel-95.xls', make: async () => other('biff5'), expected: { code: 'F11' } },
  { file: 'word-document.xls', make: container({ '/WordDocument': Buffer.alloc(4096) }), expected: { code: 'F01' } },
  { file: 'no-workbook-within.xls', make: container({ '/Something': Buffer.alloc(4096) }), expected: { code: 'F01' } },
  {
    file: 'record-too-long.xls',
    make: container({ '/Workbook': Buffer.concat([BEGIN, record(0x85, macroSheet).subarray(0, 6)]) }),
    expected: { code: 'F04' },
  },
  {
    file: 'garbage-after-magic.xls',
    make: async () =>
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + 7) & 0xff))]),
    expected: { code: 'F04' },
  },
  {
    file: 'truncated.xls',
    make: async () => (await readFile(join(FIXTURES, 'xls', 'filled.xls'))).subarray(0, 12_000),
    expected: { code: 'F04' },
    volatile: true,
  },
];
