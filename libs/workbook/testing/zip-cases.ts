/** Archives of workbooks: what is in them beside, how names are written, and what is refused of one entry alone. */
import { filled, type FixtureCase } from './fixture-case.js';
import { encodeGb18030 } from './gb18030.js';
import { SAMPLE_UNIT, SAMPLE_VALUES, sampleInput } from './sample-return.js';
import { writeTemplate } from '../template.js';
import { writeZip, type ZipPart } from './zip-writer.js';

const returnOf = (code: string): Promise<Uint8Array> =>
  writeTemplate(sampleInput({ unit: { ...SAMPLE_UNIT, code, name: `${code}支部` }, values: SAMPLE_VALUES }));
const table = 'UNIT,M02\r\nB0103,3\r\nB0104,4\r\n';
const archive =
  (...parts: (() => Promise<ZipPart>)[]) =>
  async (): Promise<Uint8Array> =>
    writeZip(await Promise.all(parts.map((part) => part())));
const workbook =
  (name: string, code: string, more: Partial<ZipPart> = {}) =>
  async (): Promise<ZipPart> => ({ name, data: await returnOf(code), ...more });
const file =
  (name: string, data: string | Uint8Array, more: Partial<ZipPart> = {}) =>
  async (): Promise<ZipPart> => ({ name, data, ...more });

const TWO = { '一支部.xlsx': 'B0101', '二支部.xlsx': 'B0102' };

export const ZIP_FILES: FixtureCase[] = [
  { file: 'two-returns.zip', make: archive(workbook('一支部.xlsx', 'B0101'), workbook('二支部.xlsx', 'B0102')), expected: { from: TWO } },
  {
    file: 'as-windows-names-in-gb18030.zip',
    make: archive(
      workbook('', 'B0101', { rawName: encodeGb18030('一支部.xlsx') }),
      workbook('', 'B0102', { rawName: encodeGb18030('二支部.xlsx') }),
    ),
    expected: { from: TWO },
  },
  {
    file: 'as-macos-with-resource-forks.zip',
    make: archive(
      file('季报/', ''),
      workbook('季报/一支部.xlsx', 'B0101'),
      file('__MACOSX/季报/._一支部.xlsx', 'x'),
      file('季报/.DS_Store', 'x'),
      file('季报/~$一支部.xlsx', 'x'),
      file('季报/Thumbs.db', 'x'),
    ),
    expected: { from: { '季报/一支部.xlsx': 'B0101' } },
  },
  {
    file: 'stored-and-backslashes.zip',
    make: archive(workbook('季报\\一支部.xlsx', 'B0101', { stored: true })),
    expected: { from: { '季报/一支部.xlsx': 'B0101' } },
  },
  {
    file: 'with-other-files.zip',
    make: archive(
      workbook('一支部.xlsx', 'B0101'),
      file('说明.pdf', '%PDF-1.7\n'),
      file('坏.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])),
      file('空.xlsx', ''),
    ),
    expected: { from: { '一支部.xlsx': 'B0101' }, refused: ['F04', 'F04', 'F17'] },
  },
  {
    file: 'archive-within.zip',
    make: archive(workbook('一支部.xlsx', 'B0101'), async () => ({
      name: '内层.zip',
      data: writeZip([{ name: 'a.xlsx', data: await filled() }]),
    })),
    expected: { from: { '一支部.xlsx': 'B0101' }, refused: ['F20'] },
  },
  {
    file: 'with-a-table.zip',
    make: archive(workbook('一支部.xlsx', 'B0101'), file('汇总.csv', table)),
    expected: { from: { '一支部.xlsx': 'B0101' }, rows: { B0103: { M02: 3 }, B0104: { M02: 4 } } },
  },
  {
    file: 'same-unit-twice.zip',
    make: archive(workbook('一支部.xlsx', 'B0101'), workbook('一支部 - 副本.xlsx', 'B0101'), workbook('二支部.xlsx', 'B0102')),
    expected: { from: { '二支部.xlsx': 'B0102' }, refused: ['F16'] },
  },
  {
    file: 'unit-in-workbook-and-table.zip',
    make: archive(workbook('三支部.xlsx', 'B0103'), file('汇总.csv', table)),
    expected: { from: {}, rows: { B0104: { M02: 4 } }, refused: ['F16'] },
  },
];
