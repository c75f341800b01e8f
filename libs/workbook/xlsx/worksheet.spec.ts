import fc from 'fast-check';
import { addressName } from '../address.js';
import type { RawValue } from '../raw-book.js';
import { worksheet } from '../testing/plain-workbook.js';
import { WorksheetReader } from './worksheet.js';
import { XmlScanner } from './xml-scanner.js';

const context = { part: 'sheet', strings: ['零', '一'], dateStyles: [false, true], date1904: false };

/** Cells of a sheet, fed in pieces of `size` bytes; `plain` lets the fast way take part. */
function cellsOf(xml: string | Buffer, size = 1 << 20, plain = true): [string, RawValue][] {
  const found: [string, RawValue][] = [];
  const reader = new WorksheetReader(context, (row, column, value) => found.push([addressName(row, column), value]));
  if (!plain) Object.defineProperty(reader, 'skip', { value: undefined });
  const scanner = new XmlScanner(reader, 'sheet');
  const bytes = Buffer.from(xml as string);
  for (let at = 0; at < bytes.length; at += size) scanner.write(bytes.subarray(at, at + size));
  scanner.end();
  return found;
}
const row = (inner: string): string => worksheet(`<sheetData><row r="1">${inner}</row></sheetData>`);

const quote = fc.constantFrom('"', "'");
const blank = fc.constantFrom('', ' ', '\n\t');
/** A cell in one of the many ways it may be written, with what it must read as. */
const cell = fc.oneof(
  fc
    .record({ value: fc.integer({ min: -99_999, max: 99_999_999 }), style: fc.constantFrom('', ' s="0"'), space: blank, q: quote })
    .map(({ value, style, space, q }) => ({
      xml: (r: string) => `<c r=${q}${r}${q}${style}>${space}<v>${value}</v>${space}</c>${space}`,
      value: value + 0,
    })),
  fc
    .double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ xml: (r: string) => `<c r="${r}"><v>${value}</v></c>`, value: value + 0 })),
  fc.nat(1).map((i) => ({ xml: (r: string) => `<c t="s" r="${r}"><v>${i}</v></c>`, value: context.strings[i]! })),
  fc.nat(1).map((i) => ({ xml: (r: string) => `<c r="${r}" t="s" s="0"><v>${i}</v></c>`, value: context.strings[i]! })),
  fc.string().map((text) => {
    const safe = text.replaceAll(/[^\w 党&<>]/g, '').replaceAll('_x', '') || 'x';
    return {
      xml: (r: string) =>
        `<c r="${r}" t="inlineStr"><is><t>${safe.replaceAll('&', '&amp;').replaceAll('<', '&#60;').replaceAll('>', '&#x3E;')}</t></is></c>`,
      value: safe,
    };
  }),
  fc.constant({ xml: (r: string) => `<c r="${r}" s="1"><v>46295</v></c>`, value: { kind: 'date' as const, text: '2026-09-30' } }),
  fc.constant({ xml: (r: string) => `<c r="${r}" t="b"><!-- <v>9</v> --><v>1</v></c>`, value: true }),
  fc.constant({ xml: (r: string) => `<c r="${r}"><f>1+1</f><v>0</v></c>`, value: 0 }),
);

describe('a worksheet', () => {
  it('reads the same whole, in pieces, and without the fast way', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (rows, size) => {
        const expected = rows.flatMap((cells, r) => cells.map((c, i) => [addressName(r + 1, i + 1), c.value]));
        const lines = rows.map((cells, r) => `<row r="${r + 1}">${cells.map((c, i) => c.xml(addressName(r + 1, i + 1))).join('')}</row>`);
        const xml = worksheet(`<dimension ref="A1"/><sheetData>${lines.join('\n')}</sheetData>`);
        expect(cellsOf(xml)).toEqual(expected);
        expect(cellsOf(xml, size)).toEqual(expected);
        expect(cellsOf(xml, size, false)).toEqual(expected);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it.each([
    [
      'cells without references count on',
      '<c><v>1</v></c><c/><c><v>3</v></c>',
      [
        ['A1', 1],
        ['C1', 3],
      ],
    ],
    [
      'a reference after cells without',
      '<c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c>',
      [
        ['A1', 1],
        ['D1', 4],
        ['E1', 5],
      ],
    ],
    ['an empty value is no value', '<c r="A1"><v></v></c><c r="B1"/><c r="C1" t="str"><v/></c>', []],
    [
      'text that is no number stays text',
      '<c r="A1"><v>1,5</v></c><c r="B1"><v>NaN</v></c>',
      [
        ['A1', '1,5'],
        ['B1', 'NaN'],
      ],
    ],
    ['escapes of spreadsheets', '<c r="A1" t="str"><v>a_x000D_b</v></c>', [['A1', 'a\rb']]],
    ['an apostrophe and a bracket in attributes', `<c r='A1' cm="&gt;"><v>1</v></c>`, [['A1', 1]]],
    ['elements of no meaning', '<x><c r="A1"><v>9</v></c></x><c r="B1"><y><v>8</v></y><v>2</v></c>', [['B1', 2]]],
  ])('%s', (_, inner, expected) => expect(cellsOf(row(inner))).toEqual(expected));

  it.each([
    ['two cells at one address', '<c r="A1"/><c r="A1"><v>2</v></c>'],
    ['cells out of order', '<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>'],
    ['a row within another', '<c r="A2"><v>1</v></c>'],
    ['two values in a cell', '<c r="A1"><v>1</v><v>2</v></c>'],
    ['an element inside a value', '<c r="A1"><v>1<b/>2</v></c>'],
    ['a type nobody knows', '<c r="A1" t="zz"><v>1</v></c>'],
    ['a text that is not in the table', '<c r="A1" t="s"><v>2</v></c>'],
    ['a column beyond the last', '<c r="XFE1"><v>1</v></c>'],
    ['crossed tags', '<c r="A1"><v>1</c></v>'],
    ['an open tag', '<c r="A1"><v>1</v>'],
    ['a bare bracket in an attribute', '<c r="A1" s="<"><v>1</v></c>'],
  ])('%s is damage', (_, inner) => {
    expect(() => cellsOf(row(inner))).toThrow('F04');
    expect(() => cellsOf(row(inner), 3)).toThrow('F04');
  });

  it('stays linear on what never ends', () => {
    const started = performance.now();
    for (const endless of [
      '<c r="A1"><v>'.repeat(50_000),
      `<c ${'a="b" '.repeat(200_000)}`,
      `<!--${'-'.repeat(900_000)}`,
      `<c r="A1"><v>${'9'.repeat(900_000)}`,
    ])
      expect(() => cellsOf(worksheet(`<sheetData><row>${endless}`).replace('</worksheet>', ''), 65_536)).toThrow(/F0[45]/);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
