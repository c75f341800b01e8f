/** How large a chart is drawn for the page it stands on. */
import { type ChartContext, chartHeight } from '#charts/charts.js';
import type { Briefing, BriefingLayout } from '#domain/briefing/briefing.js';
import type { Block } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { PAGES } from './pages.js';

/** Alone on a page it fills the page: a flat chart is drawn higher, a high one wider, so that nothing is squeezed. */
export const drawingContext = (block: Block, { layout, language }: Pick<Briefing, 'layout' | 'language'>): ChartContext => ({
  ...drawingSize(block, layout, language),
  medium: 'paper',
  language,
});

function drawingSize(block: Block, layout: BriefingLayout, language: Language): { width: number; height?: number } {
  const { area, tall, drawing } = PAGES[layout];
  if (tall === null) return { width: drawing };
  const height = chartHeight(block, { width: drawing, medium: 'paper', language });
  const filled = (drawing * tall) / area;
  return height <= filled ? { width: drawing, height: Math.round(filled) } : { width: Math.round((height * area) / tall) };
}
