/** Writes the same cells the way other programmes do: prefixes, inline strings, no references, a dimension that is wrong. */
import { addressName, columnName, parseAddress } from '../address.js';
import type { RawBook, RawSheet, RawValue } from '../raw-book.js';
import { plainWorkbook, type PlainSheet } from './plain-workbook.js';

export interface Traits {
  /** Namespace prefix of every element, with its colon. */
  prefix?: string;
  inlineStrings?: boolean;
  withoutReferences?: boolean;
  dimension?: string;
  encoding?: 'utf-16le' | 'utf-16be';
  namespace?: string;
  byteOrderMark?: boolean;
}
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function writeForeign(book: RawBook, traits: Traits): Buffer {
  const strings: string[] = [];
  const sheets: PlainSheet[] = book.sheets.map((sheet) => ({
    name: sheet.name,
    state: sheet.state === 'visible' ? undefined : sheet.state,
    whole: true,
    xml: sheetXml(sheet, traits, strings),
  }));
  const names = [...book.names].map(([name, target]) => `<definedName name="${name}">${escape(target)}</definedName>`).join('');
  return plainWorkbook({
    sheets,
    names,
    ...(traits.inlineStrings ? {} : { strings: strings.map((s) => `<si><t xml:space="preserve">${escape(s)}</t></si>`).join('') }),
  });
}

function sheetXml(sheet: RawSheet, traits: Traits, strings: string[]): Buffer {
  const p = traits.prefix ?? '';
  const rows = new Map<number, Map<number, RawValue>>();
  for (const [name, value] of sheet.cells) {
    const { row, column } = parseAddress(name)!;
    rows.set(row, (rows.get(row) ?? new Map()).set(column, value));
  }
  const last = Math.max(0, ...rows.keys());
  // Without references position says everything, so that nothing may be left out.
  const numbers = traits.withoutReferences ? Array.from({ length: last }, (_, i) => i + 1) : [...rows.keys()].sort((a, b) => a - b);
  const lines = numbers.map((row) => {
    const cells = rows.get(row) ?? new Map<number, RawValue>();
    const widest = Math.max(0, ...cells.keys());
    const columns = traits.withoutReferences ? Array.from({ length: widest }, (_, i) => i + 1) : [...cells.keys()].sort((a, b) => a - b);
    const xml = columns
      .map((column) => cellXml(cells.get(column), traits.withoutReferences ? '' : ` r="${addressName(row, column)}"`, p, traits, strings))
      .join('\n');
    return `<${p}row${traits.withoutReferences ? '' : ` r="${row}"`}>${xml}</${p}row>`;
  });
  const xmlns = `xmlns${p ? `:${p.slice(0, -1)}` : ''}="${traits.namespace ?? MAIN}"`;
  const dimension = `<${p}dimension ref="${traits.dimension ?? `A1:${columnName(7)}${last}`}"/>`;
  const xml = `<${p}worksheet ${xmlns}>${dimension}<${p}sheetData>${lines.join('\n')}</${p}sheetData></${p}worksheet>`;
  const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>${xml}`;
  if (traits.encoding === 'utf-16le') return Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le');
  if (traits.encoding === 'utf-16be') return Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le').swap16();
  return Buffer.from(`${traits.byteOrderMark ? '\ufeff' : ''}${declared('utf-8')}`);
}

function cellXml(value: RawValue | undefined, reference: string, p: string, traits: Traits, strings: string[]): string {
  if (value === undefined) return `<${p}c${reference}/>`;
  if (typeof value === 'number') return `<${p}c${reference}><${p}v>${value}</${p}v></${p}c>`;
  const text = typeof value === 'object' ? value.text : String(value);
  if (traits.inlineStrings) return `<${p}c${reference} t="inlineStr"><${p}is><${p}t>${escape(text)}</${p}t></${p}is></${p}c>`;
  return `<${p}c${reference} t="s"><${p}v>${strings.push(text) - 1}</${p}v></${p}c>`;
}
