/** What is found where few returns are in, and where what is found rests on sums: never more than was looked at. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { Block } from '#domain/dashboard/block.js';
import type { Database } from '#domain/ports/database.port.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { LAST, smallBureau } from '../figures/testing/small-bureau.js';
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
  it('are withheld month by month where their index is', async () => {
    const { title, series } = await blockOf('life', 'C', 'stack', 'theme-days', thin);
    expect(title).toBe('主题党日各月场次：本期不公布');
    for (const { figures } of series) expect(figures.at(-1)).toMatchObject({ value: null, display: '不公布' });
    expect(series[0]!.figures.at(-2)!.value).not.toBeNull();
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
