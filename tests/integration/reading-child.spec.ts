/** The real reading child on real and hostile files: no workbook can hurt its caller, and each gets its verdict. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { ReadContext } from '#domain/ports/workbook-reader.port.js';
import { ParserHost } from '#workbook/child/parser-host.js';
import { writeTemplate } from '#workbook/template.js';
import { NEEDS_CATALOGUE, REFUSED } from '#workbook/testing/refused-cases.js';
import { change, sheetPart } from '#workbook/testing/edit-workbook.js';
import { edited, FIXTURES } from '#workbook/testing/fixture-case.js';
import { SAMPLE_PERIOD, SAMPLE_UNIT } from '#workbook/testing/sample-return.js';
import { wideWorkbook } from '../bench/support/wide-workbook.js';

const folder = mkdtempSync(join(tmpdir(), 'jibao-reading-'));
const host = new ParserHost();
const NOTHING: ReadContext = { open: [], catalogues: [] };
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
    for (const { file, expected, volatile, make } of REFUSED) {
      const path = volatile && make ? keep(basename(file), await make()) : join(FIXTURES, file);
      last = performance.now();
      const result = await host.read(path, NOTHING);
      const code = result.ok ? 'read' : result.findings[0]!.code;
      expect([file, code]).toEqual([file, NEEDS_CATALOGUE.has(file) ? 'F10' : 'code' in expected ? expected.code : '']);
    }
    clearInterval(ticks);
    expect(longest).toBeLessThan(500);
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
    const path = keep('big.xlsx', await make());
    const started = performance.now();
    const result = await host.read(path, NOTHING);
    expect(result.ok ? 'read' : result.findings[0]!.code).toMatch(verdict);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('knows a consolidated workbook for what it is before it reads a cell of it', async () => {
    const result = await host.read(keep('wide.xlsx', wideWorkbook(5000, 85)), NOTHING);
    expect(result.ok ? 'read' : result.findings[0]!.code).toBe('F07');
  });
});
