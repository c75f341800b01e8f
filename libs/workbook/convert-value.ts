/** One raw cell → the value of one element: a number, empty, or the clerk's own words where they are no number. */
import type { Element } from '#domain/catalogue/catalogue.js';
import { figureOfNumber, parseFigure, unusableFigure } from '#domain/return/parse-figure.js';
import type { StoredValue } from '#domain/return/values.js';
import type { RawValue } from './raw-book.js';

export function convertValue(raw: RawValue | undefined, element: Element): StoredValue {
  if (raw === undefined) return null;
  if (typeof raw === 'number') return figureOfNumber(raw);
  if (typeof raw === 'boolean') return unusableFigure(raw ? 'TRUE' : 'FALSE');
  if (typeof raw === 'object') return unusableFigure(raw.text);
  return parseFigure(raw, element);
}
