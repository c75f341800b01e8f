/** Every label inside its drawing and on no other, at every width, on every medium, whatever the data. */
import { type ChartContext, chartHeight, CHARTS } from '#charts/charts.js';
import type { Block, TreemapBlock, StripBlock } from '#domain/dashboard/block.js';
import { labelsOf } from '#render/extract/read-drawings.js';
import { AWKWARD, draw, type Label, overlaps, SAMPLES } from './chart-drawing.js';

const WIDTHS = [320, 360, 390, 480, 640, 768, 1024, 1280, 1600];
const media = WIDTHS.flatMap((width): ChartContext[] => [
  { width, medium: 'screen', language: 'zh' },
  { width, medium: 'screen', language: 'en', scheme: 'dark', patterns: true },
  { width, medium: width > 1000 ? 'wall' : 'paper', language: 'en' },
]);
const walls = [1200, 1920, 2560, 3840].map((width): ChartContext => ({ width, medium: 'wall', language: 'zh', scheme: 'dark' }));
const phone: ChartContext = { width: 340, medium: 'screen', language: 'zh' };

const outside = (labels: Label[], context: ChartContext, height: number): Label[] =>
  labels.filter((l) => l.text && (l.left < -1 || l.right > context.width + 1 || l.top < -2 || l.bottom > height + 2));
/** Nothing when all is well; else what is wrong where. */
function faults(block: Block, context: ChartContext): object[] {
  const labels = labelsOf(draw(block, context));
  const [cut, covered] = [outside(labels, context, chartHeight(block, context)), overlaps(labels)];
  return cut.length + covered.length > 0 ? [{ ...context, cut, covered }] : [];
}

describe('labels', () => {
  it.each(SAMPLES)('%s: none leaves the drawing or covers another between 320 and 1600 pixels', (_name, block) =>
    expect(media.flatMap((context) => faults(block, context))).toEqual([]),
  );
  it.each(SAMPLES)('%s: nor on a wall of up to 3840 pixels', (_name, block) =>
    expect(walls.flatMap((context) => faults(block, context))).toEqual([]),
  );
  for (const [awkward, change] of AWKWARD)
    it.each(SAMPLES)(`%s with ${awkward}: nor then`, (_name, block) => {
      const contexts = [phone, { ...phone, width: 880 }, { ...phone, width: 640, medium: 'paper' as const }];
      expect(contexts.flatMap((context) => faults(change(block), context))).toEqual([]);
    });

  // In a treemap a name has the room of its unit.
  it.each(SAMPLES.filter(([name]) => name !== 'treemap'))('%s: none is cut short on a phone or beside another chart', (_name, block) => {
    const contexts = [326, 390, 570, 1440].map((width): ChartContext => ({ width, medium: 'screen', language: 'zh' }));
    const texts = [...contexts, { ...contexts[0]!, width: 640, medium: 'paper' as const }].flatMap((context) =>
      labelsOf(draw(block, context)),
    );
    expect(texts.map(({ text }) => text).filter((text) => text.includes('…'))).toEqual([]);
  });

  it.each(SAMPLES)('%s says what is missing', (name, block) =>
    expect(labelsOf(draw(block, { ...phone, width: 640, medium: 'paper' })).map((label) => label.text)).toEqual(
      expect.arrayContaining([{ 'trend-of-counts': '国企党支部 290次', 'trend-of-index': '0.93', waterfall: '88.4%' }[name] ?? '未报']),
    ),
  );
  it.each(SAMPLES)('%s: nothing reported is said, and no figure is made up', (name, block) => {
    const empty = AWKWARD.find(([awkward]) => awkward === 'nothing reported')![1](block);
    const texts = labelsOf(draw(empty, { ...phone, width: 880 })).map((label) => label.text);
    if (!name.startsWith('trend-of')) expect(texts).toContain('未报');
    expect(texts.filter((text) => /NaN|undefined|Infinity|^0\.0%$/.test(text))).toEqual([]);
  });

  it.each(SAMPLES)('%s: a name with markup or braces is drawn literally', (_name, block) => {
    const hostile = AWKWARD.find(([awkward]) => awkward === 'braces and markup')![1](block);
    const svg = draw(hostile, { ...phone, width: 1600 });
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it('a hundred bars have a hundred names', () => {
    const sample = CHARTS[1]?.sample as Extract<Block, { kind: 'bar' }>;
    const bars = Array.from({ length: 100 }, (_, i) => ({ ...sample.bars[0]!, key: `u${i}`, name: `第${i + 1}党支部` }));
    const texts = labelsOf(draw({ ...sample, bars }, phone)).map((label) => label.text);
    expect(bars.filter((bar) => !texts.includes(bar.name))).toEqual([]);
  });

  it('nothing at all is still a drawing', () => {
    for (const [, block] of SAMPLES) {
      const empty = JSON.parse(JSON.stringify(block), (_key, value: unknown) => (Array.isArray(value) ? [] : value)) as Block;
      expect(draw(empty, phone)).toContain('<svg');
    }
  });
});

describe('three hundred units', () => {
  const treemap = SAMPLES.find(([kind]) => kind === 'treemap')![1] as TreemapBlock;
  const strip = SAMPLES.find(([kind]) => kind === 'strip')![1] as StripBlock;
  const nodes = Array.from({ length: 300 }, (_, i) => ({
    ...treemap.nodes[5]!,
    key: `u${i}`,
    name: `第${i + 1}党支部`,
    area: 3 + ((i * 37) % 90),
  }));
  const points = Array.from({ length: 300 }, (_, i) => ({
    ...strip.groups[0]!.points[0]!,
    key: `p${i}`,
    figure: { ...strip.groups[0]!.points[0]!.figure, value: 60 + ((i * 17) % 40) },
  }));

  it('are three hundred areas of the right sizes', () => {
    const svg = draw({ ...treemap, nodes }, { ...phone, width: 1200 });
    expect(overlaps(labelsOf(svg))).toEqual([]);
    expect(svg.match(/<path /g)!.length).toBeGreaterThanOrEqual(300);
  });
  it('are three hundred points in one row, always in the same places', () => {
    const block = { ...strip, groups: [{ ...strip.groups[0]!, points }] };
    const size = (svg: string) => svg.match(/<path /g)!.length;
    expect(size(draw(block, phone))).toBeGreaterThanOrEqual(300);
    expect(labelsOf(draw(block, phone))).toEqual(labelsOf(draw(block, phone)));
  });
});
