/** A block as a table to be kept: numbers as numbers, and what each rests on in columns of its own, to the right of what is read. */
import type { Block } from '#domain/dashboard/block.js';
import { blockTable, type BlockTable, type TableCell } from '#domain/dashboard/block-table.js';
import type { Language, Text } from '#domain/errors.js';

/** A number with how it is printed: 97.25 is read as 97.3%. */
export interface ExportNumber {
  value: number;
  decimals: number;
  /** Unit after it: %, 个, 人次. */
  unit: string;
  /** A plus sign is printed: it is a change. */
  isChange: boolean;
  display: string;
}
export type ExportCell = string | ExportNumber | null;

export interface ExportTable {
  columns: { head: string; isText: boolean }[];
  rows: ExportCell[][];
}

const PARTS = {
  numerator: { zh: '分子', en: 'numerator' },
  denominator: { zh: '分母', en: 'denominator' },
  reported: { zh: '已审核单位', en: 'units accepted' },
  expected: { zh: '应报单位', en: 'units expected' },
  hint: { zh: '说明', en: 'remark' },
} as const satisfies Record<string, Text>;
type Part = keyof typeof PARTS;

/** `−1,234.5人次`: sign, digits, then a unit without digits; anything else printed is not one number. */
const NUMBER = /^([+−-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([^\d/]*)$/;
const RATIO = /^([−-]?[\d,]+(?:\.\d+)?)\/([−-]?[\d,]+(?:\.\d+)?)$/;

export function exportTable(block: Block, language: Language): ExportTable {
  const { columns, rows } = blockTable(block, language);
  const basis = columns.flatMap(({ name }, at) =>
    partsOf(rows, at).map((part) => ({ at, part, head: `${name}·${PARTS[part][language]}` })),
  );
  return {
    columns: [
      ...columns.map(({ name, isText }) => ({ head: name, isText })),
      ...basis.map(({ head, part }) => ({ head, isText: part === 'hint' })),
    ],
    rows: rows.map(({ cells }) => [
      ...columns.map(({ isText }, at) => cellOf(cells[at], isText)),
      ...basis.map(({ at, part }) => (cells[at] ? (basisOf(cells[at])[part] ?? null) : null)),
    ]),
  };
}

/** Which of the parts any cell of the column has. */
const partsOf = (rows: BlockTable['rows'], at: number): Part[] =>
  (Object.keys(PARTS) as Part[]).filter((part) => rows.some(({ cells }) => cells[at] && basisOf(cells[at])[part] !== undefined));

function basisOf({ ratio, coverage, hint }: TableCell): Partial<Record<Part, ExportCell>> {
  const rests = ratio !== undefined || coverage !== undefined;
  const [numerator, denominator] = bothOf(ratio);
  const [reported, expected] = bothOf(coverage);
  return {
    ...(numerator !== undefined && { numerator, denominator }),
    ...(reported !== undefined && { reported, expected }),
    ...(!rests && hint ? { hint } : {}),
  };
}

function bothOf(ratio: string | undefined): ExportNumber[] {
  const match = RATIO.exec(ratio ?? '');
  return match ? [match[1]!, match[2]!].map((text) => numberFrom(text)!) : [];
}

/** A cell whose number is known, or that is printed as one number in a column of numbers, is a number; all else is what is printed. */
function cellOf(cell: TableCell | undefined, isTextColumn: boolean): ExportCell {
  if (!cell) return null;
  if (typeof cell.value === 'number') {
    const printed = numberFrom(cell.display);
    return printed
      ? { ...printed, value: cell.value }
      : { value: cell.value, decimals: 4, unit: '', isChange: false, display: cell.display };
  }
  const isPlain = !isTextColumn && cell.isText !== true && cell.value === undefined;
  return (isPlain && numberFrom(cell.display)) || cell.display || null;
}

/** What is printed, where it is one number. */
export function numberFrom(display: string): ExportNumber | null {
  const match = NUMBER.exec(display);
  if (!match) return null;
  const [, sign, whole, fraction = '', unit] = match;
  const size = Number(`${whole!.replaceAll(',', '')}.${fraction || '0'}`);
  return { value: sign === '' || sign === '+' ? size : -size, decimals: fraction.length, unit: unit!, isChange: sign === '+', display };
}

/** As a spreadsheet writes it: `#,##0.0"%"`. */
export function formatOf({ decimals, unit, isChange }: ExportNumber): string {
  const digits = `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  const tail = unit === '' ? '' : `"${unit.replaceAll('"', '')}"`;
  return isChange ? `+${digits}${tail};-${digits}${tail};${digits}${tail}` : `${digits}${tail}`;
}
