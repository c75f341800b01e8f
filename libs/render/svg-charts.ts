/** Blocks drawn as SVG without a browser, from the same options the screen uses. */
import * as echarts from 'echarts';
import { chartHeight, chartOption, type ChartContext } from '#charts/charts.js';
import type { Block } from '#domain/dashboard/block.js';

/** The SVG of a block; null when blocks of its kind are not drawn. */
export function drawBlock(block: Block, context: ChartContext): { svg: string; width: number; height: number } | null {
  const option = chartOption(block, context);
  if (!option) return null;
  const size = { width: context.width, height: chartHeight(block, context) };
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    return { svg: chart.renderToSVGString(), ...size };
  } finally {
    // An instance left alive keeps the process from ending.
    chart.dispose();
  }
}
