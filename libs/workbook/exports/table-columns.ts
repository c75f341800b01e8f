/** Cells and columns of an exported table as a workbook has them: numbers with their format, widths after what is printed. */
import { widthOf } from '../template/template-style.js';
import { formatOf, type ExportCell, type ExportTable } from './export-table.js';
import type { TableColumn, TableValue } from './table-workbook.js';

export const valueOf = (cell: ExportCell): TableValue =>
  typeof cell === 'object' && cell !== null ? { value: cell.value, format: formatOf(cell) } : cell;

const WIDEST = 44;
const NARROWEST = 9;

export function columnOf({ head, isText }: ExportTable['columns'][number], cells: ExportCell[]): TableColumn {
  const printed = cells.map((cell) => widthOf(typeof cell === 'object' && cell !== null ? cell.display : (cell ?? '')));
  // A head may take two lines, a figure may not be broken.
  const width = Math.max(NARROWEST, Math.ceil(widthOf(head) / 2) + 3, Math.max(0, ...printed) + 3);
  return { head, width: Math.min(WIDEST, width), as: isText ? 'text' : 'number' };
}
