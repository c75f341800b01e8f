/** Nothing may fall off the wall, and nothing may stand on it twice. */
import { barChart } from '#charts/bar.chart.js';
import { heatChart } from '#charts/heat.chart.js';
import { trendChart } from '#charts/trend.chart.js';
import { chartHeight } from '#charts/charts.js';
import type { BarBlock, KpiBlock } from '#domain/dashboard/block.js';
import { slidesOf } from './slides.js';

const ROOM = { width: 1500, height: 640 };
const bars = (count: number): BarBlock => ({
  ...barChart.sample,
  id: `bars${count}`,
  bars: Array.from({ length: count }, (_, i) => ({ ...barChart.sample.bars[0]!, key: `u${i}`, name: `第${i}党支部` })),
});
const kpis = (count: number): KpiBlock =>
  ({
    kind: 'kpi',
    id: 'kpi',
    subtitle: '',
    notes: [],
    items: Array.from({ length: count }, (_, i) => ({ code: `C${i}` })),
  }) as unknown as KpiBlock;

describe('slidesOf', () => {
  it('cuts what is too tall into pages that fit, and loses no row', () => {
    const slides = slidesOf([bars(40)], ROOM, 'zh');
    const pages = slides.map(({ blocks: [block] }) => block as BarBlock);
    expect(slides.length).toBeGreaterThan(1);
    expect(pages.flatMap((page) => page.bars.map((bar) => bar.key))).toEqual(bars(40).bars.map((bar) => bar.key));
    for (const page of pages)
      expect(chartHeight(page, { width: ROOM.width, medium: 'wall', language: 'zh' })).toBeLessThanOrEqual(ROOM.height);
    expect(pages[0]!.subtitle).toMatch(new RegExp(`1/${slides.length}$`));
    expect(new Set(slides.map((slide) => slide.key)).size).toBe(slides.length);
  });
  it('deals cards out evenly', () => {
    expect(slidesOf([kpis(10)], ROOM, 'zh').map(({ blocks: [block] }) => (block as KpiBlock).items.length)).toEqual([5, 5]);
    expect(slidesOf([kpis(8)], ROOM, 'zh')).toHaveLength(1);
  });
  it('puts two small pictures side by side, never three, and nothing beside a large one', () => {
    const small = (id: string) => ({ ...trendChart.sample, id });
    expect(slidesOf([small('a'), small('b'), small('c')], ROOM, 'zh').map((slide) => slide.blocks.map((one) => one.id))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    expect(slidesOf([small('a'), { ...heatChart.sample, id: 'heat' }], ROOM, 'zh')).toHaveLength(2);
    const wordy = { ...small('b'), title: '党务干部集中培训覆盖率连续三季上升，仍落后进度0.3个百分点；距年底目标差25.3个百分点' };
    expect(slidesOf([small('a'), wordy], ROOM, 'zh')).toHaveLength(2);
    const last = slidesOf([bars(20), small('a')], ROOM, 'zh').slice(-2);
    expect(last.map((slide) => slide.blocks.length)).toEqual([1, 1]);
  });
});
