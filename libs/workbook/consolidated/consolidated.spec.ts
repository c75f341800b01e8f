/** One row per unit, in any format that has rows: what is taken, what is refused and where it says so. */
import { writeXlsx } from 'hucre/xlsx';
import type { ReadResult } from '#domain/ports/workbook-reader.port.js';
import { readWorkbook } from '../read-workbook.js';
import { smallCatalogue } from '../testing/small-catalogue.js';

type Cell = string | number | null;
const Q3 = { period: '2026Q3', catalogueVersion: 'test.1' };
const raw = (text: string) => ({ raw: text, value: null });
const csv = (rows: Cell[][]): Uint8Array => Buffer.from(rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n'));
const xlsx = (rows: Cell[][]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: '汇总', rows }] });

const read = (bytes: Uint8Array, open = [Q3]): Promise<ReadResult> =>
  readWorkbook(bytes, { open, catalogueOf: (version) => (version === 'test.1' ? smallCatalogue() : null) });
const codes = (result: ReadResult): string[] => (result.ok ? result.refused : result.findings).map(({ code }) => code);

describe.each([
  ['csv', 'CSV', (rows: Cell[][]) => Promise.resolve(csv(rows))],
  ['xlsx', '汇总', xlsx],
])('a consolidated table as %s', (_, sheet, write) => {
  const readRows = async (rows: Cell[][], open = [Q3]) => read(await write(rows), open);

  it('gives one row per unit, by the codes of its head row', async () => {
    const result = await readRows([
      ['UNIT', 'NAME', 'M02', 'T03'],
      ['B0101', '第一支部', 3, 36.5],
      ['B0102', '第二支部', null, '１，２３４．５'],
    ]);
    // A comma within a number is written by a spreadsheet only in quotes; here the cell of the CSV ends at it.
    const grouped = sheet === 'CSV' ? expect.anything() : 1234.5;
    expect(result).toEqual({
      ok: true,
      returns: [],
      refused: [],
      tables: [
        {
          sheet,
          period: '2026Q3',
          catalogueVersion: 'test.1',
          columns: [
            { code: 'M02', column: 3 },
            { code: 'T03', column: 4 },
          ],
          rows: [
            { row: 2, unit: 'B0101', values: [3, 36.5] },
            { row: 3, unit: 'B0102', values: [null, grouped] },
          ],
        },
      ],
    });
  });

  it('finds the head row below titles and names, and codes in any case and order', async () => {
    const result = await readRows([
      ['党建工作季度汇总填报表', null, null],
      [null, null, null],
      ['主题党日', '单位编码', '报告期'],
      ['l07A', 'unit', 'Period'],
      [2, 'Ｂ０１０１', '2026年第三季度'],
    ]);
    expect(result).toMatchObject({
      ok: true,
      refused: [],
      tables: [{ columns: [{ code: 'L07a', column: 1 }], rows: [{ row: 5, unit: 'B0101', values: [2] }] }],
    });
  });

  it('keeps what is no figure as it was written', async () => {
    const result = await readRows([
      ['UNIT', 'M02', 'O08'],
      ['B0101', '三人', '不适用'],
    ]);
    expect(result).toMatchObject({ ok: true, tables: [{ rows: [{ values: [raw('三人'), raw('不适用')] }] }] });
  });

  it.each<[string, Cell[][], string[], string | null]>([
    [
      'a row of figures without a unit',
      [
        [null, 3],
        ['B0101', 1],
      ],
      ['F18'],
      'A2',
    ],
    [
      'one unit in two rows',
      [
        ['B0101', 3],
        ['B0102', 1],
        ['B0101', 4],
      ],
      ['F16'],
      'A4',
    ],
    [
      'rows of totals and rows left blank',
      [
        ['B0101', 3],
        ['B0102', null],
        ['合计', 3],
      ],
      ['F19'],
      'A3',
    ],
  ])('%s: refused there, the rest is taken', async (_name, rows, expected, cell) => {
    const result = await readRows([['UNIT', 'M02'], ...rows]);
    expect(codes(result)).toEqual(expected);
    expect(result.ok && result.tables[0]!.rows).toHaveLength(1);
    expect(result.ok && result.refused[0]).toMatchObject({ sheet, cell });
  });

  it('warns of columns whose code nobody knows, not of names and remarks', async () => {
    const result = await readRows([
      ['UNIT', 'NAME', 'M02', 'M99', '联系人', '备注'],
      ['B0101', '第一支部', 1, 2, '张三', ''],
    ]);
    expect(result.ok && result.refused).toMatchObject([{ code: 'F19', severity: 'warning', sheet, cell: 'D1' }]);
    expect(result.ok && result.refused[0]!.message.zh).toContain('M99、联系人');
    expect(result.ok && result.tables[0]!.columns.map(({ code }) => code)).toEqual(['M02']);
  });

  it('splits rows by their period, and refuses those of a period that is not open once', async () => {
    const rows = [
      ['UNIT', 'PERIOD', 'M02'],
      ['B0101', '2026Q3', 1],
      ['B0102', '2026Q2', 2],
      ['B0103', '2026Q2', 3],
      ['B0104', '去年', 4],
      ['B0101', '2026Q4', 5],
    ];
    const result = await readRows(rows, [Q3, { period: '2026Q4', catalogueVersion: 'test.1' }]);
    expect(result.ok && result.tables.map(({ period, rows: taken }) => [period, taken.map(({ unit }) => unit)])).toEqual([
      ['2026Q3', ['B0101']],
      ['2026Q4', ['B0101']],
    ]);
    expect(result.ok && result.refused.map(({ code, cell }) => [code, cell])).toEqual([
      ['F21', 'B5'],
      ['F09', 'A3'],
    ]);
    expect(result.ok && result.refused[1]!.message.zh).toContain('2 行');
  });

  it.each<[string, Cell[][], (typeof Q3)[], string]>([
    [
      'two open periods and none written',
      [
        ['UNIT', 'M02'],
        ['B0101', 1],
      ],
      [Q3, { ...Q3, period: '2026Q4' }],
      'F15',
    ],
    [
      'no open period',
      [
        ['UNIT', 'M02'],
        ['B0101', 1],
      ],
      [],
      'F15',
    ],
    [
      'an element twice',
      [
        ['UNIT', 'M02', 'M02'],
        ['B0101', 1, 2],
      ],
      [Q3],
      'F15',
    ],
    [
      'a column of units alone',
      [
        ['UNIT', '人数'],
        ['B0101', 1],
      ],
      [Q3],
      sheet === 'CSV' ? 'F15' : 'F07',
    ],
    [
      'elements but no units',
      [
        ['单位', 'M01', 'M02', 'M05'],
        ['B0101', 1, 2, 3],
      ],
      [Q3],
      'F15',
    ],
    [
      'codes beyond 300 columns',
      [
        ['UNIT', ...Array.from({ length: 300 }, () => '列'), 'M02'],
        ['B0101', 1],
      ],
      [Q3],
      sheet === 'CSV' ? 'F15' : 'F07',
    ],
    [
      'a head row of more than 300 columns',
      [
        ['UNIT', 'M02', ...Array.from({ length: 300 }, () => '列')],
        ['B0101', 1],
      ],
      [Q3],
      'F05',
    ],
    [
      'a form nobody knows',
      [
        ['UNIT', 'M02'],
        ['B0101', 1],
      ],
      [{ ...Q3, catalogueVersion: 'x' }],
      'F10',
    ],
    [
      'the same unit throughout',
      [
        ['UNIT', 'M02'],
        ['B0101', 1],
        ['B0101', 2],
      ],
      [Q3],
      'F16',
    ],
  ])('%s: nothing is taken', async (_name, rows, open, code) => {
    const result = await readRows(rows, open);
    expect([result.ok, codes(result)]).toEqual([false, [code]]);
  });
});

it('takes every sheet that has a head row, hidden ones too, and passes the others over', async () => {
  const sheets = [
    { name: '说明', rows: [['请先阅读'], [1, 2, 3]] },
    {
      name: '一',
      rows: [
        ['UNIT', 'M02'],
        ['B0101', 1],
      ],
    },
    {
      name: '二',
      hidden: true,
      rows: [
        ['UNIT', 'T03'],
        ['B0102', 2],
      ],
    },
  ];
  const result = await read(await writeXlsx({ sheets }));
  expect(result.ok && result.tables.map(({ sheet, rows }) => [sheet, rows[0]!.unit])).toEqual([
    ['一', 'B0101'],
    ['二', 'B0102'],
  ]);
});

it('the same unit on two sheets is twice in the file', async () => {
  const sheets = ['一', '二'].map((name) => ({
    name,
    rows: [
      ['UNIT', 'M02'],
      ['B0101', 1],
    ],
  }));
  const result = await read(await writeXlsx({ sheets }));
  expect(result.ok ? [] : result.findings).toMatchObject([
    { code: 'F16', sheet: '二', message: { zh: expect.stringContaining('一!2、二!2') } },
  ]);
});

it('a workbook without codes is refused as no template of ours', async () => {
  expect(
    codes(
      await read(
        await writeXlsx({
          sheets: [
            {
              name: '一',
              rows: [
                ['姓名', '金额'],
                ['张三', 1],
              ],
            },
          ],
        }),
      ),
    ),
  ).toEqual(['F07']);
});

it('shows names of sheets, units and headings without what hides or turns round', async () => {
  const rows = [
    ['UNIT', 'M02', '\u202e联\u0007系人'],
    ['B01\u202e01', 1, ''],
    [null, 2, ''],
  ];
  const result = await read(await writeXlsx({ sheets: [{ name: '汇\u202e总', rows }] }));
  expect(result).toMatchObject({ ok: true, tables: [{ sheet: '汇总', rows: [{ unit: 'B0101' }] }] });
  expect(JSON.stringify(result)).not.toMatch(/[\u202a-\u202e]|\\u0007/);
  expect(result.ok && result.refused.map(({ code }) => code)).toEqual(['F18', 'F19']);
});
