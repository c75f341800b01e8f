import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import type { HeatBlock } from '#domain/dashboard/block.js';
import { DIMENSIONS, MEASURES, PIVOT_LIMITS } from '#domain/dashboard/pivot.js';
import { roundFigure } from '#domain/indicators/format-figure.js';
import type { Database } from '#domain/ports/database.port.js';
import { ReadIndicatorCard } from '../figures/read-indicator-card.js';
import { actorAt, BRANCHES, LAST, SILENT, smallBureau, unitsOf, valuesOf } from '../figures/testing/small-bureau.js';
import { HEADLINES } from '../dashboards/dashboards.js';
import { ReadElements } from '../read-elements.js';
import { ReadIndicators } from '../read-indicators.js';
import { BuildPivot } from './build-pivot.js';
import type { PivotQuery } from './pivot-query.js';

const catalogue = CATALOGUES.forPeriod(LAST);
const ports = { database: smallBureau(catalogue, CATALOGUES), catalogues: CATALOGUES };
const DEFAULTS = { actor: SYSTEM, unit: 'J', period: LAST, rows: 'units', columns: 'indicators', measure: 'value', periods: 5 } as const;
const build = (query: Partial<PivotQuery> = {}) => new BuildPivot(ports).run({ ...DEFAULTS, language: 'zh', ...query });
const pivot = async (query: Partial<PivotQuery> = {}) => (await build(query)).blocks[0] as HeatBlock;
const displays = ({ rows }: HeatBlock) => rows.map((row) => row.cells.map((cell) => cell.figure.display));
const total = (codes: string[], element: string, period = LAST): number =>
  codes.reduce((sum, code) => sum + (valuesOf(code, period)?.[element] ?? 0), 0);
const branchesOf = (unit: string) => BRANCHES.filter((code) => unitsOf(LAST).find((each) => each.code === code)!.parent === unit);

describe('the pivot', () => {
  it('sets the units below against the headlines, every figure the one that indicators say', async () => {
    const dashboard = await build();
    expect(dashboard).toMatchObject({ name: 'pivot', title: '对比', unit: { code: 'J' }, status: 'provisional', dataVersion: 7 });
    const block = dashboard.blocks[0] as HeatBlock;
    expect(block.codes).toEqual([...HEADLINES]);
    expect(block.rows.map(({ name, drill }) => [name, drill])).toEqual([
      ['机关党委', { unit: 'A' }],
      ['公路中心', { unit: 'B' }],
      ['港航中心', { unit: 'C' }],
      ['合计', { unit: 'J' }],
    ]);
    expect(block.columns[0]!.name).toBe('应建已建率（有形覆盖，%）');
    expect(block.columns.map(({ name }) => name)).toContain('组织生活出席率（%）');
    expect(block.columns.map(({ name }) => name)).toContain('党员32学时达标率（%，累计）');
    const attendance = block.rows[1]!.cells[HEADLINES.indexOf('LIF06')]!.figure;
    const [n, d] = [total(branchesOf('B'), 'L10'), total(branchesOf('B'), 'L09')];
    expect(attendance).toMatchObject({ ratio: `${n}/${d}`, coverage: '3/3', uncertain: true });
    expect(roundFigure(attendance.value!, 4)).toBe(roundFigure((n / d) * 100, 4));
    expect(block.title).toMatch(/^2026年第三季度：3个单位×8项指标，\d+处未达目标，最多的是港航中心（\d+处）$/);
    expect(block.subtitle).toBe('2026年第三季度 · 12/13个单位已审核');
    expect(block.notes).toEqual(['本报告期尚未关闭，数据为暂定', expect.stringContaining('不取平均'), expect.stringContaining('不作排名')]);
  });

  it.each(DIMENSIONS.flatMap((rows) => DIMENSIONS.filter((each) => each !== rows).map((columns) => ({ rows, columns }))))(
    '$rows × $columns reads the same turned round, in every measure and both languages',
    async ({ rows, columns }) => {
      for (const measure of MEASURES) {
        const block = await pivot({ rows, columns, measure });
        const turned = await pivot({ rows: columns, columns: rows, measure });
        expect(block.columns.map((one) => one.key)).toEqual(turned.rows.map((one) => one.key));
        expect(displays(block)).toEqual(block.rows.map((_, i) => displays(turned).map((row) => row[i])));
        const english = await pivot({ rows, columns, measure, language: 'en' });
        const names = /局党委|机关党委|公路中心|港航中心/g;
        expect(
          [english.title, english.subtitle, ...english.notes, ...english.columns.map((c) => c.name)].join().replace(names, ''),
        ).not.toMatch(/[\u4e00-\u9fff]|undefined|NaN/);
      }
    },
  );

  it('has the trend that indicators say, and changes of it', async () => {
    const codes = ['LIF06'];
    const block = await pivot({ rows: 'indicators', columns: 'periods', codes, unit: 'C' });
    expect(block.columns.map(({ key, drill }) => [key, drill])).toContainEqual(['2026Q2', { period: '2026Q2' }]);
    const { figures } = await new ReadIndicators(ports).run({ actor: SYSTEM, unit: 'C', period: LAST, codes, by: 'period' });
    expect(block.rows[0]!.cells.map((cell) => cell.figure.value)).toEqual(figures.slice(-5).map((figure) => figure.value));
    for (const [measure, change] of [
      ['quarter_change', 'quarterChange'],
      ['year_change', 'yearChange'],
    ] as const) {
      const { rows, title } = await pivot({ rows: 'indicators', columns: 'periods', codes, unit: 'C', measure });
      expect(rows[0]!.cells.map((cell) => cell.figure.value)).toEqual(figures.slice(-5).map((figure) => figure[change].value));
      expect(rows[0]!.cells.every((cell) => cell.figure.value !== null && cell.figure.ratio !== '')).toBe(true);
      expect(rows[0]!.name).toBe('组织生活出席率（百分点）');
      expect(title).toMatch(/^港航中心·组织生活出席率：1项指标×5个季度的(环比|同比)，\d处向好，\d处变差$/);
    }
  });

  it('shows a share of the target only where more is better and a target holds', async () => {
    const codes = ['LIF06', 'RSP03', ...catalogue.indicators.filter((i) => i.direction !== 'up').map((i) => i.code)].slice(0, 40);
    const { figures } = await new ReadIndicators(ports).run({ actor: SYSTEM, unit: 'J', period: LAST, codes, by: 'total' });
    const block = await pivot({ rows: 'indicators', columns: 'periods', periods: 1, codes, measure: 'attainment' });
    const [first] = block.rows;
    const { value, target } = figures[0]!;
    expect(first!.cells[0]!.figure).toMatchObject({
      value: Math.round((value! / target!.value!) * 1e6) / 1e4,
      display: expect.stringMatching(/%$/),
    });
    for (const [i, row] of block.rows.slice(2).entries())
      expect([row.key, row.cells[0]!.figure.value, row.cells[0]!.figure.display]).toEqual([
        codes[i + 2],
        null,
        expect.not.stringMatching(/%/),
      ]);
    expect(block.notes.join()).toContain('越高越好');
  });

  it('ends in the figures of the node itself, where what is compared adds up to it', async () => {
    const { figures } = await new ReadIndicators(ports).run({ actor: SYSTEM, unit: 'J', period: LAST, codes: ['LIF06'], by: 'total' });
    for (const rows of ['units', 'sectors'] as const) {
      const block = await pivot({ rows, codes: ['LIF06'] });
      expect([block.rows.at(-1)!.name, block.rows.at(-1)!.cells[0]!.figure.value]).toEqual(['合计', figures[0]!.value]);
      expect(block.title).toContain(`${block.rows.length - 1}个`);
    }
    for (const query of [{ units: ['A', 'B'] }, { unit: 'B31' }, { rows: 'sectors', sector: 'organ' }, { rows: 'periods' }] as const)
      expect((await pivot({ ...query })).rows.map((row) => row.name)).not.toContain('合计');
  });

  it('is about the first headline off its target where one is shown and none was named', async () => {
    const firstMissed = async (unit: string) => {
      const query = { actor: SYSTEM, unit, period: LAST, codes: [...HEADLINES], by: 'total' } as const;
      return HEADLINES[(await new ReadIndicators(ports).run(query)).figures.findIndex((figure) => figure.target?.met === false)];
    };
    const missed = await Promise.all(['J', 'B'].map(firstMissed));
    expect(new Set([HEADLINES[0], ...missed]).size).toBeGreaterThan(1);
    for (const [i, unit] of ['J', 'B'].entries()) expect((await pivot({ unit, columns: 'periods' })).codes).toEqual([missed[i]]);
  });

  it('parts units by sector, and says where nobody is', async () => {
    const block = await pivot({ rows: 'units', columns: 'sectors', codes: ['LIF06'] });
    expect(block.columns.map(({ name, drill }) => [name, drill])).toEqual([
      ['机关', { sector: 'organ' }],
      ['事业单位', { sector: 'institution' }],
      ['合计', { unit: 'J' }],
    ]);
    expect(displays(block).map((row) => row.map((text) => text === '不适用'))).toEqual([
      [false, true, false],
      [true, false, false],
      [true, false, false],
      [false, false, false],
    ]);
    const narrowed = await build({ sector: 'institution' });
    expect(narrowed).toMatchObject({ sector: 'institution', sectors: [{ code: 'organ' }, { code: 'institution' }] });
    expect((narrowed.blocks[0] as HeatBlock).title).toMatch(/^事业单位·2026年第三季度：2个单位×/);
    expect((await pivot({ sector: 'institution', units: ['A', 'B'] })).rows.map((row) => row.key)).toEqual(['A', 'B']);
  });

  it('shows four forms at a root and nowhere else', async () => {
    const code = catalogue.indicators.find((indicator) => indicator.bureauTotalOnly && indicator.kind === 'count')!.code;
    const units = ['J', 'A', 'B31'];
    for (const measure of MEASURES) {
      const block = await pivot({ codes: [code], units, measure });
      expect(displays(block).slice(1)).toEqual([['不公布'], ['不公布']]);
      expect(block.notes).toContain('四种形态只公布全局合计');
      expect((await pivot({ columns: 'periods', codes: [code], units: ['A', 'B'], measure })).title).toMatch(/，只公布全局合计$/);
      expect((await pivot({ rows: 'sectors', codes: [code], measure })).rows.every((row) => row.cells[0]!.figure.value === null)).toBe(
        true,
      );
    }
    const waiting = await pivot({ codes: [code], units });
    expect([displays(waiting)[0], waiting.notes]).toEqual([['待公布'], expect.arrayContaining(['四种形态待报告期关闭后汇总公布'])]);
    const past = await pivot({ codes: [code], units, period: '2026Q2' });
    expect(past.rows[0]!.cells[0]!.figure.value).not.toBeNull();
    expect((await pivot({ codes: [code], units, measure: 'attainment' })).rows[0]!.cells[0]!.figure.value).toBeNull();
  });

  it('says 未报 of whoever did not file, and compares a unit without any below with itself', async () => {
    expect(displays(await pivot({ units: [SILENT, 'B31'], codes: ['LIF06'] }))[0]).toEqual(['未报']);
    expect((await pivot({ unit: 'B31', actor: actorAt('clerk', 'B31') })).rows.map((row) => row.key)).toEqual(['B31']);
  });
});

describe('the title of the pivot', () => {
  it.each([
    [{ rows: 'indicators', columns: 'units', codes: ['TRN01', 'LIF06'] }, /，\d处未达目标，最多的是党员32学时达标率（3处）$/],
    [{ columns: 'periods', periods: 1, codes: ['LIF06'] }, /^组织生活出席率·2026年第三季度：3个单位×1个季度，1处未达目标，在港航中心$/],
    [{ codes: ['TRN01'], units: ['A', 'B'] }, /^党员32学时达标率·2026年1—3季度：2个单位×1项指标，2处未达目标$/],
  ] as const)('%j', async (query, title) => {
    expect((await pivot({ ...query })).title).toMatch(title);
  });

  it('says how complete the units are where one number says it', async () => {
    expect((await pivot({ units: ['A', 'B31'], codes: ['LIF06'], columns: 'periods' })).subtitle).toBe(
      '单位：% · 2025年第三季度—2026年第三季度',
    );
    expect((await pivot({ rows: 'sectors' })).subtitle).toContain('12/13个单位已审核');
  });
});

describe('what the pivot refuses', () => {
  const codeOf = (query: Partial<PivotQuery>, actor: Actor = SYSTEM) =>
    build({ ...query, actor }).then(
      () => null,
      (error: { code: string; text: { zh: string } }) => error.code,
    );

  it('a dimension against itself, indicators nobody knows, and tables too large', async () => {
    expect(await codeOf({ rows: 'units', columns: 'units' })).toBe('invalid');
    expect(await codeOf({ codes: ['LIF06', 'XXX99'] })).toBe('invalid');
    const many = Array.from({ length: PIVOT_LIMITS.children + 1 }, (_, i) => ({ ...unitsOf(LAST)[1]!, code: `U${i}`, path: `/J/U${i}/` }));
    const periods = { ...ports.database.periods, children: async () => many };
    const wide = new BuildPivot({ ...ports, database: { ...ports.database, periods } });
    await expect(wide.run({ ...DEFAULTS, language: 'zh' })).rejects.toMatchObject({ code: 'invalid' });
    many.length = 400;
    const codes = catalogue.indicators.slice(0, 20).map((indicator) => indicator.code);
    await expect(wide.run({ ...DEFAULTS, codes, language: 'zh' })).rejects.toThrow('8000');
  });

  it('units out of scope, as if they were not there', async () => {
    const reviewer = actorAt('reviewer', 'B');
    expect(await codeOf({ unit: 'B' }, reviewer)).toBeNull();
    for (const query of [{ unit: 'J' }, { unit: 'B', units: ['B21', 'B31'] }, { unit: 'B', units: ['NOWHERE'] }])
      expect(await codeOf(query, reviewer)).toBe('not_found');
    expect(await codeOf({ unit: 'B', units: ['B31'], rows: 'periods' }, reviewer)).toBeNull();
  });
});

it('and every other answer of figures is read at one moment: a sum is never of another one than its parts', async () => {
  const only = { ...ports, database: { snapshot: (work) => ports.database.snapshot(work) } as Database };
  const query = { actor: SYSTEM, unit: 'J', period: LAST, by: 'children' } as const;
  expect(await new BuildPivot(only).run({ ...DEFAULTS, language: 'zh' })).toEqual(await build());
  expect(await new ReadIndicators(only).run(query)).toEqual(await new ReadIndicators(ports).run(query));
  expect((await new ReadElements(only).run(query)).figures.length).toBeGreaterThan(0);
  const card = await new ReadIndicatorCard(only).run({ actor: SYSTEM, code: 'LIF06', language: 'zh' });
  expect(card.card.history.points.length).toBeGreaterThan(0);
});
