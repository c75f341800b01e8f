/** Workbooks in .xlsx, or called so, that must be refused, each with the finding that says why. */
import { writeXlsx } from 'hucre/xlsx';
import { writeTemplate } from '../template.js';
import { change, insertRows, putTogether, setCell, sheetPart, takeApart } from './edit-workbook.js';
import { edited, filled, type FixtureCase } from './fixture-case.js';
import { plainParts, plainWorkbook, worksheet } from './plain-workbook.js';
import { sampleInput } from './sample-return.js';
import { smallCatalogue } from './small-catalogue.js';
import { writeZip, type ZipPart } from './zip-writer.js';

const DTD = '<!DOCTYPE worksheet [<!ENTITY a "9"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
const withDtd = (xml: string): string => xml.replace('?>', `?>${DTD}`);
const text = (content: string) => async (): Promise<Uint8Array> => Buffer.from(content);
const withPart = (part: ZipPart) => async (): Promise<Uint8Array> => putTogether(await takeApart(await filled()), [part]);
/** Claims an identity, so that its cells are read at all. */
const NAMES = `<definedName name="JB_UNIT">'表'!$A$1</definedName>`;
const one = (inner: string, more: ZipPart[] = [], names = NAMES) =>
  plainWorkbook({ sheets: [{ name: '表', xml: `<sheetData>${inner}</sheetData>` }], more, names });
const plain =
  (inner: string, more: ZipPart[] = []) =>
  async (): Promise<Uint8Array> =>
    one(inner, more);

/** A sheet of blanks that unpacks a thousandfold. */
async function bomb(): Promise<Uint8Array> {
  const size = 90 * 2 ** 20;
  const parts = plainParts({ sheets: [{ name: '表', xml: '' }], names: NAMES }).filter((part) => !part.name.includes('sheet1'));
  return writeZip([...parts, { name: sheetPart(1), data: Buffer.alloc(size, 0x20) }]);
}

/** Says 1 kB, unpacks to 8 MB. */
async function forgedSizes(): Promise<Uint8Array> {
  const parts = plainParts({ sheets: [{ name: '表', xml: '' }], names: NAMES }).filter((part) => !part.name.includes('sheet1'));
  const data = Buffer.from(worksheet(`<sheetData>${' '.repeat(8 * 2 ** 20)}</sheetData>`));
  return writeZip([...parts, { name: sheetPart(1), data, claimedSize: 1000 }]);
}

/** Many directory entries over the same packed bytes. */
async function overlapping(): Promise<Uint8Array> {
  const zip = one('<row r="1"><c r="A1"><v>1</v></c></row>');
  const start = zip.readUInt32LE(zip.length - 6);
  const length = zip.readUInt32LE(zip.length - 10);
  const directory = zip.subarray(start, start + length);
  const again = Buffer.from(directory);
  // The first entry once more, under another name of the same length.
  again.write('[Content_Typez', 46, 'latin1');
  const nameLength = again.readUInt16LE(28);
  const copy = again.subarray(0, 46 + nameLength);
  const end = Buffer.from(zip.subarray(zip.length - 22));
  end.writeUInt16LE(end.readUInt16LE(8) + 1, 8);
  end.writeUInt16LE(end.readUInt16LE(10) + 1, 10);
  end.writeUInt32LE(length + copy.length, 12);
  return Buffer.concat([zip.subarray(0, start), directory, copy, end]);
}

const truncated = (keep: number) => async (): Promise<Uint8Array> => {
  const bytes = await filled();
  return bytes.subarray(0, Math.floor(bytes.length * keep));
};

export const REFUSED_XLSX: FixtureCase[] = [
  { file: 'csv-named-xlsx.xlsx', make: text('编码,本期数\r\nM02,1\r\n'), expected: { code: 'F15' } },
  {
    file: 'html-named-xlsx.xlsx',
    make: text('<!DOCTYPE html><html><table><tr><td>M02</td></tr></table></html>'),
    expected: { code: 'F01' },
  },
  { file: 'pdf-named-xlsx.xlsx', make: text('%PDF-1.7\n%âãÏÓ\n'), expected: { code: 'F01' } },
  {
    file: 'garbage.xlsx',
    make: async () => Buffer.from(Array.from({ length: 600 }, (_, i) => (i * i * 31 + 7) & 0xff)),
    expected: { code: 'F01' },
  },
  {
    file: 'word-document.xlsx',
    make: async () =>
      writeZip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: '<w/>' },
      ]),
    expected: { code: 'F01' },
  },
  { file: 'plain-archive.xlsx', make: async () => writeZip([{ name: 'a.txt', data: 'a' }]), expected: { code: 'F17' } },
  {
    file: 'encrypted.xlsx',
    make: () => writeXlsx({ sheets: [{ name: 'a', rows: [[1]] }], encryption: { password: 'jibao', spinCount: 1000 } }),
    expected: { code: 'F02' },
  },
  {
    file: 'encrypted-entry.xlsx',
    make: async () =>
      writeZip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'xl/workbook.xml', data: 'x', flags: 1 },
      ]),
    expected: { code: 'F02' },
  },
  { file: 'macro.xlsm', make: withPart({ name: 'xl/vbaProject.bin', data: 'macro' }), expected: { code: 'F03' } },
  {
    file: 'macro-by-content-type.xlsx',
    make: edited((p) =>
      change(p, '[content_types].xml', (xml) => xml.replace('spreadsheetml.sheet.main+xml', 'sheet.macroEnabled.main+xml')),
    ),
    expected: { code: 'F03' },
  },
  { file: 'macro-sheet.xlsx', make: withPart({ name: 'xl/macrosheets/sheet1.xml', data: '<xm/>' }), expected: { code: 'F03' } },
  { file: 'truncated.xlsx', make: truncated(0.6), expected: { code: 'F04' } },
  { file: 'truncated-directory.xlsx', make: truncated(0.99), expected: { code: 'F04' } },
  { file: 'empty.xlsx', make: text(''), expected: { code: 'F04' } },
  {
    file: 'sheet-cut-off.xlsx',
    make: edited((p) => change(p, sheetPart(3), (xml) => xml.slice(0, xml.indexOf('<row r="7"')))),
    expected: { code: 'F04' },
  },
  { file: 'sheet-missing.xlsx', make: edited((p) => p.delete(sheetPart(3))), expected: { code: 'F04' } },
  { file: 'cell-twice.xlsx', make: plain('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), expected: { code: 'F04' } },
  { file: 'tags-crossed.xlsx', make: plain('<row r="1"><c r="A1"><v>1</c></v></row>'), expected: { code: 'F04' } },
  { file: 'entity-undefined.xlsx', make: plain('<row r="1"><c r="A1" t="str"><v>&lol9;</v></c></row>'), expected: { code: 'F04' } },
  {
    file: 'encoding-unknown.xlsx',
    make: async () =>
      plainWorkbook({ names: NAMES, sheets: [{ name: '表', whole: true, xml: '<?xml version="1.0" encoding="utf-7"?><worksheet/>' }] }),
    expected: { code: 'F04' },
  },
  { file: 'forged-sizes.xlsx', make: forgedSizes, expected: { code: 'F04' } },
  { file: 'entries-overlap.xlsx', make: overlapping, expected: { code: 'F04' } },
  { file: 'zip-bomb.xlsx', make: bomb, expected: { code: 'F05' }, volatile: true },
  {
    file: 'too-many-entries.xlsx',
    make: plain(
      '',
      Array.from({ length: 250 }, (_, i) => ({ name: `a${i}`, data: '' })),
    ),
    expected: { code: 'F05' },
    volatile: true,
  },
  {
    file: 'text-too-long.xlsx',
    make: plain(`<row r="1"><c r="A1" t="str"><v>${'长'.repeat(40_000)}</v></c></row>`),
    expected: { code: 'F05' },
  },
  { file: 'tag-without-end.xlsx', make: plain(`<row r="1"><c r="A1" ${'x'.repeat(2 ** 21)}`), expected: { code: 'F04' } },
  {
    file: 'external-link.xlsx',
    make: withPart({ name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink/>' }),
    expected: { code: 'F06' },
  },
  { file: 'ole-object.xlsx', make: withPart({ name: 'xl/embeddings/oleObject1.bin', data: 'ole' }), expected: { code: 'F06' } },
  { file: 'data-connection.xlsx', make: withPart({ name: 'xl/connections.xml', data: '<connections/>' }), expected: { code: 'F06' } },
  { file: 'dde-formula.xlsx', make: edited((p) => setCell(p, 3, 'E6', '', `<f>cmd|'/c calc'!A1</f><v>1</v>`)), expected: { code: 'F06' } },
  { file: 'dtd-entities.xlsx', make: edited((p) => change(p, sheetPart(3), withDtd)), expected: { code: 'F06' } },
  {
    file: 'dtd-utf16.xlsx',
    make: edited((p) => p.set(sheetPart(3), Buffer.from(`\ufeff${withDtd(p.get(sheetPart(3))!.toString())}`, 'utf16le'))),
    expected: { code: 'F06' },
  },
  { file: 'other-workbook.xlsx', make: async () => one('<row r="1"><c r="A1"><v>1</v></c></row>', [], ''), expected: { code: 'F07' } },
  {
    file: 'name-deleted.xlsx',
    make: edited((p) =>
      change(p, 'xl/workbook.xml', (xml) => xml.replace(/<definedName name="JB_M02">[^<]*/, '<definedName name="JB_M02">#REF!')),
    ),
    expected: { code: 'F07' },
  },
  {
    file: 'rows-inserted-names-left.xlsx',
    make: edited((p) => insertRows(p, 3, '党员队伍', 7, 1, false)),
    expected: { code: 'F07' },
    volatile: true,
  },
  {
    file: 'identity-pasted-over.xlsx',
    make: edited((p) => change(p, 'xl/sharedstrings.xml', (xml) => xml.replace('>2026Q3<', '>2026Q4<'))),
    expected: { code: 'F07' },
  },
  {
    file: 'old-form-version.xlsx',
    make: () => writeTemplate(sampleInput({ catalogue: { ...smallCatalogue(), version: 'test.0' } })),
    expected: { code: 'F10' },
  },
  {
    file: 'binary-workbook.xlsb',
    make: async () =>
      writeZip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'xl/workbook.bin', data: 'x' },
      ]),
    expected: { code: 'F11' },
  },
  { file: 'open-document.ods', make: null, expected: { code: 'F11' } },
];
