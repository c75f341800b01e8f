/** Chart options against their committed goldens (`UPDATE_GOLDENS=1` rewrites them), and what is said of each block. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChartContext, chartHeight, chartOption, CHARTS, ECHARTS_PARTS } from '#charts/charts.js';
import { describeBlock } from '#charts/describe-block.js';
import { sparkline } from '#charts/sparkline.js';
import { trendOfCounts } from '#charts/trend-samples.js';
import type { Block } from '#domain/dashboard/block.js';
import { SAMPLES } from './chart-drawing.js';

const GOLDENS = join(import.meta.dirname, 'charts');
const paper: ChartContext = { width: 640, medium: 'paper', language: 'zh' };
const phone: ChartContext = { width: 340, medium: 'screen', language: 'zh' };
const wall: ChartContext = { width: 1800, medium: 'wall', language: 'en', scheme: 'dark' };
const patterned: ChartContext = { ...phone, patterns: true };

describe('chart options', () => {
  it('every chart file is in the list', () => {
    const files = readdirSync(join(import.meta.dirname, '../../libs/charts')).filter((name) => name.endsWith('.chart.ts'));
    expect(CHARTS.map((chart) => `${chart.kind}.chart.ts`).toSorted()).toEqual(files.toSorted());
  });

  for (const [name, block] of SAMPLES)
    for (const context of [paper, phone])
      it(`${name} on ${context.medium} is as committed`, () => {
        const file = join(GOLDENS, `${name}-${context.medium}.json`);
        const option = JSON.stringify(chartOption(block, context), null, 1);
        if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, `${option}\n`);
        expect(existsSync(file)).toBe(true);
        expect(JSON.parse(option)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
      });

  for (const [name, context] of [
    ['wall', wall],
    ['patterns', patterned],
  ] as const)
    it(`one chart with ${name} is as committed`, () => {
      const file = join(GOLDENS, `treemap-${name}.json`);
      const option = JSON.stringify(chartOption(SAMPLES.find(([kind]) => kind === 'treemap')![1], context), null, 1);
      if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, `${option}\n`);
      expect(JSON.parse(option)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    });

  it.each(SAMPLES)('%s is plain JSON: nothing is lost on the way', (_name, block) => {
    const option = chartOption(block, phone);
    expect(JSON.parse(JSON.stringify(option))).toEqual(option);
  });

  it('needs no part of ECharts that is not announced', () => {
    const types = new Set(
      SAMPLES.flatMap(([, block]) => ((chartOption(block, phone)?.series ?? []) as { type: string }[]).map((one) => one.type)),
    );
    expect([...types].map((type) => `${type[0]?.toUpperCase()}${type.slice(1)}Chart`).toSorted()).toEqual(ECHARTS_PARTS.charts.toSorted());
  });

  it('kpi and table blocks are not drawn by ECharts', () => {
    const block: Block = { kind: 'table', id: 't', title: '', subtitle: '', codes: [], notes: [], columns: [], rows: [] };
    expect([chartOption(block, paper), chartHeight(block, paper)]).toEqual([null, 0]);
  });
});

describe('names on a phone', () => {
  const names = [
    '应建已建率（有形覆盖，%）',
    '有效覆盖率（%）',
    '主题党日达标率（%）',
    '组织生活出席率（%）',
    '党员32学时达标率（%，累计）',
    '整改销号率（%，累计）',
  ];
  const whole = { value: 100, display: '100.0%', ratio: '9/9', coverage: '', uncertain: false };
  const head = { title: '', subtitle: '', codes: [], notes: [] };
  const drawnOn = (block: Block, width: number): string => JSON.stringify(chartOption(block, { ...phone, width }));

  it('of eight columns are all there in two bands, and so are the figures', () => {
    const columns = [...names, '季报按时报送率（%）', '党务干部集中培训覆盖率（%，累计）'].map((name) => ({ key: name, name }));
    const cells = columns.map(() => ({ figure: whole, tone: 'good' as const }));
    const option = drawnOn(
      { kind: 'heat', id: 'pivot', ...head, columns, rows: [{ key: 'u', name: '行业两新组织', drill: null, cells }] },
      326,
    );
    expect(option).not.toContain('…');
    expect(option.match(/"formatter":"100.0%"/g)).toHaveLength(8);
  });

  it('of ten leave the figures too little room for the sign of per cent: then all are without it', () => {
    const columns = Array.from({ length: 10 }, (_, i) => ({ key: `${i}`, name: '有效覆盖率' }));
    const part = { ...whole, value: 72.7, display: '72.7%' };
    const cells = columns.map((_, i) => ({ figure: i % 2 ? whole : part, tone: 'good' as const }));
    const option = drawnOn(
      { kind: 'heat', id: 'heat', ...head, columns, rows: [{ key: 'u', name: '交通运输综合执法支队', drill: null, cells }] },
      326,
    );
    expect(option.match(/"formatter":"(72\.7|100\.0)"/g)).toHaveLength(10);
  });

  it('over a small part of the organisation is there, the figure below it', () => {
    const one = (key: string, name: string, area: number) => ({
      key,
      name,
      area,
      areaDisplay: `${area}人`,
      figure: whole,
      tone: 'good' as const,
      drill: null,
      children: [],
    });
    const nodes = [
      { ...one('a', '交通投资集团', 900), children: [one('a1', '路桥公司', 500), one('a2', '高速运营公司', 400)] },
      { ...one('b', '港航事业发展中心', 130), children: [one('b1', '海事所', 80), one('b2', '航道所', 50)] },
    ];
    const block = { kind: 'treemap', id: 'treemap', ...head, unit: '%', decimals: 1, areaName: '期末党员数', nodes } as const;
    expect(drawnOn({ ...block, nodes: [...nodes] }, 900)).toContain('港航事业发展中心\\n100.0%');
  });

  it('of twelve units below their columns are all there', () => {
    const categories = Array.from({ length: 12 }, (_, i) => (i % 2 ? '港航事业发展中心' : '交通投资集团'));
    const series = [{ name: '已审核', figures: categories.map(() => whole) }];
    const option = drawnOn({ kind: 'stack', id: 'filing', ...head, unit: '个', decimals: 0, categories, series }, 560);
    expect(option).not.toContain('…');
  });
});

describe('a trend of counts', () => {
  const counts = { ...trendOfCounts, series: trendOfCounts.series.slice(0, 1), apart: [2] };
  const option = chartOption(counts, phone) as { yAxis: { min: number }; series: { type: string; data: { value: number | null }[] }[] };

  it('begins at zero, however close its figures lie', () => expect(option.yAxis.min).toBe(0));
  it('has no line to a figure of other returns, and says why', () => {
    const lines = option.series.filter(({ type }) => type === 'line').map(({ data }) => data.map(({ value }) => value));
    expect(lines).toEqual([
      [1204, 1350, null],
      [null, null, 1288],
    ]);
    expect(JSON.stringify(option)).toContain('单位数不同，不与前期比较');
    expect(describeBlock(counts, 'zh')).toContain('2026Q3 单位数不同');
  });
});

describe('colours', () => {
  it('mean in the legend what they mean in the drawing', () => {
    const colours = (kind: string, block = SAMPLES.find(([name]) => name === kind)![1]) => {
      const { legend } = chartOption(block, phone) as { legend: { data: { name: string; itemStyle: { color: string } }[] } };
      return Object.fromEntries(legend.data.map(({ name, itemStyle }) => [name, itemStyle.color]));
    };
    expect(colours('bar')).toMatchObject({ 达到目标: '#4F7370', 未达目标: '#9B1C1F' });
    expect(colours('bullet')).toMatchObject({ 达到进度: '#4F7370', 落后进度: '#9B1C1F' });
    expect(colours('strip')).toMatchObject({ 未达目标: '#9B1C1F' });
    expect(colours('heat')).toMatchObject({ 达到目标: '#DFE9E5', 未达目标: '#F3D9D3', 不作评价: '#F4F0EA' });
    expect(Object.values(colours('gap'))).not.toContain('#9B1C1F');
  });
});

describe('describeBlock', () => {
  it.each(SAMPLES)('%s', (_name, block) => expect(describeBlock(block, 'zh')).toMatchSnapshot());
  it.each(SAMPLES.slice(CHARTS.length - 6, CHARTS.length))('%s in English', (_name, block) =>
    expect(describeBlock(block, 'en')).toMatchSnapshot(),
  );
});

describe('sparkline', () => {
  it('breaks at missing values and ends in a dot only when the last is known', () => {
    expect(sparkline([1, 2, null, 4], 63, 20)).toMatchObject({ path: 'M3 17L22 12.33M60 3', last: { x: 60, y: 3 } });
    expect(sparkline([1, 2, 1, 4], 63, 20, [2])).toMatchObject({ path: 'M3 17L22 12.33M41 17L60 3', last: { x: 60, y: 3 } });
    expect(sparkline([1, null], 60, 20).last).toBeNull();
    expect(sparkline([5, 5], 60, 20).path).toBe('M3 10L57 10');
    expect(sparkline([], 60, 20)).toEqual({ path: '', points: [], last: null });
  });
});
