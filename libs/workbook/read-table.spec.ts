/** Any table, in any format, as a person would read it: text, numbers and days, in their rows. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { TableResult } from '#domain/ports/workbook-reader.port.js';
import { FIXTURES } from './testing/fixture-case.js';
import { encodeGb18030 } from './testing/gb18030.js';
import { plainWorkbook } from './testing/plain-workbook.js';
import { REFUSED } from './testing/refused-cases.js';
import { readTable } from './read-table.js';

const rowsOf = (result: TableResult, sheet = 0) => (result.ok ? result.sheets[sheet]!.rows : result.findings);
const sheetOf = (inner: string, more: Partial<Parameters<typeof plainWorkbook>[0]> = {}): Buffer =>
  plainWorkbook({ sheets: [{ name: '表', xml: `<sheetData>${inner}</sheetData>` }], ...more });
const fixture = (file: string): Promise<Buffer> => readFile(join(FIXTURES, file));

describe('readTable', () => {
  it('gives text trimmed of blanks and of what cannot be seen, numbers, truth and errors as they read', async () => {
    const cells = [
      '<c r="A2" t="str"><v> 00123&#x202e; </v></c>',
      '<c r="B2"><v>1.50</v></c>',
      '<c r="C2" t="b"><v>1</v></c>',
      '<c r="E2" t="e"><v>#N/A</v></c>',
      '<c r="F2" t="str"><v>第一行&#10;第二行</v></c>',
    ];
    expect(rowsOf(await readTable(sheetOf(`<row r="2">${cells.join('')}</row>`)))).toEqual([
      [],
      ['00123', 1.5, 'TRUE', null, '#N/A', '第一行 第二行'],
    ]);
  });

  it.each([
    ['46295', '2026-09-30'],
    ['46295.75', '2026-09-30'],
  ])('reads the date cell %s as %s', async (serial, day) => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    expect(rowsOf(await readTable(sheetOf(`<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>`, { styles })))).toEqual([[day]]);
  });

  it('leaves out blank rows at the end and blank cells at the end of a row, keeps those between', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['a', null, 'b', ' '], [], [null, 'c'], ['  ', null], []] }] });
    expect(rowsOf(await readTable(bytes))).toEqual([['a', null, 'b'], [], [null, 'c']]);
  });

  it('tells every sheet by its name, hidden and empty ones too', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '一', rows: [[1]] },
        { name: '二', hidden: true, rows: [[2]] },
        { name: '三', rows: [] },
      ],
    });
    const result = await readTable(bytes);
    expect(result.ok && result.sheets).toEqual([
      { name: '一', rows: [[1]] },
      { name: '二', rows: [[2]] },
      { name: '三', rows: [] },
    ]);
  });

  it.each([
    ['csv', Buffer.from('编码,名称\r\n00123,"第一,支部"\r\n\r\n')],
    ['csv in GB18030', encodeGb18030('编码,名称\r\n00123,"第一,支部"\r\n')],
  ])('reads %s, where everything is text', async (_, bytes) => {
    const result = await readTable(bytes);
    expect(result).toEqual({
      ok: true,
      sheets: [
        {
          name: 'CSV',
          rows: [
            ['编码', '名称'],
            ['00123', '第一,支部'],
          ],
        },
      ],
    });
  });

  it('reads the same out of .xls as out of .xlsx', async () => {
    const [xls, xlsx] = await Promise.all(
      ['as-libreoffice.xls', 'as-xlsxwriter.xlsx'].map(async (file) => readTable(await fixture(`consolidated/${file}`))),
    );
    expect(rowsOf(xls!)).toEqual(rowsOf(xlsx!));
    expect(rowsOf(xls!)).toContainEqual(['DATE', 'DATE支部', '2026-09-30', '9月30日', 1]);
  });

  it.each([
    ['30,001 rows', '<row r="30001"><c r="A30001"><v>1</v></c></row>', 'F05'],
    ['301 columns', '<row r="1"><c r="KO1"><v>1</v></c></row>', 'F05'],
  ])('%s are too many', async (_, inner, code) => {
    expect(rowsOf(await readTable(sheetOf(inner)))).toMatchObject([{ code }]);
    expect(rowsOf(await readTable(sheetOf(inner.replaceAll('30001', '30000').replaceAll('KO', 'KN'))))).not.toMatchObject([{ code }]);
  });

  it('takes one table, not an archive of them', async () => {
    expect(rowsOf(await readTable(await fixture('zip/two-returns.zip')))).toMatchObject([{ code: 'F01' }]);
  });

  /** Tables need no identity and no codes, and an archive is refused whatever is in it; every other reason to refuse a file stands. */
  const OF_RETURNS = new Set(['F07', 'F10', 'F15', 'F16', 'F17', 'F18', 'F19', 'F20']);
  const hostile = REFUSED.flatMap((each) =>
    'code' in each.expected && !OF_RETURNS.has(each.expected.code) && each.file !== 'zip/bomb-of-workbook.zip'
      ? [{ ...each, ...each.expected }]
      : [],
  );
  it.each(hostile)('$file is refused as by the reader of returns', async ({ file, code, make, volatile }) => {
    const result = await readTable(volatile && make ? await make() : join(FIXTURES, file));
    expect(result.ok ? 'read' : result.findings.map((finding) => finding.code)).toEqual([code]);
  });
});
