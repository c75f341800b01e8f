/** Charts: how long the option of each kind takes to build and to draw as SVG, against bare ECharts drawing a plain chart of as many marks. */
import * as echarts from 'echarts';
import { type ChartContext, chartHeight, chartOption, CHARTS } from '#charts/charts.js';
import type { Block, StripBlock, TreemapBlock } from '#domain/dashboard/block.js';
import type { Bench, Measure } from './bench.js';
import { inTurns, timed } from './support/in-turns.js';

const CONTEXT: ChartContext = { width: 640, medium: 'screen', language: 'zh' };
/** Draws per timing: one alone is shorter than the clock's and the collector's whims. */
const DRAWS = 10;
const BUILDS = 100;
const UNITS = 300;

const sampleOf = <K extends Block['kind']>(kind: K) => CHARTS.find((chart) => chart.kind === kind)!.sample as Extract<Block, { kind: K }>;

function draw(option: echarts.EChartsCoreOption, height: number): void {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: CONTEXT.width, height });
  try {
    chart.setOption(option);
    if (!chart.renderToSVGString().startsWith('<svg')) throw new Error('nothing was drawn');
  } finally {
    chart.dispose();
  }
}

/** Points on two axes and nothing else: what ECharts itself costs for so many marks. */
const plain = (count: number): echarts.EChartsCoreOption => ({
  animation: false,
  xAxis: { type: 'value' },
  yAxis: { type: 'value' },
  series: [{ type: 'scatter', data: Array.from({ length: count }, (_, i) => [i, (i * 37) % 100]) }],
});
const countOf = (option: object): number =>
  (option as { series: { data?: unknown[] }[] }).series.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);

/** The whole bureau in one drawing. */
function large(): [string, Block][] {
  const [treemap, strip]: [TreemapBlock, StripBlock] = [sampleOf('treemap'), sampleOf('strip')];
  const [node, point] = [treemap.nodes.at(-2)!, strip.groups[0]!.points[0]!];
  const list = Array.from({ length: UNITS }, (_, i) => i);
  const nodes = list.map((i) => ({ ...node, key: `u${i}`, name: `第${i + 1}党支部`, area: 3 + ((i * 37) % 90) }));
  const points = list.map((i) => ({ ...point, key: `p${i}`, figure: { ...point.figure, value: 60 + ((i * 17) % 400) / 10 } }));
  return [
    [`treemap of ${UNITS} units`, { ...treemap, nodes }],
    [`strip of ${UNITS} units`, { ...strip, groups: [{ ...strip.groups[0]!, points }] }],
  ];
}

async function* measured(name: string, block: Block): AsyncGenerator<Measure> {
  const option = chartOption(block, CONTEXT) ?? {};
  const height = chartHeight(block, CONTEXT);
  const bare = plain(countOf(option));
  const repeat = (times: number, act: () => unknown) => timed(() => Array.from({ length: times }, act).length);
  const { build, drawing, baseline } = await inTurns(
    {
      build: () => repeat(BUILDS, () => chartOption(block, CONTEXT)),
      drawing: () => repeat(DRAWS, () => draw(option, height)),
      baseline: () => repeat(DRAWS, () => draw(bare, height)),
    },
    { rounds: 5, warmUp: 1 },
  );
  const each = { build: build / BUILDS, drawing: drawing / DRAWS, baseline: baseline / DRAWS };
  yield { name: `${name}: option built`, value: each.build, unit: 'ms', baseline: { name: 'its own drawing', value: each.drawing } };
  yield {
    name: `${name}: drawn as SVG`,
    value: each.drawing,
    unit: 'ms',
    baseline: { name: `bare ECharts with ${countOf(option)} points`, value: each.baseline },
    note: `${(1000 / (each.build + each.drawing)).toFixed(0)} charts/s, built and drawn`,
  };
}

export const chartsBench: Bench = {
  name: 'charts',
  about: 'option build and SVG drawing of each kind of chart',
  async *run() {
    for (const chart of CHARTS) yield* measured(chart.kind, chart.sample);
    for (const [name, block] of large()) yield* measured(name, block);
  },
};
