/** The look of the form: warm greys, deep red as the only accent, 宋体 for text and 黑体 for heads. */
import type { BorderStyle, CellStyle, PageSetup, SheetProtection } from 'hucre';

export const COLOURS = {
  accent: '9B1C1C',
  ink: '2B2622',
  quiet: '6F665E',
  line: 'BDB4A9',
  head: 'ECE7E1',
  locked: 'F4F1ED',
  missing: 'FFF8E3',
  paper: 'FFFFFF',
};
const SONG = '宋体';
const HEI = '黑体';

const side = { style: 'thin' as const, color: { rgb: COLOURS.line } };
const box: BorderStyle = { top: side, right: side, bottom: side, left: side };
const fill = (rgb: string): CellStyle['fill'] => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb },
});
const font = (size: number, rgb = COLOURS.ink, name = SONG, bold = false): CellStyle['font'] => ({
  name,
  size,
  bold,
  color: { rgb },
});
const middle = (horizontal: 'left' | 'center' | 'right', wrapText = false, indent?: number): CellStyle['alignment'] => ({
  horizontal,
  vertical: 'center',
  wrapText,
  ...(indent ? { indent } : {}),
});
const rule: BorderStyle = { bottom: { style: 'medium', color: { rgb: COLOURS.accent } } };

export const BODY_FONT = { name: SONG, size: 10.5 };
export const STYLES = {
  coverTitle: { font: font(24, COLOURS.accent, HEI, true), alignment: middle('center') },
  coverPeriod: { font: font(15, COLOURS.ink, HEI), alignment: middle('center') },
  title: { font: font(16, COLOURS.accent, HEI, true), alignment: middle('center') },
  meta: { font: font(10, COLOURS.ink), alignment: middle('left') },
  metaRight: { font: font(10, COLOURS.ink), alignment: middle('right') },
  /** Last line above a table: the red rule of an official form. */
  metaRule: { font: font(10, COLOURS.ink), alignment: middle('left'), border: rule },
  metaRuleRight: { font: font(10, COLOURS.ink), alignment: middle('right'), border: rule },
  head: {
    font: font(10.5, COLOURS.ink, HEI),
    fill: fill(COLOURS.head),
    border: box,
    alignment: middle('center', true),
  },
  label: {
    font: font(10.5),
    fill: fill(COLOURS.head),
    border: box,
    alignment: middle('left', true, 1),
  },
  text: { font: font(10.5), border: box, alignment: middle('left', true, 1) },
  /** 其中: a part of the line above. */
  part: { font: font(10.5), border: box, alignment: middle('left', true, 2) },
  centre: { font: font(10.5), border: box, alignment: middle('center', true) },
  code: { font: font(9.5, COLOURS.quiet, 'Consolas'), border: box, alignment: middle('center') },
  help: { font: font(9, COLOURS.quiet), border: box, alignment: middle('left', true, 1) },
  link: {
    font: { ...font(10.5, COLOURS.accent), underline: 'single' },
    border: box,
    alignment: middle('left', true, 1),
  },
  note: { font: font(10), alignment: { ...middle('left', true), vertical: 'top' } },
  noteHead: { font: font(10.5, COLOURS.ink, HEI), alignment: middle('left') },
  fillIn: {
    font: font(10.5),
    fill: fill(COLOURS.paper),
    border: box,
    alignment: middle('left', true, 1),
    protection: { locked: false },
  },
} satisfies Record<string, CellStyle>;

/** Cell of a figure: typed by the clerk, prefilled and locked, or last quarter's for reference. */
export const figureStyle = (kind: 'input' | 'locked' | 'reference', numFmt: string): CellStyle => ({
  font: font(kind === 'reference' ? 10 : 11, kind === 'reference' ? COLOURS.quiet : COLOURS.ink),
  border: box,
  alignment: middle('right', false, 1),
  numFmt,
  ...(kind === 'input' ? { protection: { locked: false } } : { fill: fill(COLOURS.locked) }),
});
export const MISSING_STYLE: CellStyle = {
  fill: {
    type: 'pattern',
    pattern: 'solid',
    bgColor: { rgb: COLOURS.missing },
    fgColor: { rgb: COLOURS.missing },
  },
};

export const PROTECTION: SheetProtection = {
  sheet: true,
  objects: true,
  scenarios: true,
  formatColumns: true,
  formatRows: true,
};

/** A4 upright, one page wide; `titleRows` are repeated on every page. */
export const pageSetup = (titleRows: number): PageSetup => ({
  paperSize: 'a4',
  orientation: 'portrait',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { top: 0.75, bottom: 0.75, left: 0.6, right: 0.6, header: 0.35, footer: 0.35 },
  ...(titleRows ? { printTitlesRow: `$1:$${titleRows}` } : {}),
});

/** Width of a text in halves of a Chinese character, as column widths count. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e7f || '“”‘’…—·◇①②③'.includes(c) ? 2 : 1), 0);

/** Height in points a wrapped text needs in a column that wide. */
export function heightOf(text: string, width: number, points: number, least: number): number {
  const fit = Math.max(2, Math.floor((width - 1.5) * (10.5 / points)));
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / fit)), 0);
  return Math.max(least, Math.ceil(lines * points * 1.35 + 6));
}
