/** Widths of a table's columns: figures keep theirs on one line, names share what is left and wrap; a crowded table is set smaller. */
import { textWidth } from '#charts/measure-text.js';
import type { BriefingLayout } from '#domain/briefing/briefing.js';
import type { TableBlock, Tone } from '#domain/dashboard/block.js';
import { PAGES } from './pages.js';

interface Cell {
  display: string;
  tone: Tone;
  /** Holds a run of Latin letters that must be broken to fit. */
  long: boolean;
}
export interface TableData {
  size: number;
  /** Points; null takes a share of what is left. */
  widths: (number | null)[];
  columns: TableBlock['columns'];
  rows: Cell[][];
  /** Lines of each row where they are certain: told so, it is set once instead of being measured first. */
  lines: (number | null)[];
}

const CELL_PADDING = 9;
const LEADING = 3.5;
const LONG = /[!-~]{14,}/;
/** Characters as wide in every font: Han and its punctuation, and what the charts' face sets in all tables. */
const CERTAIN = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef—≥≤0-9.,%+−–/\n]*$/u;

export function tableData(block: TableBlock, layout: BriefingLayout): TableData {
  const { area, tall, tableSizes } = PAGES[layout];
  const rows = block.rows.map((row) => row.cells.map(({ display, tone }) => ({ display, tone, long: LONG.test(display) })));
  const flexible = block.columns.map((column) => column.align === 'left');
  for (const size of tableSizes) {
    const natural = block.columns.map(
      (column, i) =>
        CELL_PADDING +
        1 +
        Math.max(...words(column.name, size), ...rows.map((cells) => textWidth(cells[i]?.display ?? '', size, cells[i]?.tone === 'bad'))),
    );
    const fixed = natural.reduce((sum, width, i) => sum + (flexible[i] ? 0 : width), 0);
    const names = natural.reduce((sum, width, i) => sum + (flexible[i] ? Math.min(width, size * 10) : 0), 0);
    const isFit = fixed + names <= area && (tall === null || heightOf(rows, size) <= tall);
    if (isFit || size === tableSizes.at(-1)) {
      const all = natural.reduce((sum, width) => sum + width, 0);
      // On a page of its own a table fills the width evenly: names do not drift away from their figures.
      const widths = tall !== null && all <= area ? natural.map((width) => (width * area) / all) : shares(natural, flexible, area, fixed);
      const isCertain = ({ display, tone }: Cell, i: number) =>
        CERTAIN.test(display) && textWidth(display, size, tone === 'bad') + CELL_PADDING < (widths[i] ?? 0);
      return { size, columns: block.columns, rows, widths, lines: rows.map((cells) => (cells.every(isCertain) ? linesOf(cells) : null)) };
    }
  }
  return { size: 8.5, columns: block.columns, rows, widths: block.columns.map(() => null), lines: rows.map(() => null) };
}

const linesOf = (cells: Cell[]): number => Math.max(...cells.map(({ display }) => display.split('\n').length));

/** Head, rows and what is between them; a row is as high as its cell of most lines. */
const heightOf = (rows: TableData['rows'], size: number): number =>
  rows.reduce((sum, cells) => sum + linesOf(cells) * (size + LEADING) - LEADING + size * 0.7, size * 3.6);

/** A Chinese heading of more than five characters breaks into two even lines, an English one between words. */
const words = (name: string, size: number): number[] =>
  /[\u4e00-\u9fff]/.test(name)
    ? [textWidth(name, size) <= size * 5.2 ? textWidth(name, size) : textWidth(name, size) / 2 + size * 0.6]
    : name.split(' ').map((word) => textWidth(word, size, true));

/** Points the names have at least; figures alone may give up that much of the room between them. */
const LEAST = 60;
const TIGHTEST = 0.9;

/** What the fixed columns leave over goes to the names, longer ones getting more but not all; without name columns it is spread evenly. */
function shares(natural: number[], flexible: boolean[], area: number, fixed: number): (number | null)[] {
  const left = area - fixed;
  const weight = natural.map((width, i) => (flexible[i] ? Math.sqrt(width) : 0));
  const total = weight.reduce((sum, one) => sum + one, 0);
  if (total === 0) return natural.map((width) => width + left / natural.length);
  if (left < LEAST) {
    const scale = (area - LEAST) / fixed;
    return natural.map((width, i) => (scale < TIGHTEST ? null : flexible[i] ? ((weight[i] ?? 0) / total) * LEAST : width * scale));
  }
  return natural.map((width, i) => (flexible[i] ? ((weight[i] ?? 0) / total) * left : width));
}
