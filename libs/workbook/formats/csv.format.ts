/** Comma, semicolon or tab separated text in UTF-8, GB18030 or UTF-16: one sheet, every cell a text. */
import { TextDecoder } from 'node:util';
import papaparse from 'papaparse';
import { MAX_COLUMNS, MAX_ROWS } from '../address.js';
import { damaged, quotesAstray, tooBig, tooMuchContent } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import { EnoughOfSheet, type CellVisitor } from '../raw-book.js';
import type { SourceFile } from '../source-file.js';
import { LIMITS } from '../xlsx/limits.js';
import { looksLike } from './looks-like.js';
import type { WorkbookFormat } from './workbook-format.js';

/** What its only sheet is called in findings. */
export const CSV_SHEET = 'CSV';
const DELIMITERS = [',', ';', '\t'] as const;
/** Tab, line feed, form feed, carriage return, and the mark some old programmes end a file with. */
const IN_TEXT = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a]);
/** Far enough for one head row with long headings. */
const SAMPLE = 64 * 1024;

export const csvFormat: WorkbookFormat = {
  name: 'csv',
  detect(file) {
    const sample = file.bytes.subarray(0, SAMPLE);
    if (looksLike(file.head)) return false;
    const encoding = byMark(sample);
    // Control characters are in no text, NULs least of all; in UTF-16 every other byte may be one.
    if (!encoding && sample.some((byte) => byte < 0x20 && !IN_TEXT.has(byte))) return false;
    const text = sample.toString(encoding === 'utf-16be' ? 'latin1' : encoding === 'utf-16le' ? 'utf16le' : 'latin1');
    return /[,;\t]/.test(text) && /[\r\n]/.test(text);
  },

  async read(file, begin) {
    const text = decoded(file);
    const outline = { sheets: [{ name: CSV_SHEET, state: 'visible' as const }], names: new Map<string, string>() };
    const visit = begin(outline)(outline.sheets[0]!);
    try {
      if (visit) readRows(text, visit);
    } catch (error) {
      if (!(error instanceof EnoughOfSheet)) throw error;
    }
    return outline;
  },
};

function byMark(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** What is not UTF-8 to the last byte is GB18030, which Excel writes on a Chinese Windows. */
function decoded({ bytes }: SourceFile): string {
  const mark = byMark(bytes);
  for (const encoding of mark ? [mark] : ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes('\0')) break;
      return text;
    } catch {
      // The next encoding.
    }
  throw new FileProblem(damaged('CSV'));
}

function readRows(text: string, visit: CellVisitor): void {
  const { delimiter, separatorLine } = delimiterOf(text);
  let row = 0;
  papaparse.parse<string[]>(text, {
    delimiter,
    step({ data, errors }, parser) {
      row++;
      if (errors.length > 0) throw new FileProblem(quotesAstray(row));
      if (row > MAX_ROWS || data.length > MAX_COLUMNS) {
        parser.abort();
        throw new FileProblem(tooMuchContent());
      }
      if (row === 1 && separatorLine) return;
      data.forEach((cell, i) => {
        if (cell.length > LIMITS.text)
          throw new FileProblem(tooBig({ zh: `第 ${row} 行有超长的单元格`, en: `a cell of row ${row} is too long` }));
        const value = plain(cell);
        if (value !== '') visit(row, i + 1, value);
      });
    },
  });
}

/** `="00123"` keeps the zeros in Excel; an apostrophe before a sign keeps it from calculating, and is how we write such texts. */
const plain = (cell: string): string => {
  const kept = /^="([^"]*)"$/.exec(cell);
  if (kept) return kept[1]!;
  return /^'\s*[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
};

/** `sep=;` in the first line says it (Excel); else the one that occurs most, outside quotes. */
function delimiterOf(text: string): { delimiter: string; separatorLine: boolean } {
  const said = /^sep=([,;\t])\r?\n/i.exec(text)?.[1];
  if (said) return { delimiter: said, separatorLine: true };
  const sample = text.slice(0, SAMPLE).replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => sample.split(delimiter).length);
  return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))]!, separatorLine: false };
}
