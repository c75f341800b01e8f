/** Lines of CSV that Excel, WPS and LibreOffice open alike: UTF-8 with its mark, texts that no program runs. */
import { harmlessInCsv } from '../harmless-text.js';

const field = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = harmlessInCsv(value);
  return /[",\n\r;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): Uint8Array =>
  new TextEncoder().encode(`\ufeff${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`);
