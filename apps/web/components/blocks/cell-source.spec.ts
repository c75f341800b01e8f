/** A figure of a table must be taken apart as the figure it is, and nothing that is no figure of one indicator at all. */
import { CHARTS } from '#charts/charts.js';
import type { Block } from '#domain/dashboard/block.js';
import { blockTable } from '#domain/dashboard/block-table.js';
import { rowDrill, sourceOf } from './cell-source.js';

const sample = (kind: Block['kind'], codes: string[]): Block => ({ ...CHARTS.find((chart) => chart.kind === kind)!.sample, codes });
const sources = (block: Block) => blockTable(block, 'zh').rows.map((row) => row.cells.map((_, column) => sourceOf(block, row, column)));

describe('sourceOf', () => {
  it('is the unit of the row where the block is about one indicator', () => {
    const block = sample('bar', ['X']);
    expect(block.kind === 'bar' && block.bars[0]!.drill).toEqual({ unit: 'u1' });
    expect(sources(block)[0]!.slice(0, 2)).toEqual([null, { code: 'X', unit: 'u1' }]);
    expect(
      sources(sample('bar', ['X', 'Y']))
        .flat()
        .filter(Boolean),
    ).toEqual([]);
  });
  it('is the indicator of the column in a heat map, and of either side in a gap', () => {
    const heat = sample('heat', []);
    if (heat.kind !== 'heat') throw new Error('no heat map');
    heat.codes = heat.columns.slice(0, 1).map((column) => column.key);
    const row = heat.rows.findIndex((one) => one.drill);
    expect(sources(heat)[row]!.slice(0, 3)).toEqual([null, { code: heat.codes[0], ...heat.rows[row]!.drill }, null]);
    const pair = { ...heat, codes: ['X'], columns: [{ key: '2026Q2', name: '', drill: { period: '2026Q2' } }] } as Block;
    expect(sources(pair)[row]![1]).toEqual({ code: 'X', ...heat.rows[row]!.drill, period: '2026Q2' });
    const gap = sample('gap', ['A', 'B']);
    const first = sources(gap).find((cells) => cells.some(Boolean))!;
    expect(first.map((source) => source?.code)).toEqual([undefined, 'A', 'B']);
  });
  it('is the quarter in a trend, which also leads there', () => {
    const trend = { ...sample('trend', ['X']), periods: ['2026Q2', '平均'] } as Block;
    const [quarter, other] = blockTable(trend, 'zh').rows;
    expect([sourceOf(trend, quarter!, 1), rowDrill(trend, quarter!)]).toEqual([{ code: 'X', period: '2026Q2' }, { period: '2026Q2' }]);
    expect([sourceOf(trend, quarter!, 2), sourceOf(trend, other!, 1), rowDrill(trend, other!)]).toEqual([null, null, null]);
  });
});
