/** Where everything goes: which sheets a unit gets and the cell of each element, settled before anything is written. */
import type { Element, ElementCode } from '#domain/catalogue/catalogue.js';
import { addressName, quoteSheet } from '../address.js';
import type { TemplateInput } from './template-input.js';

/** Columns of a form sheet, from 1. */
export const COLUMNS = {
  number: 1,
  code: 2,
  name: 3,
  unit: 4,
  value: 5,
  previous: 6,
  help: 7,
} as const;
/** Row of the table's head; the figures start below it. */
export const HEAD_ROW = 4;
export const COVER = '封面';
/** Only in annotated copies; no sheet of the form may be called so. */
export const FINDINGS_SHEET = '审核结果';

export interface FormSheet {
  /** Name on the tab. */
  name: string;
  /** 1-based among the form's sheets. */
  number: number;
  elements: Element[];
}

export interface FormLayout {
  sheets: FormSheet[];
  /** Element → address of its figure, with the sheet it is on. */
  cells: Map<ElementCode, { sheet: string; row: number }>;
}

/** Tab names stay plain words: no programme then needs to quote them. */
function tabName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replaceAll(/[^\p{L}\p{N}]/gu, '')
      .replace(/^\d+/, '')
      .slice(0, 28) || '表';
  let tab = plain;
  for (let i = 2; taken.has(tab); i++) tab = `${plain}${i}`;
  taken.add(tab);
  return tab;
}

export function layOut({ catalogue, unit }: TemplateInput): FormLayout {
  const elements = catalogue.elementsFor(unit.type);
  const taken = new Set([COVER, FINDINGS_SHEET]);
  const cells: FormLayout['cells'] = new Map();
  const sheets: FormSheet[] = [];
  for (const sheet of catalogue.sheets) {
    const own = elements.filter((e) => e.sheet === sheet.code).sort((a, b) => a.row - b.row);
    if (own.length === 0) continue;
    const name = tabName(sheet.name.zh, taken);
    sheets.push({ name, number: sheets.length + 1, elements: own });
    own.forEach((e, i) => cells.set(e.code, { sheet: name, row: HEAD_ROW + 1 + i }));
  }
  return { sheets, cells };
}

const CODE = /\b[A-Z]{1,3}\d{2,3}[a-z]?\b/g;

/**
 * A ◇ formula with cell addresses in the place of element codes, blank until every operand is filled in.
 * Null when the form of this unit lacks one of the operands.
 */
export function formulaFor(formula: string, layout: FormLayout, sheet: string): string | null {
  const operands = new Set<string>();
  let complete = true;
  const withAddresses = formula.replace(/^=/, '').replaceAll(CODE, (code) => {
    const cell = layout.cells.get(code);
    if (!cell) complete = false;
    const address = cell ? (cell.sheet === sheet ? '' : `${quoteSheet(cell.sheet)}!`) + addressName(cell.row, COLUMNS.value) : code;
    operands.add(address);
    return address;
  });
  if (!complete || operands.size === 0) return null;
  return `IF(COUNT(${[...operands].join(',')})=${operands.size},${withAddresses},"")`;
}
