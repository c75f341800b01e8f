/** The rows of a return's table: each element with its value, last quarter's, last year's, and whether it moved far. */
import type { StoredValue } from '#domain/return/values.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import type { CatalogueView } from '#domain/views/catalogue-view.js';
import type { ReturnView } from '#domain/views/return-view.js';

export type CatalogueElement = CatalogueView['elements'][number];

export interface ValueRow {
  element: CatalogueElement;
  /** As printed; null when the cell is empty. */
  now: string | null;
  previous: string | null;
  yearAgo: string | null;
  /** Signed move against the base, as printed; null when there is nothing to compare. */
  move: string | null;
  isLarge: boolean;
  hasError: boolean;
  hasWarning: boolean;
}
export interface SheetRows {
  code: string;
  name: string;
  rows: ValueRow[];
}

/** Less than this is noise in a small unit. */
const LEAST_MOVE = 3;
const LARGE_SHARE = 0.3;

/** Sheets in the catalogue's order, with the elements this unit files. */
export function sheetRows(view: ReturnView, catalogue: CatalogueView): SheetRows[] {
  const filed = Object.keys(view.values).length > 0;
  const expected = (e: CatalogueElement) => (filed ? e.code in view.values : e.appliesTo.includes(view.type));
  return catalogue.sheets
    .map((sheet) => ({
      ...sheet,
      rows: catalogue.elements.filter((e) => e.sheet === sheet.code && expected(e)).map((e) => valueRow(view, e)),
    }))
    .filter((sheet) => sheet.rows.length > 0);
}

function valueRow(view: ReturnView, element: CatalogueElement): ValueRow {
  const stored = view.values[element.code];
  const previous = view.previous?.[element.code];
  const yearAgo = view.yearAgo?.[element.code];
  // A year-to-date count grows every quarter by nature: it is compared with the same quarter of last year.
  const base = element.time === 'ytd' ? yearAgo : previous;
  const change = typeof stored === 'number' && base !== undefined ? stored - base : null;
  const say = (n: number | undefined) => (n === undefined ? null : formatNumber(n, decimalsOf(n, element)));
  const findings = view.findings.filter((f) => f.element === element.code);
  return {
    element,
    now: sayStored(stored, element),
    previous: say(previous),
    yearAgo: say(yearAgo),
    move: change === null ? null : change === 0 ? '0' : `${change > 0 ? '+' : ''}${formatNumber(change, decimalsOf(change, element))}`,
    isLarge: change !== null && base !== undefined && Math.abs(change) >= LEAST_MOVE && Math.abs(change) > Math.abs(base) * LARGE_SHARE,
    hasError: findings.some((f) => f.severity === 'error'),
    hasWarning: findings.some((f) => f.severity === 'warning'),
  };
}

const decimalsOf = (value: number, element: CatalogueElement): number =>
  element.type === 'integer' || Number.isInteger(value) ? 0 : element.scale;

function sayStored(stored: StoredValue | undefined, element: CatalogueElement): string | null {
  if (stored === undefined || stored === null) return null;
  return typeof stored === 'number' ? formatNumber(stored, decimalsOf(stored, element)) : stored.raw;
}
