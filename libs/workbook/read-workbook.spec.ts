import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sheetjs from '@e965/xlsx';
import type { ReadResult } from '#domain/ports/workbook-reader.port.js';
import type { ParsedReturn } from '#domain/return/return.js';
import { hasErrors } from '#domain/validation/finding.js';
import { smallCatalogue } from './testing/small-catalogue.js';
import { ACCEPTED } from './testing/accepted-cases.js';
import { putTogether, takeApart } from './testing/edit-workbook.js';
import { FIXTURES, filled } from './testing/fixture-case.js';
import { REFUSED } from './testing/refused-cases.js';
import { SAMPLE_VALUES } from './testing/sample-return.js';
import { readWorkbook } from './read-workbook.js';
import { readXlsx } from './xlsx/read-xlsx.js';
import type { RawValue } from './raw-book.js';

const catalogueOf = (version: string) => (version === 'test.1' ? smallCatalogue() : null);
const read = (source: string | Uint8Array) =>
  readWorkbook(source, { catalogueOf, open: [{ period: '2026Q3', catalogueVersion: 'test.1' }] });
const returnOf = (result: ReadResult): ParsedReturn | null => (result.ok ? result.returns[0]!.parsed : null);
const pathOf = (file: string): string => join(FIXTURES, file);

/** Unit → element → figure, however many tables they stand in. */
const rowsOf = (result: ReadResult) =>
  Object.fromEntries(
    (result.ok ? result.tables : []).flatMap(({ columns, rows }) =>
      rows.map(({ unit, values }) => [unit, Object.fromEntries(columns.map(({ code }, i) => [code, values[i]]))]),
    ),
  );

describe('a file that must be read', () => {
  it.each(ACCEPTED)('$file', async ({ file, expected }) => {
    const result = await read(pathOf(file));
    expect(result.ok ? [] : result.findings).toEqual([]);
    if (!result.ok) return;
    expect(result.refused.map(({ code }) => code).sort()).toEqual('refused' in expected ? expected.refused : []);
    if ('values' in expected) {
      expect(result).toMatchObject({ tables: [], returns: [{ from: null }] });
      expect(returnOf(result)?.identity).toMatchObject({ unit: 'B0101', period: '2026Q3', catalogueVersion: 'test.1' });
      expect(returnOf(result)?.values).toEqual({ ...SAMPLE_VALUES, ...expected.values });
    } else {
      expect(rowsOf(result)).toEqual('rows' in expected ? expected.rows : {});
      expect(Object.fromEntries(result.returns.map(({ from, parsed }) => [from, parsed.identity.unit]))).toEqual(
        'from' in expected ? (expected.from ?? {}) : {},
      );
      for (const { parsed } of result.returns) expect(parsed.values).toEqual(SAMPLE_VALUES);
    }
    for (const finding of result.refused) {
      expect(finding.message.zh + finding.expected!.zh).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      // Whoever reads it must find the place: a row by its address, an entry by its name.
      expect(finding.cell ?? finding.value).not.toBeNull();
    }
  });

  it('says where each figure was found, after rows and columns moved', async () => {
    const [rows, column] = await Promise.all([read(pathOf('xlsx/rows-inserted.xlsx')), read(pathOf('xlsx/column-inserted.xlsx'))]);
    expect(returnOf(rows)?.cells.M09).toEqual({ sheet: '党员队伍', cell: 'E11' });
    expect(returnOf(column)?.cells.M09).toEqual({ sheet: '党员队伍', cell: 'F8' });
  });
});

describe('a file that must be refused', () => {
  it.each(REFUSED)('$file', async ({ file, expected, make, volatile }) => {
    const source = volatile && make ? await make() : pathOf(file);
    const before = process.memoryUsage().rss;
    const result = await read(source);
    expect(result.ok ? 'read' : result.findings.map((f) => f.code)).toEqual(['code' in expected ? expected.code : '']);
    if (result.ok) return;
    expect(hasErrors(result.findings)).toBe(true);
    const [finding] = result.findings;
    for (const words of [finding!.message, finding!.expected!])
      expect([/[\u4e00-\u9fff]/.test(words.zh), /^[ -~–“”]+$/.test(words.en.replaceAll(/"[^"]*"/g, ''))]).toEqual([true, true]);
    // Nothing is unpacked on the way to a refusal but what is within the limits.
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 2 ** 20);
  });

  it('names what is lost when cells cannot be found', async () => {
    const result = await read(pathOf('xlsx/name-deleted.xlsx'));
    expect(result.ok ? null : result.findings[0]!.message.zh).toContain('M02 本季发展党员数');
  });
});

it('every fixture has its case, and every case its fixture', () => {
  const kept = [...ACCEPTED, ...REFUSED].filter((c) => !c.volatile).map((c) => c.file);
  expect(
    readdirSync(FIXTURES, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(pathOf(name)).map((file) => `${name}/${file}`))
      .sort(),
  ).toEqual([...kept].sort());
});

it('a file that is not there is our trouble, not a finding', async () => {
  await expect(read(pathOf('no-such-file.xlsx'))).rejects.toThrow('ENOENT');
});

/** Where SheetJS is wrong: loses CDATA, stops at a comment, takes 0x10 for 0, cannot read big-endian UTF-16. */
const DIFFERS = new Set([
  'xlsx/cdata-smuggling.xlsx',
  'xlsx/comment-in-value.xlsx',
  'xlsx/exponent-and-space.xlsx',
  'xlsx/utf16-big-endian-sheets.xlsx',
]);

describe('the same numbers as SheetJS', () => {
  it.each(ACCEPTED.filter(({ file }) => file.startsWith('xlsx/') && !DIFFERS.has(file)))('$file', async ({ file }) => {
    const theirs = sheetjs.read(readFileSync(pathOf(file)), { cellFormula: false, cellHTML: false, cellText: false });
    const ours = new Map<string, RawValue>();
    await readXlsx(
      pathOf(file),
      () => (sheet) => (row, column, value) =>
        void ours.set(`${sheet.name}!${sheetjs.utils.encode_cell({ r: row - 1, c: column - 1 })}`, value),
    );
    let compared = 0;
    for (const name of theirs.SheetNames)
      for (const [address, cell] of Object.entries(theirs.Sheets[name]!)) {
        if (address.startsWith('!') || typeof cell !== 'object') continue;
        const own = ours.get(`${name}!${address}`);
        // Dates are numbers to SheetJS; a formula nobody has calculated is not the number 0 to us.
        if (cell.t !== 'n' || (typeof own === 'object' && own.kind !== 'error')) continue;
        expect([name, address, own]).toEqual([name, address, cell.v]);
        compared++;
      }
    expect(compared).toBeGreaterThan(20);
  });
});

describe('damage', () => {
  /** xorshift: the same mutants on every run. */
  const random = (seed: number) => () => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) / 2 ** 32;
  };

  it('of any three bytes is noticed, or harmless', async () => {
    const original = await filled();
    const next = random(20_261_121);
    let refused = 0;
    for (let i = 0; i < 300; i++) {
      const mutant = Buffer.from(original);
      for (let n = 1 + Math.floor(next() * 3); n > 0; n--) mutant[Math.floor(next() * mutant.length)]! ^= 1 << Math.floor(next() * 8);
      const result = await read(mutant);
      if (result.ok) expect(returnOf(result)!.values).toEqual(SAMPLE_VALUES);
      else refused += /^F(0[1-7]|1[01])$/.test(result.findings[0]!.code) ? 1 : 1000;
    }
    expect(refused).toBeGreaterThan(150);
    expect(refused).toBeLessThanOrEqual(300);
  });

  it('of the markup itself, checksums mended, still ends in a verdict about every element', async () => {
    const parts = await takeApart(await filled());
    const next = random(7);
    const names = [...parts.keys()].filter((name) =>
      /workbook\.xml|sharedstrings|sheet[2-7]\.xml$|\.rels$|content_types|styles/.test(name),
    );
    let refused = 0;
    for (let i = 0; i < 150; i++) {
      const name = names[Math.floor(next() * names.length)]!;
      const mutant = Buffer.from(parts.get(name)!);
      mutant[Math.floor(next() * mutant.length)]! ^= 1 << Math.floor(next() * 8);
      const result = await read(putTogether(new Map(parts).set(name, mutant)));
      if (result.ok) expect(Object.keys(returnOf(result)!.values).sort()).toEqual(Object.keys(SAMPLE_VALUES).sort());
      else refused += /^F(0[1-7]|1[01])$/.test(result.findings[0]!.code) ? 1 : 1000;
    }
    expect(refused).toBeGreaterThan(20);
    expect(refused).toBeLessThanOrEqual(150);
  });
});
