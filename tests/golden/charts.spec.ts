/** Chart options against their committed goldens (`UPDATE_GOLDENS=1` rewrites them), and every label inside its drawing at every width. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as echarts from 'echarts';
import { type ChartContext, chartHeight, chartOption, CHARTS, ECHARTS_PARTS } from '#charts/charts.js';
import { describeBlock } from '#charts/describe-block.js';
import { textWidth } from '#charts/measure-text.js';
import { sparkline } from '#charts/sparkline.js';
import { trendOfCounts, trendOfIndex } from '#charts/trend-samples.js';
import type { Block } from '#domain/dashboard/block.js';

const GOLDENS = join(import.meta.dirname, 'charts');
const SAMPLES: [string, Block][] = [
  ...CHARTS.map((chart): [string, Block] => [chart.kind, chart.sample]),
  ['trend-of-counts', trendOfCounts],
  ['trend-of-index', trendOfIndex],
];
const paper: ChartContext = { width: 640, medium: 'paper', language: 'zh' };
const phone: ChartContext = { width: 340, medium: 'screen', language: 'zh' };

function draw(block: Block, context: ChartContext): string {
  const height = chartHeight(block, context);
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: context.width, height });
  try {
    chart.setOption(chartOption(block, context) ?? {});
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

interface Label {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}
/** Labels of a drawing with the place they take. */
function labelsOf(svg: string): Label[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => {
    const of = (name: string) => attributes.match(new RegExp(`(?:^|[ ;"])${name}[=:]"?([^";]+)`))?.[1];
    const [, dx = '0', dy = '0'] = attributes.match(/translate\(([-\d.]+)[ ,]([-\d.]+)\)/) ?? [];
    const size = Number(of('font-size')?.replace('px', '') ?? 12);
    const x = Number(of('x') ?? 0) + Number(dx);
    const y = Number(of('y') ?? 0) + Number(dy);
    const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
    const width = textWidth(plain, size, /bold|700/.test(of('font-weight') ?? '')) / 1.03;
    const left = x - ({ middle: 0.5, end: 1 }[of('text-anchor') ?? ''] ?? 0) * width;
    return { text: plain, left, right: left + width, top: y - size * 0.55, bottom: y + size * 0.55 };
  });
}

describe('chart options', () => {
  it('every chart file is in the list', () => {
    const files = readdirSync(join(import.meta.dirname, '../../libs/charts')).filter((name) => name.endsWith('.chart.ts'));
    expect(CHARTS.map((chart) => `${chart.kind}.chart.ts`).toSorted()).toEqual(files.toSorted());
  });

  for (const [name, block] of SAMPLES)
    for (const context of [paper, phone])
      it(`${name} on ${context.medium} is as committed`, () => {
        const file = join(GOLDENS, `${name}-${context.medium}.json`);
        const option = JSON.stringify(chartOption(block, context), null, 1);
        if (process.env.UPDATE_GOLDENS === '1') writeFileSync(file, `${option}\n`);
        expect(existsSync(file)).toBe(true);
        expect(JSON.parse(option)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
      });

  it.each(SAMPLES)('%s is plain JSON: nothing is lost on the way', (_name, block) => {
    const option = chartOption(block, phone);
    expect(JSON.parse(JSON.stringify(option))).toEqual(option);
  });

  it('needs no part of ECharts that is not announced', () => {
    const types = new Set(
      SAMPLES.flatMap(([, block]) => ((chartOption(block, phone)?.series ?? []) as { type: string }[]).map((one) => one.type)),
    );
    expect([...types].map((type) => `${type[0]?.toUpperCase()}${type.slice(1)}Chart`).toSorted()).toEqual(ECHARTS_PARTS.charts.toSorted());
  });

  it('kpi and table blocks are not drawn by ECharts', () => {
    const block: Block = { kind: 'table', id: 't', title: '', subtitle: '', codes: [], notes: [], columns: [], rows: [] };
    expect([chartOption(block, paper), chartHeight(block, paper)]).toEqual([null, 0]);
  });
});

describe('drawings', () => {
  const media = [320, 360, 390, 480, 640, 768, 1024, 1280, 1600].flatMap((width): ChartContext[] => [
    { width, medium: 'screen', language: 'zh' },
    { width, medium: width > 1000 ? 'wall' : 'paper', language: 'en' },
  ]);

  for (const [name, block] of SAMPLES)
    it(`${name}: no label leaves the drawing between 320 and 1600 pixels`, () => {
      for (const context of media) {
        const height = chartHeight(block, context);
        const outside = labelsOf(draw(block, context)).filter(
          (l) => l.left < -1 || l.right > context.width + 1 || l.top < -2 || l.bottom > height + 2,
        );
        expect({ context, outside }).toEqual({ context, outside: [] });
      }
    });

  it.each(SAMPLES)('%s says what is missing', (_name, block) =>
    expect(labelsOf(draw(block, paper)).map((label) => label.text)).toEqual(
      expect.arrayContaining(block === trendOfCounts ? ['国企党支部 290次'] : block === trendOfIndex ? ['0.93'] : ['未报']),
    ),
  );

  it('a name with markup or braces is drawn literally', () => {
    const svg = draw(CHARTS[1]?.sample as Block, paper);
    expect(svg).not.toContain('<script');
    expect(labelsOf(svg).map((label) => label.text)).toContain('{b}<script>');
  });

  it('a hundred bars have a hundred names', () => {
    const sample = CHARTS[1]?.sample as Extract<Block, { kind: 'bar' }>;
    const bars = Array.from({ length: 100 }, (_, i) => ({ ...sample.bars[0]!, key: `u${i}`, name: `第${i + 1}党支部` }));
    const texts = labelsOf(draw({ ...sample, bars }, phone)).map((label) => label.text);
    expect(bars.filter((bar) => !texts.includes(bar.name))).toEqual([]);
  });

  it('nothing at all is still a drawing', () => {
    for (const [, block] of SAMPLES) {
      const empty = JSON.parse(JSON.stringify(block), (key, value: unknown) =>
        ['series', 'bars', 'rows', 'categories', 'periods', 'columns'].includes(key) ? [] : value,
      ) as Block;
      expect(draw(empty, phone)).toContain('<svg');
    }
  });
});

describe('describeBlock', () => {
  it.each(SAMPLES)('%s', (_name, block) => expect(describeBlock(block, 'zh')).toMatchSnapshot());
});

describe('sparkline', () => {
  it('breaks at missing values and ends in a dot only when the last is known', () => {
    expect(sparkline([1, 2, null, 4], 63, 20)).toMatchObject({ path: 'M3 17L22 12.33M60 3', last: { x: 60, y: 3 } });
    expect(sparkline([1, null], 60, 20).last).toBeNull();
    expect(sparkline([5, 5], 60, 20).path).toBe('M3 10L57 10');
    expect(sparkline([], 60, 20)).toEqual({ path: '', points: [], last: null });
  });
});
