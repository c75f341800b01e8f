/** Blocks drawn as SVG without a browser, from the same options the screen uses. */
import * as charts from 'echarts/charts';
import * as components from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { chartHeight, chartOption, ECHARTS_PARTS, type ChartContext } from '#charts/charts.js';
import type { Block } from '#domain/dashboard/block.js';

// What the options use and no more: every part that is there takes its turn at every drawing.
const partsOf = (library: object, names: readonly string[]) => names.map((name) => (library as Record<string, typeof SVGRenderer>)[name]!);
echarts.use([...partsOf(charts, ECHARTS_PARTS.charts), ...partsOf(components, ECHARTS_PARTS.components), SVGRenderer]);

export interface SvgDrawing {
  svg: string;
  width: number;
  height: number;
}

/** The last drawings, by everything that goes into them: PDF, Word, gate and every preview of a draft show the same charts. */
const KEPT = 64;
const kept = new Map<string, SvgDrawing | null>();

/** The SVG of a block; null when blocks of its kind are not drawn. */
export function drawBlock(block: Block, context: ChartContext): SvgDrawing | null {
  const key = JSON.stringify([block, context]);
  const known = kept.get(key);
  const drawing = known === undefined ? draw(block, context) : known;
  // The one used last goes to the end; the first is the one to go.
  kept.delete(key);
  kept.set(key, drawing);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return drawing;
}

/** Drawn afresh, whatever is kept. */
export function draw(block: Block, context: ChartContext): SvgDrawing | null {
  const option = chartOption(block, context);
  if (!option) return null;
  const size = { width: context.width, height: chartHeight(block, context) };
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    return { svg: onPaper(chart.renderToSVGString()), ...size };
  } finally {
    // An instance left alive keeps the process from ending.
    chart.dispose();
  }
}

/** Without what only a pointer could find: areas that cannot be seen, classes and colours of hovering. It is half of a drawing and slow to read. */
const onPaper = (svg: string): string =>
  svg
    .replaceAll(/<path (?![^>]*stroke=)[^>]*fill="none" pointer-events="visible"[^>]*><\/path>\n?/g, '')
    .replaceAll(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
    .replace(/<style >[\s\S]*?<\/style>\n?/, '');
