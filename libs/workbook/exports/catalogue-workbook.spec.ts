import * as sheetjs from '@e965/xlsx';
import { bundleOf, unbundle } from '#catalogue/bundle.js';
import { compareDefinitions } from '#catalogue/compare-definitions.js';
import { textsOf, withHead } from '#catalogue/definition-texts.js';
import { definitionsOf, textsFrom } from '#catalogue/definitions.js';
import { loadTexts } from '#catalogue/load-catalogue.js';
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import { readCatalogueWorkbook, writeCatalogueWorkbook } from './catalogue-workbook.js';

const TEXTS = textsOf('2022.1');
const plain = (texts: typeof TEXTS): unknown => JSON.parse(JSON.stringify(loadTexts(texts).catalogue));

let written: Promise<Uint8Array> | undefined;
async function sheetsOfExport() {
  const book = sheetjs.read(await (written ??= writeCatalogueWorkbook(definitionsOf(TEXTS))));
  return book.SheetNames.map((name) => ({
    name,
    rows: sheetjs.utils.sheet_to_json<TableCell[]>(book.Sheets[name]!, { header: 1, defval: null, blankrows: true }),
  }));
}

describe('the catalogue as a workbook', () => {
  it('has a sheet for each thing the office edits, every field a column', async () => {
    const sheets = await sheetsOfExport();
    expect(sheets.map((sheet) => sheet.name)).toEqual(['填报项', '规则', '指标', '目标', '目录', '分档帮促', '依据']);
    expect(sheets[0]!.rows[2]!.slice(0, 5)).toEqual([
      'code 编码',
      'sheet 所在表',
      'row 行号',
      'name.zh 名称（中文）',
      'name.en 名称（英文）',
    ]);
    expect(sheets[0]!.rows).toHaveLength(3 + 101);
  });

  it('comes back as the same catalogue: nothing is lost, nothing is added', async () => {
    const { definitions, findings } = readCatalogueWorkbook(await sheetsOfExport());
    expect(findings).toEqual([]);
    expect(compareDefinitions(definitionsOf(TEXTS), definitions)).toEqual([]);
    expect(plain(textsFrom(definitions).texts)).toEqual(plain(TEXTS));
  });

  it('of a version that does not appraise has no such sheet, and is read without one', async () => {
    const { appraisal: _, ...rest } = definitionsOf(TEXTS);
    const book = sheetjs.read(await writeCatalogueWorkbook({ ...rest, appraisal: null }));
    expect(book.SheetNames).not.toContain('分档帮促');
    const sheets = (await sheetsOfExport()).filter(({ name }) => name !== '分档帮促');
    const { definitions, findings } = readCatalogueWorkbook(sheets);
    expect([findings, definitions.appraisal]).toEqual([[], null]);
    expect(loadTexts(textsFrom(definitions).texts).catalogue.appraisal).toBeUndefined();
  });

  it('leads from a line of the documents back to the row of the workbook', async () => {
    const { definitions, placeOf } = readCatalogueWorkbook(await sheetsOfExport());
    const { texts, entryAt } = textsFrom(definitions);
    const line = texts['elements.yaml']!.split('\n').findIndex((text) => text.includes('code: M09')) + 1;
    const place = placeOf.get(entryAt('elements.yaml', line + 5)!)!;
    expect(place.sheet).toBe('填报项');
    expect((await sheetsOfExport())[0]!.rows[place.row! - 1]![0]).toBe('M09');
  });

  it('numbers the rows anew where nobody did, and names cells that cannot be read', async () => {
    const sheets = await sheetsOfExport();
    const [elements] = sheets;
    const row = elements!.rows[2]!.indexOf('row 行号');
    for (const cells of elements!.rows.slice(3)) cells[row] = null;
    elements!.rows[10]![elements!.rows[2]!.indexOf('max 最大值')] = '很多';
    elements!.rows[11]![elements!.rows[2]!.indexOf('prefill 预填')] = '{by: tree';
    const { definitions, findings } = readCatalogueWorkbook(sheets.filter((sheet) => sheet.name !== '依据'));
    expect(definitions.elements.slice(0, 3).map((element) => element.row)).toEqual([1, 2, 3]);
    expect(findings.map((finding) => [finding.sheet, finding.cell, finding.message.zh])).toEqual(
      [
        ['填报项', 'O11', '“很多”不是数字'],
        ['填报项', 'Q12', '这一格应是 JSON 写法，格式不对'],
        [null, null, '缺少工作表“依据”'],
      ].sort((a, b) => Number(a[0] !== null) - Number(b[0] !== null)),
    );
  });
});

describe('the catalogue as one text', () => {
  it('comes apart into the same documents, with the line each begins on', () => {
    const bundle = bundleOf(TEXTS);
    const apart = unbundle(bundle.replaceAll('\n', '\r\n'))!;
    expect(plain(apart.texts)).toEqual(plain(TEXTS));
    const first = apart.texts['elements.yaml']!.split('\n')[0];
    expect(bundle.split('\n')[apart.starts.get('elements.yaml')! - 1]).toBe(first);
    expect(apart.strangers).toEqual([]);
  });

  it('names documents that are none of a catalogue, and is null for another text', () => {
    expect(unbundle('a: 1\n')).toBeNull();
    expect(unbundle('--- # elements.yaml\n[]\n--- # ../evil.yaml\nx\n--- # elements.yaml\n')!.strangers).toEqual([
      { name: '../evil.yaml', line: 3 },
      { name: 'elements.yaml', line: 5 },
    ]);
  });

  it('takes another version and quarter without touching the rest', () => {
    const texts = withHead(TEXTS, { version: '2027.1', effectiveFrom: '2027Q1' });
    expect(loadTexts(texts).catalogue).toMatchObject({ version: '2027.1', effectiveFrom: '2027Q1' });
    expect(compareDefinitions(definitionsOf(TEXTS), definitionsOf(texts))).toEqual([]);
  });
});

describe('two versions compared', () => {
  it('names what came, went, moved, and each field that is another', () => {
    const before = definitionsOf(TEXTS);
    const after = definitionsOf(TEXTS);
    after.elements = [after.elements[1]!, after.elements[0]!, ...after.elements.slice(3)];
    const changed = after.elements.find((element) => element.code === 'M09')!;
    changed.max = 5;
    changed.bureau_total_only = false;
    (after.appraisal!.lagging as { below?: number }[])[3]!.below = 40;
    after.rules.push({ severity: 'warning', entry: { code: 'W99', kind: 'cell', name: { zh: '新规则', en: 'new' } } });
    expect(
      compareDefinitions(before, after).map((c) => [c.kind, c.act, c.code, c.field, c.before?.zh ?? null, c.after?.zh ?? null]),
    ).toEqual([
      ['element', 'removed', 'O03', null, '党支部数', null],
      ['element', 'changed', 'M09', 'max', String(before.elements.find((e) => e.code === 'M09')!.max), '5'],
      ['element', 'moved', 'O02', null, null, null],
      ['rule', 'added', 'W99', null, null, '新规则'],
      ['appraisal', 'changed', '', 'lagging.3.below', '50', '40'],
    ]);
  });
});
