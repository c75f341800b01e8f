/** Blocks drawn as SVG for the tests, the labels of a drawing, and blocks made awkward on purpose. */
import * as echarts from 'echarts';
import { type ChartContext, chartHeight, chartOption, CHARTS } from '#charts/charts.js';
import { trendOfCounts, trendOfIndex } from '#charts/trend-samples.js';
import type { DrawnLabel } from '#domain/briefing/printed.js';
import type { Block, Figure } from '#domain/dashboard/block.js';

export const SAMPLES: [string, Block][] = [
  ...CHARTS.map((chart): [string, Block] => [chart.kind, chart.sample]),
  ['trend-of-counts', trendOfCounts],
  ['trend-of-index', trendOfIndex],
];

export function draw(block: Block, context: ChartContext): string {
  const height = chartHeight(block, context);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: context.width, height });
  try {
    chart.setOption(chartOption(block, context) ?? {});
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

export type Label = DrawnLabel;

/** Pairs of labels of which one lies on the other. */
export function overlaps(labels: Label[]): string[] {
  const cut = 1.5;
  const order = labels.filter((label) => label.text).toSorted((a, b) => a.top - b.top);
  return order.flatMap((one, i) => {
    const found: string[] = [];
    for (let k = i + 1; k < order.length && (order[k]?.top ?? Infinity) < one.bottom - 2 * cut; k++) {
      const other = order[k];
      if (other && other.left < one.right - 2 * cut && one.left < other.right - 2 * cut) found.push(`${one.text} / ${other.text}`);
    }
    return found;
  });
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const isFigure = (value: unknown): value is Figure =>
  typeof value === 'object' && value !== null && 'display' in value && 'coverage' in value;
/** Every value of a block once, from the leaves up; what is returned takes its place. */
function changed(block: Block, change: (key: string, value: unknown) => unknown): Block {
  const walk = (key: string, value: Json): unknown => {
    const inner = Array.isArray(value)
      ? value.map((one) => walk(key, one))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(name, one)]))
        : value;
    return change(key, inner);
  };
  return walk('', structuredClone(block) as unknown as Json) as Block;
}

const LONG = '城市公共交通服务有限责任公司第三分公司联合党支部委员会（含代管的外聘驾驶员流动党员党支部）';
const ENGLISH = 'Joint Party Branch Committee of the Third Branch Company of the Urban Public Transport Service Company';
/** Lists whose length is the number of rows of a chart. */
const ROWS = ['bars', 'rows', 'stages', 'steps', 'nodes', 'groups'];
const figures = (block: Block, of: (figure: Figure) => Figure) => changed(block, (_key, value) => (isFigure(value) ? of(value) : value));

/** What a real bureau will do to a chart sooner or later. */
export const AWKWARD: [string, (block: Block) => Block][] = [
  ['long names', (block) => changed(block, (key, value) => (key === 'name' ? LONG : value))],
  ['long English names', (block) => changed(block, (key, value) => (key === 'name' ? ENGLISH : value))],
  ['braces and markup', (block) => changed(block, (key, value) => (key === 'name' ? '{a|b}{c}<script>x</script>' : value))],
  ['nothing reported', (block) => figures(block, (figure) => ({ ...figure, value: null, display: '未报', ratio: '' }))],
  [
    'all zero',
    (block) =>
      changed(
        figures(block, (figure) => ({ ...figure, value: 0, display: '0' })),
        (key, value) => (key === 'delta' ? 0 : value),
      ),
  ],
  [
    'below zero',
    (block) =>
      changed(
        figures(block, (figure) =>
          figure.value === null ? figure : { ...figure, value: -figure.value - 3.5, display: `−${(figure.value + 3.5).toFixed(1)}` },
        ),
        (key, value) =>
          ['delta', 'compare', 'low', 'q1', 'median', 'q3', 'high'].includes(key) && typeof value === 'number' ? -value : value,
      ),
  ],
  [
    'very large figures',
    (block) =>
      figures(block, (figure) =>
        figure.value === null
          ? figure
          : { ...figure, value: figure.value * 1e6, display: `${(figure.value * 1e6).toLocaleString('en')}次` },
      ),
  ],
  ['one row', (block) => changed(block, (key, value) => (ROWS.includes(key) && Array.isArray(value) ? value.slice(0, 1) : value))],
  ['a hundred rows', (block) => changed(block, (key, value) => (ROWS.includes(key) && Array.isArray(value) ? many(value, 100) : value))],
];

/** The list over and over until it is long enough. */
export const many = (list: unknown[], length: number): unknown[] =>
  list.length === 0 ? list : Array.from({ length }, (_, i) => list[i % list.length]);
