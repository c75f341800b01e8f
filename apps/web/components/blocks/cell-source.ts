/** From a row or a cell of a block's table to where it leads: the same page elsewhere, or what the figure is made of. */
import type { Block, Drill } from '#domain/dashboard/block.js';
import type { BlockTable } from '#domain/dashboard/block-table.js';
import { isPeriod } from '#domain/period/period.js';
import type { FigureSource } from '../figures/figures-context.js';

type Row = BlockTable['rows'][number];

/** A quarter leads to itself, as its point in the picture does. */
export function rowDrill(block: Block, row: Row): Drill | null {
  if (block.kind === 'trend' || block.kind === 'stack') return isPeriod(row.key) ? { period: row.key } : null;
  return row.drill;
}

/** Null where the cell is no figure of a single indicator: names, changes, targets, sums of several. */
export function sourceOf(block: Block, row: Pick<Row, 'key' | 'drill'>, column: number): FigureSource | null {
  const only = block.codes.length === 1 ? block.codes[0]! : null;
  switch (block.kind) {
    case 'kpi':
    case 'bullet':
    case 'table':
      return column === 1 && block.codes.includes(row.key) ? { code: row.key } : null;
    case 'trend':
      return only && column === 1 && isPeriod(row.key) ? { code: only, period: row.key } : null;
    case 'bar':
      return only && column === 1 && row.drill ? { code: only, ...row.drill } : null;
    case 'heat': {
      const across = block.columns[column - 1];
      const code = [across?.key, row.key].find((key) => key && block.codes.includes(key)) ?? (across?.drill && only);
      return across && code && (row.drill ?? across.drill) ? { code, ...row.drill, ...across.drill } : null;
    }
    case 'gap': {
      const code = block.codes.length === 2 ? block.codes[column - 1] : undefined;
      return code && row.drill ? { code, ...row.drill } : null;
    }
    case 'radar':
      return column === 1 && block.codes.includes(row.key) ? { code: row.key } : null;
    case 'treemap':
      return only && column === 3 && row.drill ? { code: only, ...row.drill } : null;
    case 'strip':
      return only && column === 2 && row.drill ? { code: only, ...row.drill } : null;
    default:
      return null;
  }
}
