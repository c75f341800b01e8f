/** The list of chart kinds, and the way from a block to its ECharts option. */
import type { EChartsOption } from 'echarts';
import type { Block } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { barChart } from './bar.chart.js';
import { bulletChart } from './bullet.chart.js';
import type { Chart, ChartContext, Frame } from './chart.js';
import { funnelChart } from './funnel.chart.js';
import { gapChart } from './gap.chart.js';
import { heatChart } from './heat.chart.js';
import { monthsChart } from './months.chart.js';
import { radarChart } from './radar.chart.js';
import { stackChart } from './stack.chart.js';
import { stripChart } from './strip.chart.js';
import { themeFor } from './theme.js';
import { treemapChart } from './treemap.chart.js';
import { trendChart } from './trend.chart.js';
import { waterfallChart } from './waterfall.chart.js';

export type { ChartContext } from './chart.js';

/** One line per `*.chart.ts`. Blocks of other kinds (`kpi`, `table`) are laid out by page and document, not drawn. */
export const CHARTS = [
  trendChart,
  barChart,
  stackChart,
  heatChart,
  gapChart,
  bulletChart,
  radarChart,
  treemapChart,
  stripChart,
  waterfallChart,
  monthsChart,
  funnelChart,
];

/** What the options use of ECharts: names to import from `echarts/charts` and `echarts/components`. */
export const ECHARTS_PARTS = {
  charts: ['LineChart', 'BarChart', 'ScatterChart'],
  components: ['GridComponent', 'LegendPlainComponent', 'TooltipComponent'],
};

type AnyChart = Chart<Block['kind']> & {
  option(block: Block, frame: Frame): EChartsOption;
  height(block: Block, frame: Omit<Frame, 'height'>): number;
  describe(block: Block, language: Language): string[];
};
const chartOf = (block: Block): AnyChart | undefined => (CHARTS as unknown as AnyChart[]).find((chart) => chart.kind === block.kind);
const frameOf = ({ width, medium, language, scheme, patterns }: ChartContext): Omit<Frame, 'height'> => ({
  width,
  language,
  theme: themeFor(medium, { scheme, patterns, width }),
});

/** The option of a block for a drawing area of the given width and chartHeight(); null when the block is not drawn by ECharts. */
export function chartOption(block: Block, context: ChartContext): EChartsOption | null {
  const chart = chartOf(block);
  return chart ? chart.option(block, { ...frameOf(context), height: chartHeight(block, context) }) : null;
}

/** Pixels the option is laid out for; 0 when the block is not drawn by ECharts. */
export function chartHeight(block: Block, context: ChartContext): number {
  const chart = chartOf(block);
  return chart ? (context.height ?? chart.height(block, frameOf(context))) : 0;
}

/** What the drawing of a block shows, in sentences; null when the block is not drawn by ECharts. */
export const describeChart = (block: Block, language: Language): string[] | null => chartOf(block)?.describe(block, language) ?? null;
