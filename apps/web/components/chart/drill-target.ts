/** From a click in a chart to where it leads, if any. */
import type { Block, Drill } from '#domain/dashboard/block.js';

interface Click {
  componentType: string;
  dataIndex?: number;
  /** The item as it stands in the option: charts write into it where it leads. */
  data?: unknown;
}

export function drillTarget(block: Block, { componentType, dataIndex, data }: Click): Drill | null {
  if (componentType === 'series') return (data as { drill?: Drill } | null | undefined)?.drill ?? null;
  // The name of a row at the axis carries only its place.
  if (componentType !== 'yAxis' || dataIndex === undefined) return null;
  if (block.kind === 'bar') return block.bars[dataIndex]?.drill ?? null;
  return block.kind === 'gap' ? (block.rows[dataIndex]?.drill ?? null) : null;
}
