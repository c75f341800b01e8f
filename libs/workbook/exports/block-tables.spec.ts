import * as sheetjs from '@e965/xlsx';
import type { Block, Figure } from '#domain/dashboard/block.js';
import { sheetNames, writeBlockCsv, writeBlockTables, type ExportHead } from './block-tables.js';

const HEAD: ExportHead = {
  ...{ title: '总览', period: '2026Q3', unit: { code: 'J', name: '局党委' }, sector: null, basis: 'as_was', basisNote: '' },
  ...{
    coverage: { reported: 27, expected: 30, display: '27/30个单位已审核' },
    status: 'provisional',
    asOf: '2026-10-13T01:00:00.000Z',
    dataVersion: 7,
  },
};
const rate = (value: number | null, ratio = ''): Figure => ({
  ...{ value, display: value === null ? '未报' : `${value.toFixed(1)}%`, ratio },
  ...{ coverage: '27/30', uncertain: false },
});
const said = { id: 'heat', title: '覆盖率[上升]/2项，一项未达', subtitle: '单位：%', codes: [], notes: ['※ 说明'] };
const row = (name: string, cells: Figure[]) => ({
  key: name,
  name,
  drill: null,
  cells: cells.map((figure) => ({ figure, tone: 'good' as const })),
});
const HEAT: Block = {
  ...{ ...said, kind: 'heat', columns: [{ key: 'A', name: '覆盖率' }] },
  rows: [row('=SUM(A1)', [rate(97.2516, '1,454/1,495')]), row('-乙', [rate(null)])],
};
const TABLE: Block = {
  ...{ ...said, id: 'table-life', title: '覆盖率', kind: 'table' },
  columns: [
    { key: 'u', name: '单位', align: 'left' },
    { key: 'v', name: '数值', align: 'right' },
    { key: 'c', name: '环比', align: 'right' },
  ],
  rows: [
    ['7', '1,204人次', '上升1.2个百分点'],
    ['8', '−3.5%', '27/30'],
  ].map((cells, i) => ({ key: String(i), drill: null, cells: cells.map((display) => ({ display, tone: 'neutral' as const })) })),
};

const book = async (blocks: Block[]) => sheetjs.read(await writeBlockTables(HEAD, blocks, 'zh'), { cellNF: true, cellStyles: true });
const cellsOf = (sheet: sheetjs.WorkSheet) => sheetjs.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null, raw: true });

describe('blocks as a workbook', () => {
  it('have a sheet each, say whose and of when they are, and hold numbers with what they rest on', async () => {
    const { Sheets, SheetNames } = await book([HEAT, TABLE]);
    expect(SheetNames).toEqual(['单位指标对照', '组织生活指标']);
    const sheet = Sheets[SheetNames[0]!]!;
    expect(cellsOf(sheet).map((cells) => cells.filter((cell) => cell !== null))).toEqual([
      ['覆盖率[上升]/2项，一项未达'],
      ['局党委 · 2026年第三季度 · 总览'],
      ['单位：%'],
      ['暂定数据 · 数据截至 2026-10-13 09:00 · 数据版本 7 · 27/30个单位已审核'],
      ['※ 说明'],
      ['名称', '覆盖率', '覆盖率·分子', '覆盖率·分母', '覆盖率·已审核单位', '覆盖率·应报单位'],
      ['=SUM(A1)', 97.2516, 1454, 1495, 27, 30],
      ['-乙', '未报', 27, 30],
    ]);
    expect(sheet.B7).toMatchObject({ t: 'n', z: '#,##0.0"%"', w: '97.3%' });
    expect(sheet.A7).toMatchObject({ t: 's' });
    expect(sheet.A7.f).toBeUndefined();
  });

  it('read as numbers what is printed as one, and leave the rest as it is', async () => {
    const { Sheets, SheetNames } = await book([TABLE]);
    const sheet = Sheets[SheetNames[0]!]!;
    expect(cellsOf(sheet).slice(-2)).toEqual([
      ['7', 1204, '上升1.2个百分点'],
      ['8', -3.5, '27/30'],
    ]);
    expect(sheet.B7).toMatchObject({ z: '#,##0"人次"', w: '1,204人次' });
  });

  it('are called what a sheet may be called, the same every quarter, each otherwise', () => {
    const ids = ['trend-COV05', 'trend-COV05', 'a'.repeat(60), 'a'.repeat(60), "it's [new]"];
    const names = sheetNames(
      ids.map((id) => ({ id })),
      'zh',
    );
    expect(names.slice(0, 2)).toEqual(['走势 COV05', '走势 COV05 2']);
    expect(new Set(names).size).toBe(5);
    for (const name of names) expect(name).toMatch(/^[^\\/:*?[\]']{1,31}$/);
  });
});

describe('a block as CSV', () => {
  const lines = (block: Block): string[] =>
    Buffer.from(writeBlockCsv(HEAD, block, 'zh'))
      .toString()
      .split('\r\n');

  it('has the unit of a column in its head and bare numbers below, and nothing a spreadsheet would run', () => {
    const [mark, , , , , , head, first, second] = lines(HEAT);
    expect(mark).toBe('\ufeff覆盖率[上升]/2项，一项未达');
    expect([head, first, second]).toEqual([
      '名称,覆盖率（%）,覆盖率·分子,覆盖率·分母,覆盖率·已审核单位,覆盖率·应报单位',
      "'=SUM(A1),97.2516,1454,1495,27,30",
      "'-乙,未报,,,27,30",
    ]);
  });

  it('says numbers of several units as they are printed', () => {
    expect(lines(TABLE).slice(6, 9)).toEqual(['单位,数值,环比', '7,"1,204人次",上升1.2个百分点', '8,−3.5%,27/30']);
  });
});
