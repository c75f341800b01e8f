/** From a click in a chart to where it leads, if any. */
import type { Block, Drill } from '#domain/dashboard/block.js';

interface Click {
  componentType: string;
  dataIndex?: number;
  value?: unknown;
}

/** The row clicked on: a bar's index, the second coordinate of a point, or the index of an axis label. */
function rowOf(block: Block, click: Click): number | undefined {
  if (click.componentType !== 'series' || block.kind === 'bar') return click.dataIndex;
  const row = Array.isArray(click.value) ? click.value[1] : undefined;
  return typeof row === 'number' ? row : undefined;
}

export function drillTarget(block: Block, click: Click): Drill | null {
  if (click.componentType === 'xAxis') return null;
  const row = rowOf(block, click);
  if (row === undefined) return null;
  if (block.kind === 'bar') return block.bars[row]?.drill ?? null;
  if (block.kind === 'heat' || block.kind === 'gap') return block.rows[row]?.drill ?? null;
  return null;
}
