/** A click must lead to the unit or quarter under the pointer, and nowhere where there is none. */
import { chartOption, CHARTS } from '#charts/charts.js';
import type { Block, BlockKind, Drill } from '#domain/dashboard/block.js';
import { cellTarget, drillTarget } from './drill-target.js';

const sampleOf = (kind: BlockKind) => CHARTS.find((chart) => chart.kind === kind)!.sample as Block;
/** Where clicks on the items of the drawing lead, as ECharts would tell of them. */
function targets(kind: BlockKind): (Drill | null)[] {
  const block = sampleOf(kind);
  const { series } = chartOption(block, { width: 800, medium: 'screen', language: 'zh' })!;
  return (series as { data: unknown[] }[]).flatMap(({ data }) =>
    data.map((item, dataIndex) => drillTarget(block, { componentType: 'series', dataIndex, data: item })),
  );
}
const unitsOf = (kind: BlockKind) => [...new Set(targets(kind).flatMap((drill) => drill?.unit ?? []))];

describe('drillTarget', () => {
  it.each([
    ['bar', ['u1', 'u2', 'u3', 'u4']],
    ['heat', ['u1', 'u2', 'u3']],
    ['gap', ['u1', 'u2', 'u3']],
    ['treemap', ['u1', 'u11', 'u12', 'u13', 'u14', 'u2', 'u3', 'u31', 'u32', 'u4', 'u5', 'u6']],
    ['waterfall', ['u1', 'u2', 'u4']],
    ['months', ['u1', 'u2', 'u3', 'u4', 'u5']],
  ] as const)('every unit of a %s is reached', (kind, units) => expect(unitsOf(kind)).toEqual(units));

  it('every point of a strip is reached', () => expect(unitsOf('strip')).toHaveLength(34));
  it('a quarter of a trend leads to that quarter', () =>
    expect(targets('trend').flatMap((drill) => drill?.period ?? [])).toEqual([
      '2024Q4',
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
      '2026Q1',
      '2026Q2',
      '2026Q3',
    ]));
  it.each(['radar', 'funnel', 'bullet', 'stack'] as const)('nothing in a %s pretends to lead anywhere', (kind) =>
    expect(targets(kind).filter(Boolean)).toEqual([]),
  );

  it('the name of a row at the axis leads where its row does', () => {
    expect(drillTarget(sampleOf('bar'), { componentType: 'yAxis', dataIndex: 0 })).toEqual({ unit: 'u1' });
    expect(drillTarget(sampleOf('bar'), { componentType: 'yAxis', dataIndex: 4 })).toBeNull();
    expect(drillTarget(sampleOf('gap'), { componentType: 'yAxis', dataIndex: 2 })).toEqual({ unit: 'u3' });
    expect(drillTarget(sampleOf('bar'), { componentType: 'xAxis', dataIndex: 0 })).toBeNull();
  });

  it('a cell of a heat map is the figure under the pointer, one without a figure and the name of a row are not', () => {
    const block = sampleOf('heat');
    if (block.kind !== 'heat') throw new Error('no heat map');
    const { series } = chartOption(block, { width: 800, medium: 'screen', language: 'zh' })!;
    const cells = (series as { data: { place?: unknown; tooltip?: { formatter: string } }[] }[]).flatMap(({ data }) => data);
    const figures = block.rows.flatMap((row) => row.cells.filter(({ figure }) => figure.value !== null));
    const found = cells.flatMap((data) => {
      const source = cellTarget(block, { componentType: 'series', data });
      return source ? [{ source, said: data.tooltip!.formatter.split('\n')[0] }] : [];
    });
    expect(found).toHaveLength(figures.length);
    for (const { source, said } of found) {
      const row = block.rows.find(({ drill }) => drill?.unit === source.unit)!;
      expect(said).toBe(`${row.name} · ${block.columns.find(({ key }) => key === source.code)!.name}`);
    }
  });
});
