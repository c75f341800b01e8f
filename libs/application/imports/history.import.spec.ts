import { SYSTEM } from '#domain/access/actor.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { ColumnMapping } from '#domain/ports/import-store.port.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { RecomputePeriod } from '../periods/recompute-period.js';
import { ReadIndicators } from '../read-indicators.js';
import { importHouse, said, unitOf } from './testing/import-house.js';

/** Three branches, B3 younger than the quarters brought in, and two that share a name. */
async function house() {
  const units = [
    unitOf('J', null),
    unitOf('B1', 'J', { name: '机关第一党支部' }),
    unitOf('B2', 'J', { name: '养护站党支部' }),
    unitOf('B3', 'J', { validFrom: '2026-01-01' }),
    unitOf('B4', 'J', { name: '重名党支部' }),
    unitOf('B5', 'J', { name: '重名党支部' }),
  ];
  const { plan, ...rest } = await importHouse({
    database: new MemoryDatabase(),
    purpose: 'history',
    catalogues: CATALOGUES,
    units,
    today: '2026-11-21',
  });
  return { ...rest, plan: (rows: TableCell[][], options?: Record<string, string>) => plan([{ name: '台账', rows }], options) };
}

const TABLE: TableCell[][] = [
  ['某局党建统计台账', null, null, null, null],
  ['单位名称', '报告期', '本季末实有党员（M09）', 'M01', '备注'],
  ['机关第一党支部', '2025年第三季度', 20, '１９', '甲'],
  ['养护站党支部', '2025Q3', '1,000', 999, null],
  ['B3 党支部', '2025-09-30', 7, null, null],
  ['合计', '2025Q3', 1027, null, null],
];

describe('past quarters', () => {
  it('guess what the columns hold, and say what would be made of the table', async () => {
    const { plan, view } = await (await house()).plan(TABLE);
    expect(said(plan)).toEqual(['warning A6: 合计行不导入']);
    expect(plan.counts).toEqual({ periods: 1, rows: 3, added: 3, changed: 0, unchanged: 0, skipped: 1 });
    expect(plan.lines.map((line) => [line.act, line.subject, line.after])).toEqual([
      ['新建季度', '2025年第三季度', expect.stringContaining('3 份季报')],
      ['按现有位置补入组织树', 'B3（B3）', '/J/B3/'],
      ['列', 'A 列“单位名称”', '单位名称'],
      ['列', 'B 列“报告期”', '报告期'],
      ['列', 'C 列“本季末实有党员(M09)”', expect.stringMatching(/^M09 /)],
      ['列', 'D 列“M01”', expect.stringMatching(/^M01 /)],
      ['不读的列', 'E 列“备注”', null],
    ]);
    expect(view.canApply).toBe(true);
  });

  it('may have headings named like what every object has', async () => {
    const { plan } = await (
      await house()
    ).plan([
      ['单位编码', '报告期', 'M09', 'constructor', '__proto__'],
      ['B1', '2025Q3', 20, 1, 2],
    ]);
    expect(plan.lines.filter(({ act }) => act === '不读的列').map(({ subject }) => subject)).toEqual([
      'D 列“constructor”',
      'E 列“__proto__”',
    ]);
  });

  it('become closed quarters of accepted returns, once, with the tree of their last day', async () => {
    const { database, plan, apply } = await house();
    const { id } = await plan(TABLE);
    expect(await database.periods.get('2025Q3')).toBeNull();
    await apply(id);
    expect(await database.periods.get('2025Q3')).toMatchObject({ state: 'closed', catalogueVersion: '2022.1' });
    expect((await database.periods.units('2025Q3')).map((u) => u.code)).toEqual(['J', 'B1', 'B2', 'B3', 'B4', 'B5']);
    expect(await database.returns.get('2025Q3', 'B1')).toMatchObject({ status: 'accepted', acceptedVersion: 1, firstSubmittedAt: null });
    expect(await database.returns.version('2025Q3', 'B1', 1)).toMatchObject({
      origin: 'history',
      uploadId: id,
      values: { M09: 20, M01: 19 },
    });
    expect(await database.returns.historicalPeriods('B2', ['2025Q3'])).toEqual(['2025Q3']);
    await expect(apply(id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await database.returns.versions('2025Q3', 'B1')).length).toBe(1);
    expect((await database.audit.list(10)).map((row) => row.action)).toEqual(['import.history', 'import.plan']);
  });

  it('make 同比 work from the first day', async () => {
    const { database, ports, plan, apply } = await house();
    await apply(
      (
        await plan(
          [
            ['单位编码', 'M09', 'M13', 'M14'],
            ['B1', 20, 20, 10],
            ['B2', 20, 20, 20],
          ],
          { period: '2025Q3' },
        )
      ).id,
    );
    // The quarter of a year later, as if it had been filed.
    await apply(
      (
        await plan(
          [
            ['单位编码', 'M09', 'M13', 'M14'],
            ['B1', 20, 20, 20],
            ['B2', 20, 20, 20],
          ],
          { period: '2026Q3' },
        )
      ).id,
    );
    for (const period of ['2025Q3', '2026Q3']) await new RecomputePeriod(ports).run({ period });
    const catalogue = CATALOGUES.forPeriod('2026Q3');
    const code = catalogue.indicators.find(
      (i) => i.kind === 'ratio' && [...i.numerator!.operands, ...i.denominator!.operands].every((o) => ['M09', 'M13', 'M14'].includes(o)),
    )!.code;
    const { figures } = await new ReadIndicators(ports).run({ actor: SYSTEM, period: '2026Q3', unit: 'J', by: 'total', codes: [code] });
    expect(figures[0]!.yearChange).toMatchObject({ reason: null });
    expect(figures[0]!.yearChange.value).toBeCloseTo(25);
    const [rollup] = await database.rollups.of(['2025Q3'], ['J'], null);
    expect(rollup!.filing).toMatchObject({ due: 0, onTime: 0, late: 0 });
    expect([rollup!.reportedUnits, rollup!.expectedUnits]).toEqual([2, 5]);
  });

  it('refuse at the cell what cannot be meant, and then nothing can be applied', async () => {
    const { plan, apply, database } = await house();
    const read = await plan([
      ['单位编码', '单位名称', '季度', 'M09'],
      ['B9', null, '2025Q3', 1],
      [null, '重名党支部', '2025Q3', 1],
      [null, '没有的党支部', '2025Q3', 1],
      ['B1', null, '去年三季度', 1],
      ['B1', null, '2025Q3', '约20人'],
      ['B1', null, '2025Q3', 1],
      ['B2', null, '2025Q3', 1.5],
      ['B2', null, '2019Q3', 1],
      ['B2', null, '2026Q4', 1],
      ['J', null, '2025Q3', 99],
    ]);
    expect(said(read.plan).filter((line) => line.startsWith('error'))).toEqual([
      'error A2: 没有编码为“B9”的单位',
      'error B3: 有 2 个单位叫“重名党支部”：B4、B5',
      'error B4: 没有名为“没有的党支部”的单位',
      'error C5: 季度“去年三季度”认不出',
      'error D6: “本季末实有”填的是“约20人”，不是数字',
      'error A7: B1 2025年第三季度在第 6 行已经有了',
      'error D8: “本季末实有”应为整数，填的是 1.5',
      'error C9: 2019年第三季度没有生效的指标目录，不能导入',
      'error C10: 2026年第四季度还没有结束，不能作为历史数据导入',
    ]);
    expect(read.view.canApply).toBe(false);
    await expect(apply(read.id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await database.periods.all()).toEqual([]);
  });

  it('read the columns of a saved mapping, by heading or by letter', async () => {
    const { database, plan } = await house();
    const mapping: ColumnMapping = { name: '老台账', headRow: 2, sheet: '台账', columns: { 支部: 'unit_name', C: 'M09' } };
    await database.transaction((stores) => stores.imports.saveMapping(mapping));
    const { plan: read } = await plan([['x'], ['支部', '序', '人数'], ['养护站党支部', 1, 12]], { mapping: '老台账', period: '2025Q2' });
    expect([read.counts.added, said(read)]).toEqual([1, []]);
    const other = await plan([['x'], ['单位', '序', '人数']], { mapping: '老台账', period: '2025Q2' });
    expect(said(other.plan)).toEqual(['error A2: 第 2 行没有“支部”一列']);
    expect(said((await plan([['a']], { mapping: '没有' })).plan)).toEqual(['error null: 没有名为“没有”的列对应关系']);
    expect(said((await plan([['a', 'b']])).plan)[0]).toContain('认不出表头');
  });

  it('are added to by a second table, which clears nothing and repeats nothing', async () => {
    const { database, plan, apply } = await house();
    await apply(
      (
        await plan(
          [
            ['单位编码', 'M09', 'M01'],
            ['B1', 20, 19],
          ],
          { period: '2025Q3' },
        )
      ).id,
    );
    const second = await plan(
      [
        ['单位编码', 'M09', 'M02'],
        ['B1', null, 1],
        ['B3', 7, 0],
      ],
      { period: '2025Q3' },
    );
    expect(second.plan.counts).toMatchObject({ added: 1, changed: 1, unchanged: 0 });
    await apply(second.id);
    expect((await database.returns.version('2025Q3', 'B1', 2))!.values).toMatchObject({ M09: 20, M01: 19, M02: 1 });
    expect((await database.periods.get('2025Q3'))!.state).toBe('closed');
    const again = await plan(
      [
        ['单位编码', 'M09', 'M02'],
        ['B1', null, 1],
        ['B3', 7, 0],
      ],
      { period: '2025Q3' },
    );
    expect(again.plan.counts).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('never touch a quarter that units filed themselves, and notice when it was opened meanwhile', async () => {
    const { database, plan, apply } = await house();
    const record = { opensOn: '2025-09-20', dueOn: '2025-10-12', locksOn: '2025-10-20', catalogueVersion: '2022.1', dataVersion: 0 };
    const planned = await plan(
      [
        ['单位编码', 'M09'],
        ['B1', 20],
      ],
      { period: '2025Q3' },
    );
    await database.transaction((stores) => stores.periods.save({ period: '2025Q3', state: 'open', ...record }));
    await expect(apply(planned.id)).rejects.toMatchObject({ code: 'conflict' });
    const open = await plan(
      [
        ['单位编码', 'M09'],
        ['B1', 20],
      ],
      { period: '2025Q3' },
    );
    expect(said(open.plan)).toEqual(['error A2: 2025年第三季度正在填报，请通过填报表报送']);
  });

  it('warn of what breaks a rule between cells, and take it all the same', async () => {
    const { plan } = await house();
    const { plan: read, view } = await plan(
      [
        ['单位编码', 'M09', 'M10'],
        ['B1', 5, 12],
      ],
      { period: '2025Q3' },
    );
    expect(read.findings.map((f) => [f.severity, f.cell])).toEqual([['warning', 'C2']]);
    expect(view.canApply).toBe(true);
  });
});
