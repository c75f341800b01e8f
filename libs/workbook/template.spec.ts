import { createHash } from 'node:crypto';
import * as sheetjs from '@e965/xlsx';
import { parseReference } from './address.js';
import { takeApart, sheetPart } from './testing/edit-workbook.js';
import { SAMPLE_UNIT, SAMPLE_VALUES, sampleInput } from './testing/sample-return.js';
import { smallCatalogue } from './testing/small-catalogue.js';
import { readWorkbook } from './read-workbook.js';
import { writeTemplate, type TemplateInput } from './template.js';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function open(more: Partial<TemplateInput> = {}) {
  const bytes = await writeTemplate(sampleInput(more));
  const parts = await takeApart(bytes);
  const book = sheetjs.read(bytes, { cellFormula: true, cellStyles: true });
  const targets = new Map(book.Workbook!.Names!.map(({ Name, Ref }) => [Name, parseReference(Ref)!]));
  const cellOf = (name: string): sheetjs.CellObject | undefined => {
    const { sheet, row, column } = targets.get(name)!;
    return book.Sheets[sheet]![sheetjs.utils.encode_cell({ r: row - 1, c: column - 1 })];
  };
  const xmlOf = (sheet: string): string => parts.get(sheetPart(book.SheetNames.indexOf(sheet) + 1))!.toString();
  /** Whether sheet protection lets the cell of an element be typed into. */
  const isUnlocked = (code: string): boolean => {
    const { sheet, row } = targets.get(`JB_${code}`)!;
    const style = Number(new RegExp(`<c r="E${row}"[^>]*\\bs="(\\d+)"`).exec(xmlOf(sheet))![1]);
    const formats = /<cellXfs.*?<\/cellXfs>/s.exec(parts.get('xl/styles.xml')!.toString())![0].split('<xf ').slice(1);
    return formats[style]!.includes('locked="0"');
  };
  return { bytes, parts, book, targets, cellOf, xmlOf, isUnlocked };
}

describe('writeTemplate', () => {
  it('carries its identity in a very hidden sheet, and only the sheets this type of unit fills in', async () => {
    const { book, cellOf } = await open();
    expect(book.SheetNames).toEqual(['封面', '组织设置', '党员队伍', '组织生活', '教育培训', '责任整改', '_jibao']);
    expect(book.Workbook!.Sheets!.map((s) => s.Hidden)).toEqual([0, 0, 0, 0, 0, 0, 2]);
    expect(['JB_UNIT', 'JB_TYPE', 'JB_PERIOD', 'JB_VERSION'].map((name) => cellOf(name)!.v)).toEqual([
      'B0101',
      'branch',
      '2026Q3',
      'test.1',
    ]);
    expect(cellOf('JB_TEMPLATE')!.v).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('names one cell for each element of the unit and for no other', async () => {
    for (const type of ['branch', 'committee'] as const) {
      const { targets } = await open({ unit: { ...SAMPLE_UNIT, type } });
      const expected = smallCatalogue()
        .elementsFor(type)
        .map((e) => `JB_${e.code}`);
      const named = [...targets.keys()].filter((name) => name.startsWith('JB_') && !/^JB_(UNIT|TYPE|PERIOD|VERSION|TEMPLATE)$/.test(name));
      expect(named.sort()).toEqual(expected.sort());
    }
  });

  it('locks what is known or computed, and leaves the rest to be typed', async () => {
    const { isUnlocked, cellOf, xmlOf } = await open();
    expect(['O03', 'M01', 'R10', 'R13'].map(isUnlocked)).toEqual([false, false, false, false]);
    expect(['O06', 'M02', 'M09', 'T03', 'R22'].map(isUnlocked)).toEqual([true, true, true, true, true]);
    expect([cellOf('JB_O03')!.v, cellOf('JB_M01')!.v]).toEqual([1, 23]);
    expect(xmlOf('党员队伍')).toContain('<sheetProtection sheet="1"');
    expect(xmlOf('党员队伍')).not.toContain('password');
  });

  it('lets a carried value be typed where none is known', async () => {
    const { isUnlocked } = await open({ prefilled: { O03: 1 }, previous: null });
    expect([isUnlocked('M01'), isUnlocked('R10'), isUnlocked('O03')]).toEqual([true, true, false]);
  });

  it('writes computed cells as formulas that stay blank until they can be right, with the value they have', async () => {
    const blank = (await open()).cellOf('JB_R13')!;
    expect([blank.f, blank.v]).toEqual(['IF(COUNT(E5,E6,E7)=3,E5+E6-E7,"")', '']);
    const known = (await open({ values: SAMPLE_VALUES })).cellOf('JB_R13')!;
    expect([known.f, known.v]).toEqual([blank.f, 1]);
  });

  it('checks every typed cell at once, in Chinese', async () => {
    const { xmlOf } = await open();
    const members = xmlOf('党员队伍');
    expect(members).toMatch(/<dataValidation type="whole" sqref="E6" operator="between"[^>]*error="本季发展党员数应填 0 至 9999 的整数。"/);
    expect(members).not.toContain('sqref="E5"');
    expect(xmlOf('组织设置')).toContain('<formula1>OR(E7="不适用",');
    expect(xmlOf('教育培训')).toMatch(/须为 0\.5 的倍数/);
  });

  it('prints on A4, one page wide, the head repeated, pages numbered', async () => {
    const { parts, xmlOf } = await open();
    for (const tab of ['封面', '党员队伍']) {
      expect(xmlOf(tab)).toMatch(/<pageSetup[^>]*paperSize="9"/);
      expect(xmlOf(tab)).toMatch(/<pageSetup[^>]*orientation="portrait"/);
      expect(xmlOf(tab)).toMatch(/<pageSetup[^>]*fitToWidth="1"/);
      expect(xmlOf(tab)).toContain('第 &amp;P 页　共 &amp;N 页');
    }
    expect(parts.get('xl/workbook.xml')!.toString()).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="2">党员队伍!$1:$4</definedName>',
    );
  });

  it('comes back as it was typed, words included', async () => {
    const values = { ...SAMPLE_VALUES, O08: { raw: '不适用', value: null }, M02: { raw: '12人', value: null }, M05: null };
    const result = await readWorkbook((await open({ values })).bytes, { catalogueOf: smallCatalogue, open: [] });
    expect(result.ok && result.returns[0]!.parsed.values).toEqual(values);
  });

  it('survives names of units that mean something to spreadsheets', async () => {
    const name = `=cmd|'/c calc'!A1 & <b>"党"</b> ]]>`;
    const { bytes, book } = await open({ unit: { ...SAMPLE_UNIT, name, shortName: name, code: '00123' } });
    expect(book.Sheets['封面']!.B6).toMatchObject({ t: 's', v: name });
    const result = await readWorkbook(bytes, { catalogueOf: smallCatalogue, open: [] });
    expect(result.ok && result.returns[0]!.parsed.identity.unit).toBe('00123');
  });

  it('gives the same bytes for the same input', async () => {
    const hashes = [];
    for (let i = 0; i < 2; i++) hashes.push(hashOf(await writeTemplate(sampleInput())));
    expect(hashes[0]).toBe(hashes[1]);
  });
});
