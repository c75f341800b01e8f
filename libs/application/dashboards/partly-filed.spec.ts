/** What is found where few returns are in, and where what is found rests on sums: never more than was looked at. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { Block } from '#domain/dashboard/block.js';
import type { Database } from '#domain/ports/database.port.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { LAST, SILENT, smallBureau } from '../figures/testing/small-bureau.js';
import { BuildDashboard } from './build-dashboard.js';
import type { DashboardName } from './dashboards.js';

const bureau = smallBureau(CATALOGUES.forPeriod(LAST), CATALOGUES);
const blockOf = async <K extends Block['kind']>(name: DashboardName, unit: string, kind: K, id: string, database: Database = bureau) => {
  const built = await new BuildDashboard({ database, catalogues: CATALOGUES }).run({
    ...{ actor: SYSTEM, name, unit, period: LAST, language: 'zh' },
  });
  return built.blocks.find((block) => block.id === id && block.kind === kind) as Extract<Block, { kind: K }>;
};
/** The bureau with the last rollups of some units changed. */
function changed(units: string[], change: (rollup: Rollup) => Partial<Rollup>): Database {
  const { rollups } = bureau;
  const of = async (...asked: Parameters<typeof rollups.of>) =>
    (await rollups.of(...asked)).map((rollup) =>
      rollup.period === LAST && units.includes(rollup.unit) ? { ...rollup, ...change(rollup) } : rollup,
    );
  return { ...bureau, rollups: { ...rollups, of } };
}
/** A branch that filed nothing. */
const unfiled = ({ sums, counts, filing }: Rollup): Partial<Rollup> => ({
  ...{ sums: sums.map(() => 0n), counts: counts.map(() => 0), reportedUnits: 0 },
  filing: { ...filing, submitted: 0 },
});
/** Twenty times as many were expected. */
const thin = changed(['C'], ({ expected, expectedUnits }) => ({
  expected: expected.map((each) => each * 20),
  expectedUnits: expectedUnits * 20,
}));

describe('theme days', () => {
  it('are evenly spread only where the index reaches its target', async () => {
    expect((await blockOf('life', 'C', 'stack', 'theme-days')).title).toBe('主题党日第三月占56%，经常性指数0.67，未达目标≥0.80');
    expect((await blockOf('life', 'A', 'stack', 'theme-days')).title).toBe('主题党日第一月占33%，分布较均衡，经常性指数1.00');
  });
  it('of the last quarter, where returns are lacking, are said to be of fewer', async () => {
    const said = (unit: string) => blockOf('life', unit, 'stack', 'theme-days').then(({ notes }) => notes.join());
    expect(await said('C')).toContain('末列仅2/3个单位已审核，不与前期比高低');
    expect(await said('A')).not.toContain('末列');
  });
  it('are withheld month by month where their index is', async () => {
    const { title, series } = await blockOf('life', 'C', 'stack', 'theme-days', thin);
    expect(title).toBe('主题党日各月场次：本期不公布');
    for (const { figures } of series) expect(figures.at(-1)).toMatchObject({ value: null, display: '不公布' });
    expect(series[0]!.figures.at(-2)!.value).not.toBeNull();
    expect((await blockOf('life', 'C', 'kpi', 'kpi', thin)).notes.join()).toMatch(/不公布：.*（已审核单位不足三成）/);
  });
  it('of sums are said to be of sums, and every single unit in a rush stands in a row', async () => {
    for (const name of ['life', 'profile', 'wall', 'analysis'] as const) {
      const { title, notes } = await blockOf(name, 'J', 'months', 'months');
      expect(title).toMatch(/^主题党日（按下一级合计）：/);
      expect(notes.join()).toContain('合计看不出单个基层单位的突击');
    }
    const { title, rows } = await blockOf('analysis', 'J', 'table', 'rush-units');
    expect(title).toBe('主题党日：8个基层单位中1个季末突击（第7党支部），另有1个未评');
    expect(rows.map(({ key, drill, cells }) => [key, drill, ...cells.map(({ display }) => display)])).toEqual([
      ['B31', { unit: 'B31' }, '第7党支部', '1', '1', '4', '66.7%', '0.50 突击'],
    ]);
    expect(await blockOf('analysis', 'C', 'table', 'rush-units')).toBeUndefined();
  });
});

describe('a unit of which nothing is accepted', () => {
  const filed = changed([SILENT], ({ filing }) => ({ filing: { ...filing, submitted: 1 } }));
  it.each([
    ['nothing filed', bureau, '未报'],
    ['a return not accepted yet', filed, '待审或退回'],
  ])('is named by one word on every block: %s', async (_, database, word) => {
    const heat = (await blockOf('overview', 'C', 'heat', 'heat', database)).rows.find(({ key }) => key === SILENT)!;
    const gap = (await blockOf('overview', 'C', 'gap', 'coverage-gap', database)).rows.find(({ key }) => key === SILENT)!;
    const rank = (await blockOf('life', 'C', 'bar', 'rank-LIF06', database)).bars.find(({ key }) => key === SILENT)!;
    const months = (await blockOf('life', 'C', 'months', 'months', database)).rows.find(({ key }) => key === SILENT)!;
    const lights = (await blockOf('standing', 'C', 'heat', 'lights', database)).rows.find(({ key }) => key === SILENT)!;
    const own = await blockOf('life', SILENT, 'kpi', 'kpi', database);
    const days = await blockOf('life', SILENT, 'stack', 'theme-days', database);
    const told = [
      ...heat.cells.filter(({ figure }) => figure.value === null).map(({ figure }) => figure),
      ...[gap.from, gap.to, rank.figure, months.cells.at(-1)!, ...lights.cells.map(({ figure }) => figure)],
      ...own.items.map(({ figure }) => figure),
      ...days.series.map(({ figures }) => figures.at(-1)!),
    ];
    expect(new Set(told.map(({ display }) => display))).toEqual(new Set([word]));
  });
});

describe('what is missing is not met', () => {
  it('a rate of filing says of how many returns it is until all are due', async () => {
    const tile = async (database?: Database) =>
      (await blockOf('overview', 'J', 'kpi', 'kpi', database)).items.find(({ code }) => code === 'RSP14')!;
    const notAllDue = changed(['J'], ({ filing }) => ({ filing: { ...filing, due: 12 } }));
    expect((await tile(notAllDue)).filed).toBe('已报或已到期12/13份');
    expect(await tile()).not.toHaveProperty('filed');
  });
  it('a heat map counts what has no number, and why', async () => {
    const { title, rows } = await blockOf('life', 'B', 'heat', 'heat', changed(['B21'], unfiled));
    const cells = rows.flatMap((row) => row.cells);
    const blank = (word: string) => cells.filter(({ figure }) => figure.display === word).length;
    const met = cells.filter(({ tone }) => tone === 'good').length;
    expect(met + blank('未报')).toBe(cells.length);
    expect(cells.filter(({ tone }) => tone === 'bad')).toEqual([]);
    expect(title).toBe(`各单位8项指标共24项数据中，${met}项达到目标，${blank('未报')}项未报`);
  });
  it('nothing is all right where the returns are not all in, and what a unit itself owes stands there too', async () => {
    const { title, rows } = await blockOf('overview', 'J', 'table', 'attention');
    expect(title).toMatch(/^需要关注：1个单位尚无已审核的季报，/);
    expect(rows[0]!.cells.map(({ display }) => display).slice(0, 3)).toEqual(['港航中心', '季报', '1个未报']);
    const owing = await blockOf(
      'overview',
      'A',
      'table',
      'attention',
      changed(['A'], (rollup) => ({ expectedUnits: rollup.expectedUnits + 1 })),
    );
    expect(owing.title).toMatch(/^需要关注：1个单位尚无已审核的季报/);
    expect(owing.rows[0]!.cells.map(({ display }) => display).slice(0, 3)).toEqual(['机关党委（本级）', '季报', '1个未报']);
  });
  it('levels of which little is in are shown with what they rest on, and not compared', async () => {
    const { title, rows } = await blockOf('analysis', 'J', 'heat', 'levels');
    expect(rows.map(({ name }) => name)).toEqual(['党委（有数据0/2）', '党总支（有数据0/2）', '党支部（有数据8/9）']);
    expect(title).toMatch(/；党委0\/2、党总支0\/2个单位有数据，过少，不作逐级比较$/);
    for (const { figure } of rows.flatMap((row) => row.cells)) if (figure.value !== null) expect(figure.ratio).toMatch(/^\d+\/\d+$/);
    expect(rows[2]!.cells[0]!.figure.coverage).toBe('8/9');
  });
});
