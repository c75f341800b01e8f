/** The workbook behind a briefing: figures by their names, n/d beside, digits as printed, and rows as high as their text. */
import * as sheetjs from '@e965/xlsx';
import type { Briefing } from '#domain/briefing/briefing.js';
import { writeBriefingAnnex } from './briefing-annex.js';

const briefing: Briefing = {
  ...{ kind: 'quarterly', layout: 'official', period: '2026Q3', unit: { code: 'JT', name: '局党委' }, masthead: '', issue: '' },
  ...{ issuingOffice: '党建办', issuedOn: '2026年10月20日', title: '通报', addressees: null, annexes: [], sealSpace: false },
  ...{ distribution: { report: [], send: [], issue: [], copies: null }, verification: null, colophon: [], dataVersion: 1 },
  ...{ catalogueVersion: '2022.1', language: 'zh' },
  body: [
    {
      ...{ id: 'a', type: 'paragraph' },
      sentence: [
        '占比为',
        { code: 'missing.O03.share', display: '66.1%', value: 66.101694915 },
        '（',
        { code: 'missing.O03.share.ratio', display: '78/118', value: null },
        `）。${'其余见表。'.repeat(40)}`,
      ],
    },
    { id: 'b', type: 'paragraph', sentence: ['甲'] },
  ],
};

it('says what each figure is and whose, with its n/d, and leaves room for every line', async () => {
  const names = { figure: (code: string) => (code === 'missing.O03.share' ? '未审核通过单位所占比重' : null), unit: () => null };
  const book = sheetjs.read(await writeBriefingAnnex(briefing, { fonts: '', names }), { cellNF: true, cellStyles: true });
  const [head, row] = sheetjs.utils.sheet_to_json<Record<string, string>>(book.Sheets['正文数字']!, {
    header: 1,
    raw: false,
    range: 2,
  }) as unknown as string[][];
  const said = Object.fromEntries(head!.map((name, i) => [name, row![i]]));
  expect(said).toMatchObject({
    数字: '未审核通过单位所占比重',
    单位: '局党委',
    印出: '66.1%',
    '分子/分母': '78/118',
    数值: '66.1',
    编码: 'missing.O03.share',
  });
  const heights = book.Sheets['正文']!['!rows']!.slice(3).map((one) => one?.hpt ?? null);
  expect(heights[0]).toBeGreaterThan(3 * 10.5);
  expect(heights[1] ?? null).toBeNull();
});
