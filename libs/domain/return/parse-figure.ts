/** One figure as somebody wrote it → a number, empty, or his own words where they are no number; the same in a workbook, a pasted block and a typed cell. */
import { shownText } from '../shown-text.js';
import { NOT_APPLICABLE, type StoredValue } from './values.js';

/** Spreadsheets calculate with 15 digits: what is longer was a code, or lost digits on the way. */
const MAX_DIGITS = 15;
const MAX_RAW = 200;
const PLAIN = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const GROUPED = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

export const unusableFigure = (text: string): StoredValue => ({ raw: shownText(text).slice(0, MAX_RAW), value: null });

/** Sums in binary end in 0.30000000000000004: what the spreadsheet shows is what was meant. */
export function figureOfNumber(value: number): StoredValue {
  if (Number.isSafeInteger(value) && Math.abs(value) < 10 ** MAX_DIGITS) return value + 0;
  if (!Number.isFinite(value) || Math.abs(value) >= 10 ** MAX_DIGITS) return unusableFigure(String(value));
  return Number(value.toPrecision(MAX_DIGITS)) + 0;
}

/** Full-width digits and signs, all kinds of blanks and minus signs in the form a number is written in. */
const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replaceAll(/[\u2212\u2012]/g, '-')
    .trim();

export function parseFigure(text: string, element: { allowsNotApplicable: boolean }): StoredValue {
  const plain = plainText(text);
  if (plain === '') return null;
  if (element.allowsNotApplicable && plain.replaceAll(/\s/g, '') === NOT_APPLICABLE) return { raw: NOT_APPLICABLE, value: null };
  const percent = plain.endsWith('%');
  const written = percent ? plain.slice(0, -1).trim() : plain;
  const digits = GROUPED.test(written) ? written.replaceAll(',', '') : written;
  if (!PLAIN.test(digits) || digits.replaceAll(/[^\d]/g, '').replace(/^0+/, '').length > MAX_DIGITS) return unusableFigure(text.trim());
  return figureOfNumber(percent ? Number(digits) / 100 : Number(digits));
}
