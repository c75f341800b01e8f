/** The online form as data: the sections of the workbook with their rows, what is filled in, and what stands beside each cell. */
import { formatNumber } from '#domain/indicators/format-figure.js';
import { numberOf, type StoredValue, type Values } from '#domain/return/values.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { FindingView, ReturnView } from '#domain/views/return-view.js';
import type { CatalogueElement } from '../../../components/values/value-rows.js';

export interface FormRow {
  element: CatalogueElement;
  locked: boolean;
  /** What a new draft begins with; shown in a cell nothing is stored for yet. */
  prefilled: number | null;
  previous: number | null;
  yearAgo: number | null;
}
export interface FormSection {
  code: string;
  name: string;
  rows: FormRow[];
}

type Source = Pick<ReturnView, 'type' | 'values' | 'locked' | 'prefilled' | 'previous' | 'yearAgo'>;

/** Sections and rows in the workbook's order; cells hidden from the reader have no row. `seesAll`: he may read the four forms. */
export function formSections(view: Source, catalogue: CatalogueView, seesAll: boolean): FormSection[] {
  const stored = Object.keys(view.values).length > 0;
  const locked = new Set(view.locked);
  const shown = (e: CatalogueElement) =>
    e.appliesTo.includes(view.type) && (stored ? e.code in view.values : seesAll || !e.bureauTotalOnly);
  const at = (values: Values | null, code: string) => values?.[code] ?? null;
  return catalogue.sheets
    .map((sheet) => ({
      ...sheet,
      rows: catalogue.elements
        .filter((e) => e.sheet === sheet.code && shown(e))
        .map((element) => ({
          element,
          locked: locked.has(element.code),
          prefilled: at(view.prefilled, element.code),
          previous: at(view.previous, element.code),
          yearAgo: at(view.yearAgo, element.code),
        })),
    }))
    .filter((section) => section.rows.length > 0);
}

export interface Completeness {
  filled: number;
  asked: number;
  errors: number;
  warnings: number;
}

/** What of a section is filled in, of the cells that are typed. */
export function completenessOf(
  section: FormSection,
  valueOf: (row: FormRow) => StoredValue,
  findings: readonly FindingView[],
): Completeness {
  const typed = section.rows.filter((row) => !row.locked);
  const own = findings.filter((f) => section.rows.some((row) => row.element.code === f.element));
  return {
    asked: typed.length,
    filled: typed.filter((row) => valueOf(row) !== null).length,
    errors: own.filter((f) => f.severity === 'error').length,
    warnings: own.filter((f) => f.severity === 'warning').length,
  };
}

/** Stocks left empty for which last quarter has a figure: what “copy stocks” fills in. */
export const stocksToCopy = (sections: readonly FormSection[], valueOf: (row: FormRow) => StoredValue): FormRow[] =>
  sections
    .flatMap((section) => section.rows)
    .filter((row) => row.element.time === 'stock' && !row.locked && row.previous !== null && valueOf(row) === null);

/** As typed: no grouping, so that it can be edited as it stands. */
export const asTyped = (value: StoredValue): string => (value === null ? '' : typeof value === 'number' ? String(value) : value.raw);

export const asPrinted = (value: number, element: CatalogueElement): string =>
  formatNumber(value, element.type === 'integer' || Number.isInteger(value) ? 0 : element.scale);

export type ChangeShown = { kind: 'none' | 'steady' | 'not_comparable' } | { kind: 'percent'; percent: number; isLarge: boolean };

/** Less than this is noise in a small unit. */
const LEAST_MOVE = 3;
const LARGE_PERCENT = 30;

/** Against last quarter; a year-to-date count, which grows by nature, against the same quarter of last year. */
export function changeOfRow(row: FormRow, value: StoredValue): ChangeShown {
  const now = numberOf(value);
  const base = row.element.time === 'ytd' ? row.yearAgo : row.previous;
  if (now === null || base === null) return { kind: 'none' };
  if (now === base) return { kind: 'steady' };
  if (base <= 0) return { kind: 'not_comparable' };
  const percent = ((now - base) / base) * 100;
  return { kind: 'percent', percent, isLarge: Math.abs(now - base) >= LEAST_MOVE && Math.abs(percent) > LARGE_PERCENT };
}
