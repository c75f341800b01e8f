/** From a click in a chart to where it leads, if any. */
import type { Block, Drill } from '#domain/dashboard/block.js';
import { sourceOf } from '../blocks/cell-source.js';
import type { FigureSource } from '../figures/figures-context.js';

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

/** A cell of a heat map is a figure, and is taken apart: the chart writes into it which one it is. */
export function cellTarget(block: Block, { data }: Click): FigureSource | null {
  const [y, x] = (data as { place?: [number, number] } | null | undefined)?.place ?? [];
  if (block.kind !== 'heat' || y === undefined || x === undefined) return null;
  const row = block.rows[y];
  return row && row.cells[x]?.figure.value !== null ? sourceOf(block, row, x + 1) : null;
}
