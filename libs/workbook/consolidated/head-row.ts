/** The row of codes of a consolidated table: which column holds the unit, the period and each element. */
import { isPeriod, periodOf, type Period } from '#domain/period/period.js';
import { shownText } from '#domain/shown-text.js';
import { addressName } from '../address.js';
import { columnTwice } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import type { RawValue } from '../raw-book.js';

export interface HeadRow {
  row: number;
  unit: number;
  period: number | null;
  elements: { code: string; column: number }[];
  /** Headings that mean nothing to us. */
  others: { text: string; column: number }[];
}

/** What may stand in the column of unit codes without being one: the heading in words, under the row of codes. */
const UNIT_WORDS = new Set(['UNIT', '单位编码', '单位代码', '组织编码', 'UNIT CODE']);
const PERIOD_WORDS = new Set(['PERIOD', '报告期']);
/** Columns that help a reader and are ours, or are found in every table. */
const HELPFUL = new Set([
  'NAME',
  'UNIT_NAME',
  'SHORT_NAME',
  'TYPE',
  'SECTOR',
  'PARENT',
  'PATH',
  'NO',
  '单位',
  '单位名称',
  '单位类型',
  '上级',
  '行业',
  '序号',
  '备注',
]);
const ELEMENT = /^([A-Z]\d{2})([A-Z]?)$/;

export const plainCell = (value: RawValue | undefined): string => {
  if (value === undefined) return '';
  return shownText((typeof value === 'object' ? value.text : String(value)).normalize('NFKC')).trim();
};
/** `l07A` → L07a. */
const elementCode = (text: string): string | null => {
  const match = ELEMENT.exec(text);
  return match && `${match[1]}${match[2]!.toLowerCase()}`;
};
export const isUnitHeading = (text: string): boolean => UNIT_WORDS.has(text.toUpperCase());

export type HeadGuess = { head: HeadRow } | { head: null; nearly: boolean };

/** A row with a column of unit codes and at least one element is the head. `nearly`: codes, but no column of units. */
export function guessHead(sheet: string, row: number, cells: [column: number, value: RawValue][]): HeadGuess {
  const columns = new Map<string, number[]>();
  const others: HeadRow['others'] = [];
  const put = (key: string, column: number) => columns.set(key, [...(columns.get(key) ?? []), column]);
  for (const [column, value] of cells) {
    const text = typeof value === 'string' ? plainCell(value) : '';
    const folded = text.toUpperCase();
    const code = elementCode(folded);
    if (UNIT_WORDS.has(folded)) put('UNIT', column);
    else if (PERIOD_WORDS.has(folded)) put('PERIOD', column);
    else if (code) put(code, column);
    else if (text && !HELPFUL.has(folded)) others.push({ text, column });
  }
  const { UNIT: unit, PERIOD: period, ...rest } = Object.fromEntries(columns);
  const codes = Object.entries(rest);
  if (!unit || codes.length === 0) return { head: null, nearly: codes.length >= 3 };
  for (const [code, at] of columns)
    if (at.length > 1)
      throw new FileProblem(
        columnTwice(
          code,
          sheet,
          at.map((column) => addressName(row, column)),
        ),
      );
  return {
    head: {
      row,
      unit: unit[0]!,
      period: period?.[0] ?? null,
      elements: codes.map(([code, [column]]) => ({ code, column: column! })),
      others,
    },
  };
}

const QUARTERS: Record<string, 1 | 2 | 3 | 4> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** `2026Q3`, `2026-Q3`, `2026年第三季度`; null for anything else. */
export function readPeriod(text: string): Period | null {
  const plain = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (isPeriod(plain)) return plain;
  const words = /^(\d{4})年?第?([一二三四1-4])季度?$/.exec(plain);
  return words ? periodOf(Number(words[1]), QUARTERS[words[2]!]!) : null;
}
