import * as sheetjs from '@e965/xlsx';
import type { Finding } from '#domain/validation/finding.js';
import { writeAnnotated, type AnnotatedInput } from './annotated.js';
import { chooseNamedCells, parseReturn } from './parse-return.js';
import { sheetPart, takeApart } from './testing/edit-workbook.js';
import { rawBookOf } from './testing/raw-book-of.js';
import { SAMPLE_UNIT, SAMPLE_VALUES, sampleInput } from './testing/sample-return.js';
import { smallCatalogue } from './testing/small-catalogue.js';

const finding = (code: string, element: string | null, more: Partial<Finding> = {}): Finding => ({
  key: `${code}:${element ?? '*'}`,
  severity: code.startsWith('H') ? 'error' : 'warning',
  code,
  element,
  sheet: null,
  cell: null,
  value: null,
  message: { zh: `${code} 说的话`, en: `${code} says` },
  expected: { zh: '23', en: '23' },
  ...more,
});
const VALUES = { ...SAMPLE_VALUES, M02: { raw: '12人', value: null }, M05: null };
const FINDINGS = [
  finding('H01', 'M09', { value: 22 }),
  finding('H19', 'M02', { value: '12人' }),
  finding('H19', 'M05'),
  finding('W02', 'M09'),
  finding('W07', 'L07a'),
  finding('W15', null),
];

async function annotated(more: Partial<AnnotatedInput> = {}) {
  const written = await writeAnnotated({
    ...sampleInput({ values: VALUES }),
    findings: FINDINGS,
    explanations: { 'W07:L07a': '本月主题党日与上月合并开展' },
    version: 3,
    fileName: '季报.xlsx',
    ...more,
  });
  const bytes = Buffer.from(written);
  const book = sheetjs.read(bytes, { cellStyles: true });
  const cellOf = (sheet: string, address: string): sheetjs.CellObject | undefined => book.Sheets[sheet]![address];
  const parts = await takeApart(bytes);
  const xmlOf = (sheet: string): string => parts.get(sheetPart(book.SheetNames.indexOf(sheet) + 1))!.toString();
  return { bytes, book, cellOf, xmlOf, colourOf: (sheet: string, address: string) => cellOf(sheet, address)?.s?.fgColor?.rgb };
}
const reread = async (bytes: Uint8Array) => parseReturn(await rawBookOf(bytes, chooseNamedCells), smallCatalogue);

describe('writeAnnotated', () => {
  it('is the same template with the same figures when it is uploaded again', async () => {
    const { identity, values } = await reread((await annotated()).bytes);
    expect(values).toEqual(VALUES);
    expect(identity).toMatchObject({ unit: SAMPLE_UNIT.code, period: '2026Q3', catalogueVersion: 'test.1' });
  });

  it('begins with the list: one line a finding, with the way to its cell and back', async () => {
    const { book, cellOf } = await annotated();
    expect(book.SheetNames[0]).toBe('审核结果');
    const lines = sheetjs.utils.sheet_to_json<string[]>(book.Sheets['审核结果']!, { header: 1 }).slice(4);
    expect(lines.map((line) => line.slice(1, 5))).toEqual([
      ['错误 H01', '党员队伍', 'E8', '本季末实有党员数'],
      ['错误 H19', '党员队伍', 'E6', '本季发展党员数'],
      ['错误 H19', '党员队伍', 'E7', '本季转出党员数'],
      ['警告 W02', '党员队伍', 'E8', '本季末实有党员数'],
      ['已说明 W07', '组织生活', 'E5', '主题党日场次（第一个月）'],
      ['警告 W15', '—', '—', '整份报表'],
    ]);
    expect(cellOf('审核结果', 'D5')!.l!.Target).toBe("#'党员队伍'!E8");
    expect(cellOf('党员队伍', 'B8')!.l!.Target).toBe('#审核结果!A5');
  });

  it('colours a cell by the worst that is found of it, an empty one too, and leaves others alone', async () => {
    const { colourOf, xmlOf } = await annotated();
    expect(colourOf('党员队伍', 'E8')).toBe('F7CFCB');
    expect(colourOf('党员队伍', 'E7')).toBe('F7CFCB');
    expect(colourOf('组织生活', 'E5')).toBe('D9E6EE');
    expect(colourOf('组织设置', 'E6')).toBeUndefined();
    expect(xmlOf('党员队伍')).not.toContain('ISBLANK(E7)');
  });

  it('says at the cell every rule that is broken, what would be right, and the note given', async () => {
    const { cellOf } = await annotated();
    const said = (sheet: string, address: string) => cellOf(sheet, address)!.c![0]!.t;
    expect(said('党员队伍', 'E8')).toMatch(/^【错误 H01】H01 说的话\n应为：23\n\n【警告 W02】/);
    expect(said('组织生活', 'E5')).toContain('您的说明：本月主题党日与上月合并开展');
  });

  it('restores a figure nobody types, and says so', async () => {
    const { bytes, cellOf } = await annotated({ values: { ...VALUES, O03: 7 }, findings: [finding('F14', 'O03', { value: 7 })] });
    expect(cellOf('组织设置', 'E5')!.v).toBe(1);
    expect(cellOf('组织设置', 'E5')!.c![0]!.t).toContain('本表中已恢复为系统数');
    expect((await reread(bytes)).values.O03).toBe(1);
  });

  it('writes hostile names and texts as texts, without what cannot be seen', async () => {
    const name = `=cmd|'/c calc'!A1<b>"\u202egnp.exe\u0007`;
    const evil = { raw: '=1+1\u0000', value: null };
    const note = '+SUM(A1)\u2066 </comment>';
    const { bytes, cellOf, xmlOf } = await annotated({
      unit: { ...SAMPLE_UNIT, name },
      fileName: name,
      values: { ...VALUES, M02: evil },
      explanations: { 'W07:L07a': note },
      findings: [...FINDINGS, finding('H20', 'O06', { value: '@x', message: { zh: '-1\u202e]]>', en: '' } })],
    });
    expect(cellOf('审核结果', 'I9')).toMatchObject({ t: 's', v: '+SUM(A1) </comment>' });
    expect(cellOf('审核结果', 'A2')!.v).toContain(`=cmd|'/c calc'!A1<b>"gnp.exe`);
    expect(cellOf('审核结果', 'G11')).toMatchObject({ t: 's', v: '-1]]>' });
    expect(xmlOf('审核结果')).not.toContain('<f>');
    expect((await reread(bytes)).values.M02).toEqual({ raw: '=1+1', value: null });
  });

  it('says so when nothing was found, and gives the same bytes for the same input', async () => {
    const [first, second] = [await annotated({ findings: [] }), await annotated({ findings: [] })];
    expect(first.cellOf('审核结果', 'A3')!.v).toBe('没有发现问题，可以报送。');
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });
});
