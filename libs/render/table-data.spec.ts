/** Rows whose lines are told: only where no font could break them otherwise. */
import { textWidth } from '#charts/measure-text.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { tableData } from './table-data.js';

const cell = (display: string) => ({ display, tone: 'neutral' as const, drill: null });
const table = (...rows: string[][]) =>
  ({
    kind: 'table',
    columns: [
      { key: 'name', name: '指标', align: 'left' },
      { key: 'value', name: '本期', align: 'right' },
    ],
    rows: rows.map((texts, i) => ({ key: String(i), cells: texts.map(cell) })),
  }) as unknown as TableBlock;

it.each([
  ['one line of Han characters and numerals', ['组织覆盖率（年内累计）', '≥96.4%'], 1],
  ['as many lines as its highest cell', ['机关', '100.0%\n37/37'], 2],
  ['Latin letters, which are as wide as their font has them', ['组织覆盖率 ABC', '96.4%'], null],
  ['a name that wraps', ['名'.repeat(60), '96.4%'], null],
])('%s', (_what, texts, lines) => expect(tableData(table(texts), 'official').lines).toEqual([lines]));

it('on a slide fills the width evenly: names take no more than their share', () => {
  const { widths } = tableData(table(['机关', '100.0%  37/37'], ['事业单位', '78.4%  91/116']), 'deck');
  expect(widths[0]!).toBeLessThan(widths[1]!);
});

it('figures that fill the width alone do not run into each other, and names keep a column', () => {
  const ratio = '12,124/13,388';
  const heads = ['指标', '一季度', '二季度', '三季度', '四季度', '全年', '目标', '比上年'];
  const columns = heads.map((name, i) => ({ key: String(i), name, align: i === 0 ? 'left' : 'right' }));
  const texts = ['组织生活出席率', ...Array.from({ length: 5 }, () => `90.1%\n${ratio}`), '≥85%', '−2.4%'];
  const { size, widths } = tableData({ ...table(texts), columns } as TableBlock, 'official');
  for (const width of widths.slice(1, 6)) expect(width).toBeGreaterThan(textWidth(ratio, size) + 3);
  expect(widths[0]).toBeGreaterThan(50);
});
