/** The real reading child on real and hostile files: no workbook can hurt its caller, and each gets its verdict. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as sheetjs from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { textsOf, withHead } from '#catalogue/definition-texts.js';
import type { StoredCatalogue } from '#domain/ports/import-store.port.js';
import type { ReadContext } from '#domain/ports/workbook-reader.port.js';
import { ParserHost } from '#workbook/child/parser-host.js';
import { writeTemplate } from '#workbook/template.js';
import { NEEDS_CATALOGUE, REFUSED } from '#workbook/testing/refused-cases.js';
import { change, sheetPart } from '#workbook/testing/edit-workbook.js';
import { edited, FIXTURES } from '#workbook/testing/fixture-case.js';
import { SAMPLE_PERIOD, SAMPLE_UNIT } from '#workbook/testing/sample-return.js';
import { writeZip } from '#workbook/testing/zip-writer.js';
import { Random } from '../../apps/cli/sample/random.js';
import { wideWorkbook } from '../bench/support/wide-workbook.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';

const folder = mkdtempSync(join(tmpdir(), 'jibao-reading-'));
const host = new ParserHost();
const NOTHING: ReadContext = { open: [], catalogues: [] };
const OPEN: ReadContext = { open: [{ period: '2026Q3', catalogueVersion: CATALOGUES.forPeriod('2026Q3').version }], catalogues: [] };
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('the reading child', () => {
  it('reads a filled template of the catalogue in force, by every element of the unit', async () => {
    const catalogue = CATALOGUES.forPeriod('2026Q3');
    const elements = catalogue.elementsFor('branch');
    const values = Object.fromEntries(elements.map((element, i) => [element.code, element.min + (i % 7)]));
    const input = {
      unit: SAMPLE_UNIT,
      period: { ...SAMPLE_PERIOD, catalogueVersion: catalogue.version },
      catalogue,
      prefilled: {},
      previous: null,
      values,
    };
    const result = await host.read(keep('template.xlsx', await writeTemplate(input)), NOTHING);
    expect(result).toMatchObject({ ok: true, returns: [{ parsed: { identity: { unit: SAMPLE_UNIT.code, period: '2026Q3' } } }] });
    if (result.ok) expect(result.returns[0]!.parsed.values).toEqual(values);
  });

  it('gives every refused fixture the same verdict as in process, without the caller waiting', async () => {
    let longest = 0;
    let last = performance.now();
    const ticks = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10).unref();
    // The form version of the fixtures belongs to a catalogue of tests, which the child does not know: also F10.
    let slowest = 0;
    for (const { file, expected, volatile, make } of REFUSED) {
      const path = volatile && make ? keep(basename(file), await make()) : join(FIXTURES, file);
      const since = performance.now();
      last = since;
      const result = await host.read(path, OPEN);
      slowest = Math.max(slowest, performance.now() - since);
      const code = result.ok ? 'read' : result.findings[0]!.code;
      expect([file, code]).toEqual([file, NEEDS_CATALOGUE.has(file) ? 'F10' : 'code' in expected ? expected.code : '']);
    }
    clearInterval(ticks);
    expect(longest).toBeLessThan(Math.max(500, slowest / 3));
  });

  /** Of the fixtures' form version, which the child does not know: F10 is said after everything was read. */
  it.each([
    [
      'a million rows more',
      Array.from({ length: 1_048_000 }, (_, i) => `<row r="${i + 500}"><c r="A${i + 500}"><v>1</v></c></row>`).join(''),
      /^F10$/,
    ],
    [
      'a million merges',
      `</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1_000_000)}</mergeCells><sheetData>`,
      /^F0?(5|10)$/,
    ],
    [
      'a row of all columns, wide apart',
      Array.from({ length: 16_000 }, (_, i) => `<row r="${i + 500}"><c r="XFD${i + 500}" t="str"><v>${i}</v></c></row>`).join(''),
      /^F10$/,
    ],
  ])('is through with %s in ten seconds', async (_, rows, verdict) => {
    const make = edited((parts) => change(parts, sheetPart(3), (xml) => xml.replace('</sheetData>', `${rows}</sheetData>`)));
    const began = performance.now();
    const path = keep('big.xlsx', await make());
    const madeMs = performance.now() - began;
    const started = performance.now();
    const result = await host.read(path, NOTHING);
    const tookMs = performance.now() - started;
    expect(result.ok ? 'read' : result.findings[0]!.code).toMatch(verdict);
    measured('a hostile workbook', { tookMs: Math.round(tookMs), madeMs: Math.round(madeMs) });
    // Making it is the like amount of work, and takes as much longer on a slow machine.
    expect(tookMs).toBeLessThan(Math.max(10_000, 5 * madeMs));
  });

  it('knows after a hundred rows that a wide workbook is no table of ours', async () => {
    const result = await host.read(keep('wide.xlsx', wideWorkbook(5000, 85)), NOTHING);
    expect(result.ok ? 'read' : result.findings[0]!.code).toBe('F15');
  });

  it('reads a form that does not ship with the program, told of it once', async () => {
    const catalogue = storedCatalogue('office.1');
    const context: ReadContext = { open: [{ period: '2026Q3', catalogueVersion: 'office.1' }], catalogues: [catalogue] };
    const path = keep('office.csv', Buffer.from('UNIT,M01,M09\nB0101,23,22\n'));
    for (let i = 0; i < 2; i++)
      expect(await host.read(path, context)).toMatchObject({
        ok: true,
        tables: [{ catalogueVersion: 'office.1', rows: [{ values: [23, 22] }] }],
      });
    const unknown = await host.read(path, { ...context, open: [{ period: '2026Q3', catalogueVersion: 'office.2' }] });
    expect(unknown.ok ? 'read' : unknown.findings.map(({ code }) => code)).toEqual(['F10']);
  });

  it.each(['xlsx', 'csv'])(
    'hands over 5,000 units × %s at once, while the caller goes on',
    async (format) => {
      const { elements } = CATALOGUES.forPeriod('2026Q3');
      const head = ['UNIT', ...elements.map(({ code }) => code)];
      const rows = Array.from({ length: 5000 }, (_, r) => [`U${r}`, ...elements.map((_, i) => (r * (i + 1)) % 997)]);
      const bytes =
        format === 'csv'
          ? Buffer.from([head, ...rows].map((row) => row.join(',')).join('\n'))
          : await writeXlsx({ sheets: [{ name: '汇总', rows: [head, ...rows] }] });
      const path = keep(`consolidated.${format}`, bytes);
      let longest = 0;
      let last = performance.now();
      const ticks = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 5);
      const since = performance.now();
      const result = await host.read(path, OPEN);
      const tookMs = performance.now() - since;
      clearInterval(ticks);
      expect(result.ok && result.refused).toEqual([]);
      expect(result.ok && result.tables[0]!.rows.map(({ unit, values }) => [unit, ...values])).toEqual(rows);
      expect(longest).toBeLessThan(Math.max(500, tookMs / 3));
    },
    60_000,
  );
});

describe('mutants', () => {
  const TABLE = 'UNIT,NAME,M01,M02\r\nB0101,"第一支部",23,１\r\nB0102,"第二,支部",2,3\r\n';
  const random = new Random('mutants of the template');
  const impatient = new ParserHost({ timeoutMs: 8_000 });
  afterAll(() => impatient.close());
  const catalogue = CATALOGUES.forPeriod('2026Q3');
  const template = () =>
    writeTemplate({
      unit: SAMPLE_UNIT,
      period: { ...SAMPLE_PERIOD, catalogueVersion: catalogue.version },
      catalogue,
      prefilled: {},
      previous: null,
      values: Object.fromEntries(catalogue.elementsFor('branch').map((element, i) => [element.code, element.min + (i % 7)])),
    });

  it.each([
    ['xlsx', template],
    ['xls', async () => readFileSync(join(FIXTURES, 'xls', 'filled.xls'))],
    ['table.xls', async () => sheetjs.write(sheetjs.read(TABLE, { type: 'string' }), { type: 'buffer', bookType: 'biff8' }) as Buffer],
    ['zip', async () => writeZip([{ name: '一支部.xlsx', data: await template(), stored: true }])],
    ['csv', async () => Buffer.from(TABLE)],
  ])(
    '.%s, a few bytes flipped each: every one has its verdict, none takes the house down',
    async (format, make) => {
      const original = Buffer.from(await make());
      const whole = await impatient.read(keep(`original.${format}`, original), OPEN);
      // The form of the fixture in .xls is one of tests, which the child does not know.
      expect(whole.ok ? 'read' : whole.findings[0]!.code).toBe(format === 'xls' ? 'F10' : 'read');
      const verdicts: Record<string, number> = {};
      const mutants = count(60, 3_000);
      for (let i = 0; i < mutants; i++) {
        const bytes = Buffer.from(original);
        for (let n = random.whole(1, 8); n > 0; n--) bytes[random.whole(0, bytes.length - 1)] = random.whole(0, 255);
        const path = keep(`mutant.${format}`, i % 6 === 0 ? bytes.subarray(0, random.whole(1, bytes.length)) : bytes);
        const [returns, table] = await Promise.all([impatient.read(path, OPEN), impatient.readTable(path)]);
        for (const result of [returns, table]) {
          const verdict = result.ok ? 'read' : result.findings[0]!.code;
          verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
        }
      }
      measured(`mutants of .${format}`, { mutants, ...verdicts });
      expect(Object.values(verdicts).reduce((sum, n) => sum + n, 0)).toBe(2 * mutants);
      // F12 is the child stopped or dead: the library for .xls may come to that, our own readers may not.
      if (!format.endsWith('xls')) expect(verdicts.F12).toBeUndefined();
    },
    1_800_000,
  );
});

/** The definitions that ship, under another version. */
function storedCatalogue(version: string): StoredCatalogue {
  const files = withHead(textsOf(CATALOGUES.forPeriod('2026Q3').version), { version, effectiveFrom: '2026Q3' });
  return { version, effectiveFrom: '2026Q3', files, createdBy: 'system', createdAt: '2026-11-21T00:00:00Z' };
}
