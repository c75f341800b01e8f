import * as sheetjs from '@e965/xlsx';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import type { Unit } from '#domain/unit/unit.js';
import { SAMPLE_PERIOD, SAMPLE_UNIT, SAMPLE_VALUES } from '../testing/sample-return.js';
import { smallCatalogue } from '../testing/small-catalogue.js';
import { readWorkbook } from '../read-workbook.js';
import { readAccountsTable, writeAccountsWorkbook } from './accounts-workbook.js';
import { writeConsolidated, writeConsolidatedCsv, type ConsolidatedInput } from './consolidated.js';
import { writeFindingsList } from './findings-list.js';
import { parseTree, writeTreeWorkbook } from './tree-workbook.js';

/** As the reader of tables gives it: rows of plain cells, empty ones null. */
function sheetsOf(bytes: Uint8Array) {
  const book = sheetjs.read(bytes);
  return book.SheetNames.map((name) => ({
    name,
    rows: sheetjs.utils.sheet_to_json<TableCell[]>(book.Sheets[name]!, { header: 1, defval: null, blankrows: true }),
  }));
}
const unit = (code: string, parent: string | null, more: Partial<Unit> = {}): Unit => ({
  code,
  name: `${code} 委员会`,
  shortName: code,
  type: parent ? 'branch' : 'committee',
  sector: 'organ',
  parent,
  path: parent ? `/${parent}/${code}/` : `/${code}/`,
  validFrom: '2020-01-01',
  validTo: null,
  reviewLevels: 1,
  ...more,
});
const EVIL = `=cmd|'/c calc'!A1`;

describe('the consolidated form', () => {
  const input: ConsolidatedInput = {
    period: SAMPLE_PERIOD,
    catalogue: smallCatalogue(),
    units: [
      {
        unit: { ...SAMPLE_UNIT, shortName: EVIL, code: '00123' },
        values: { ...SAMPLE_VALUES, M02: { raw: '-1+1', value: null } as const },
      },
      { unit: { ...SAMPLE_UNIT, code: 'B01', type: 'committee' as const }, values: { O03: 0 } },
    ],
  };

  it('is one row per unit under a row of codes, with what is known filled in and no computed column', async () => {
    const [sheet] = sheetsOf(await writeConsolidated(input));
    const [, , names, codes, first, second] = sheet!.rows;
    expect(names!.slice(0, 4)).toEqual(['单位编码', '单位', '报告期', '党支部数（个）']);
    expect(codes!.slice(0, 4)).toEqual(['UNIT', 'NAME', 'PERIOD', 'O03']);
    expect(codes).not.toContain('R13');
    const at = (row: TableCell[], code: string) => row[codes!.indexOf(code)];
    expect([first![0], first![1], first![2], at(first!, 'M09'), at(first!, 'M02')]).toEqual(['00123', EVIL, '2026Q3', 22, '-1+1']);
    expect([at(second!, 'O03'), at(second!, 'M09')]).toEqual([0, null]);
  });

  it('says the same as CSV, with the mark of UTF-8 and nothing a spreadsheet would run', () => {
    const text = Buffer.from(writeConsolidatedCsv(input)).toString();
    const lines = text.split('\r\n');
    expect(lines[0]!.startsWith('\ufeff单位编码,单位,报告期,')).toBe(true);
    expect(lines[1]).toMatch(/^UNIT,NAME,PERIOD,O03,/);
    expect(lines[2]).toContain(`,'${EVIL},2026Q3,1,`);
    expect(lines[2]).toContain(`,'-1+1,`);
    for (const field of text.split(/[\r\n,]+/)) expect(field).not.toMatch(/^\s*[=+@]/);
  });
});

describe('the consolidated form, uploaded as it is', () => {
  const rows = Array.from({ length: 3 }, (_, i) => ({
    unit: { ...SAMPLE_UNIT, code: `B${i}`, shortName: `-${i}`, type: i === 2 ? ('committee' as const) : ('branch' as const) },
    values: { ...SAMPLE_VALUES, O06: i, O08: { raw: '不适用', value: null } as const, M05: null },
  }));
  const input: ConsolidatedInput = { period: SAMPLE_PERIOD, catalogue: smallCatalogue(), units: rows };
  const context = { open: [{ period: '2026Q3', catalogueVersion: 'test.1' }], catalogueOf: smallCatalogue };

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['workbook', () => writeConsolidated(input)],
    ['CSV', () => writeConsolidatedCsv(input)],
  ])('says the same when it is read: %s', async (_, write) => {
    const result = await readWorkbook(Buffer.from(await write()), context);
    if (!result.ok) throw new Error(result.findings.map((finding) => finding.message.en).join());
    expect(result.refused).toEqual([]);
    const [table] = result.tables;
    expect(table!.rows.map((row) => row.unit)).toEqual(['B0', 'B1', 'B2']);
    const at = (row: number, code: string) => table!.rows[row]!.values[table!.columns.findIndex((column) => column.code === code)];
    expect([at(1, 'O06'), at(1, 'O08'), at(1, 'M05'), at(1, 'T03'), at(1, 'R22')]).toEqual([
      1,
      { raw: '不适用', value: null },
      null,
      36.5,
      12.34,
    ]);
  });
});

describe('the list of findings', () => {
  it('names the unit, the cell and what is right, as texts', async () => {
    const finding = {
      key: 'H01:M09',
      severity: 'error' as const,
      code: 'H01',
      element: 'M09',
      sheet: '汇总',
      cell: 'F7',
      value: '=1',
      message: { zh: '应为 23', en: '' },
      expected: null,
    };
    const [sheet] = sheetsOf(
      await writeFindingsList({
        fileName: EVIL,
        summary: ['共 3 行，存入 2 行'],
        findings: [{ unit: { code: '00123', name: EVIL }, finding, elementName: '党员数', note: null }],
      }),
    );
    expect(sheet!.rows[1]![0]).toBe(`文件：${EVIL}`);
    expect(sheet!.rows[4]).toEqual([1, '00123', EVIL, '错误', 'H01', '汇总', 'F7', '党员数', '=1', '应为 23', null, null]);
  });
});

describe('the tree as a workbook', () => {
  const units = [unit('A', null, { reviewLevels: 2 }), unit('A1', 'A', { sector: 'soe', validTo: '2026-12-31', shortName: '一' })];

  it('comes back as it went out', async () => {
    const parsed = parseTree(sheetsOf(await writeTreeWorkbook(units)), '2026-11-21');
    expect(parsed.findings).toEqual([]);
    expect(parsed.units.map((each) => ({ ...each, path: units.find(({ code }) => code === each.code)!.path }))).toEqual(units);
    expect(parsed.placeOf.get('A1')).toEqual({ sheet: '组织树', row: 5, column: 1 });
  });

  it('takes what a shorter table leaves out from the tree there is', () => {
    const rows = [
      ['某局组织一览', null, null, null],
      ['编码', '名称', '类型', '上级'],
      ['A', 'A 委员会', '党委', null],
      ['A1', '改名', '631', 'A'],
      ['A2', '新支部', '党支部', 'A'],
    ];
    const parsed = parseTree([{ name: '表', rows }], '2026-11-21', units);
    expect(parsed.findings).toEqual([]);
    expect(parsed.units.map((u) => [u.code, u.shortName, u.sector, u.reviewLevels, u.validFrom, u.validTo])).toEqual([
      ['A', 'A', 'organ', 2, '2020-01-01', null],
      ['A1', '改名', 'soe', 1, '2020-01-01', '2026-12-31'],
      ['A2', '新支部', 'other', 1, '2026-11-21', null],
    ]);
  });

  it('names every cell that is wrong', () => {
    const rows = [
      ['单位编码', '单位名称', '单位类型', '上级编码', '生效日期'],
      ['A', '甲', '党委', null, null],
      ['A', '乙', '支部委员会', 'A', '2026-13-01'],
      [null, '丙', '党支部', 'A', null],
    ];
    const { units: taken, findings } = parseTree([{ name: '表', rows }], '2026-11-21');
    expect(taken.map((u) => u.code)).toEqual(['A']);
    expect(findings.map((f) => [f.cell, f.message.zh])).toEqual([
      ['A3', '单位编码“A”在第 2 行已经有了'],
      ['C3', '单位类型“支部委员会”不对'],
      ['E3', '日期“2026-13-01”不对'],
      ['A4', '没有单位编码'],
    ]);
  });

  it('says what it looks for in a table that is another one', () =>
    expect(parseTree([{ name: '表', rows: [['a', 'b']] }], '2026-11-21').findings.map((f) => f.message.zh)).toEqual([
      '没有找到表头：应有“单位编码”“单位名称”“单位类型”“上级编码”各列',
    ]));
});

describe('the table of accounts', () => {
  it('is empty, with roles and units to choose from, and is known again when it is filled in', async () => {
    const sheets = sheetsOf(await writeAccountsWorkbook([unit('A', null)], ['clerk', 'reviewer'], 3));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['账号', '单位']);
    expect(sheets[1]!.rows[2]).toEqual(['A', 'A 委员会']);
    sheets[0]!.rows[4] = ['zhang.san', '张三', '填报员', 'A', null, null];
    const table = readAccountsTable(sheets);
    if ('key' in table) throw new Error(table.message.en);
    expect(table.rows.map((row) => [row.row, row.text('username'), row.text('role'), row.text('unit')])).toEqual([
      [5, 'zhang.san', '填报员', 'A'],
    ]);
  });
});
