import type { Block, Figure, TreemapNode } from './block.js';
import { blockTable } from './block-table.js';

const rate = (value: number | null): Figure => ({
  ...{ value, display: value === null ? '未报' : `${value.toFixed(1)}%`, ratio: value === null ? '' : '454/467' },
  ...{ coverage: '27/30', uncertain: false },
});
const count = (value: number): Figure => ({ value, display: `${value}次`, ratio: '', coverage: '27/30', uncertain: false });
const said = { id: 'x', title: '', subtitle: '', codes: [], notes: [] };
const measured = { ...said, unit: '%', decimals: 1 };
const plain = (block: Block) => {
  const { columns, rows } = blockTable(block, 'zh');
  return [columns.map((c) => c.name), ...rows.map((r) => r.cells.map((c) => c.display))];
};

describe('a block as a table', () => {
  it('says under each figure what it is made of, and keeps the number behind it', () => {
    const bars = [
      { key: 'A', name: '甲', figure: rate(97.2), tone: 'good' as const, compare: 1234.5, drill: { unit: 'A' } },
      { key: 'B', name: '乙', figure: rate(null), tone: 'muted' as const, compare: null, drill: null },
    ];
    const { rows } = blockTable({ ...measured, kind: 'bar', bars, compareName: '去年', target: null }, 'zh');
    expect(rows[0]).toEqual({
      key: 'A',
      drill: { unit: 'A' },
      cells: [
        { display: '甲', isText: true },
        { display: '97.2%', value: 97.2, ratio: '454/467', coverage: '27/30', hint: '454/467 (27/30)', tone: 'good' },
        { display: '1,234.5', value: 1234.5 },
      ],
    });
    expect(rows[1]!.cells.slice(1)).toEqual([
      { display: '未报', value: null, coverage: '27/30', hint: '(27/30)', tone: 'muted' },
      { display: '—', value: null },
    ]);
  });

  it('turns the axes of a radar into rows', () => {
    const axes = [
      { key: 'a', name: '组织', max: 100 },
      { key: 'b', name: '班子', max: 100 },
    ];
    const series = [
      { name: '本单位', role: 'main' as const, figures: [rate(90), rate(80)] },
      { name: '全局', role: 'peer' as const, figures: [rate(70)] },
    ];
    expect(plain({ ...measured, kind: 'radar', axes, series })).toEqual([
      ['名称', '本单位', '全局'],
      ['组织', '90.0%', '70.0%'],
      ['班子', '80.0%', '—'],
    ]);
  });

  it('lays a tree out flat, each with the one above it', () => {
    const node = (key: string, area: number, children: TreemapNode[]): TreemapNode => ({
      ...{ key, name: key, area, areaDisplay: `${area}人`, figure: rate(50), tone: 'bad', drill: null, children },
    });
    expect(plain({ ...measured, kind: 'treemap', areaName: '党员数', nodes: [node('甲', 30, [node('甲一', 10, [])])] })).toEqual([
      ['名称', '上级', '党员数', '数值'],
      ['甲', '', '30人', '50.0%'],
      ['甲一', '甲', '10人', '50.0%'],
    ]);
  });

  it('lists every point of a strip with the median of its group, where there is one', () => {
    const group = (key: string, median: number | null) => ({
      ...{ key, name: key, drill: null, box: median === null ? null : { low: 1, q1: 2, median, q3: 4, high: 5 } },
      points: [{ key: 'p', name: '点', figure: rate(3), tone: 'neutral' as const, drill: null }],
    });
    const block: Block = { ...measured, kind: 'strip', groups: [group('一组', 3), group('二组', null)], target: null };
    expect(plain(block).slice(1)).toEqual([
      ['点', '一组', '3.0%', '3.0'],
      ['点', '二组', '3.0%', '—'],
    ]);
    expect(new Set(blockTable(block, 'zh').rows.map((r) => r.key)).size).toBe(2);
  });

  it('leads from the first column of a waterfall to the last', () => {
    const steps = [{ key: 'A', name: '甲', delta: -2, display: '−2.0', tone: 'bad' as const, drill: null }];
    const block: Block = {
      ...measured,
      kind: 'waterfall',
      from: { name: '上季', figure: rate(90) },
      steps,
      to: { name: '本季', figure: rate(88) },
    };
    expect(plain(block).slice(1)).toEqual([
      ['上季', '90.0%', ''],
      ['甲', '', '−2.0'],
      ['本季', '88.0%', ''],
    ]);
    expect(blockTable(block, 'zh').rows[1]!.cells[2]!.value).toBe(-2);
  });

  it('shows months and stages', () => {
    const months = [{ key: '2026-07', name: '7月', period: '2026Q3' as const }];
    const rows = [{ key: 'A', name: '甲', cells: [count(3)], mark: { display: '经常性指数 0.42', tone: 'bad' as const }, drill: null }];
    expect(plain({ ...said, kind: 'months', unit: '次', months, rows })).toEqual([
      ['名称', '7月', '说明'],
      ['甲', '3次', '经常性指数 0.42'],
    ]);
    const stages = [{ key: 'due', name: '应报', figure: count(30), share: '100.0%', tone: 'neutral' as const }];
    expect(plain({ ...said, kind: 'funnel', unit: '个', stages })[1]).toEqual(['应报', '30次', '100.0%']);
  });

  it('is headed in the reader’s language', () => {
    const block: Block = { ...measured, kind: 'bullet', rows: [] };
    expect(blockTable(block, 'en').columns.map((c) => c.name)).toEqual(['Indicator', 'Value', 'Due now', 'Target']);
  });
});
