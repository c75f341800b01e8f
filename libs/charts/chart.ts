/** What every kind of chart offers, and the parts of an option that all of them share. */
import type { EChartsOption } from 'echarts';
import type { Block, BlockKind, Drill, Figure } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { isPeriod } from '#domain/period/period.js';
import { evenly, shorten, textWidth, widest } from './measure-text.js';
import type { Medium, Theme } from './theme.js';

export interface ChartContext {
  /** Pixels of the drawing area. */
  width: number;
  /** Pixels to fill; left out, chartHeight() decides. */
  height?: number;
  medium: Medium;
  language: Language;
  /** `dark` for dark meeting rooms. */
  scheme?: 'light' | 'dark';
  /** A pattern on every fill, for readers and printers that cannot rely on colour. */
  patterns?: boolean;
}

/** A context made complete: what a chart file works with. */
export interface Frame {
  width: number;
  height: number;
  language: Language;
  theme: Theme;
}

/**
 * A kind of chart. The option must be plain JSON: no functions, so that it can be stored, compared and sent.
 * `height` may look at everything in the frame but its height. `sample` is drawn by the golden test and holds the awkward cases:
 * a missing figure, an uncertain one, a long name.
 */
export interface Chart<K extends BlockKind> {
  kind: K;
  option(block: Extract<Block, { kind: K }>, frame: Frame): EChartsOption;
  height(block: Extract<Block, { kind: K }>, frame: Omit<Frame, 'height'>): number;
  /** What the drawing shows, in sentences: the extremes, what is missing. Title and scope are said before it. */
  describe(block: Extract<Block, { kind: K }>, language: Language): string[];
  sample: Extract<Block, { kind: K }>;
}

/** Words that charts add themselves. */
export const CHART_WORDS = {
  current: { zh: '本期', en: 'current' },
  target: { zh: '目标', en: 'target' },
  pace: { zh: '应达进度', en: 'due now' },
  actual: { zh: '实际', en: 'actual' },
  gap: { zh: '相差', en: 'gap' },
} satisfies Record<string, Text>;

/** ECharts reads braces in label texts as templates; names are data and stay literal. */
export const literal = (text: string): string => text.replaceAll('{', '｛').replaceAll('}', '｝');

/** A drawn number in the block's unit: `%` is close to its figure, other units are named in the subtitle. */
export const drawn = (value: number, unit: string, decimals: number): string =>
  `${formatNumber(value, decimals)}${unit === '%' ? '%' : ''}`;

/** The target's label; a name that already holds its figure is not given it twice, and one that is too long gives way to it. */
export function targetLabel(name: string, value: number, unit: string, decimals: number, fit?: { room: number; size: number }): string {
  const figure = /\d/.test(name) ? '' : ` ${drawn(value, unit, decimals).replace(/\.0+(?=%?$)/, '')}`;
  return (fit ? shorten(literal(name), fit.room - textWidth(figure, fit.size), fit.size) : literal(name)) + figure;
}

/** The name of a series where the legend shows it: on one line of the chart. */
export const legendName = (name: string, { theme, width }: Omit<Frame, 'height'>): string =>
  shorten(literal(name), width - theme.size * 2.5, theme.size);

/** Tooltip text of one figure: name, value, n/d, coverage. Drawn as rich text, never as HTML, so that names cannot carry markup. */
export function figureTip(name: string, figure: Figure, language: Language): string {
  const coverage = figure.coverage && (language === 'zh' ? `已审核单位 ${figure.coverage}` : `units accepted ${figure.coverage}`);
  return literal([name, [figure.display, figure.ratio].filter(Boolean).join('  '), coverage].filter(Boolean).join('\n'));
}

/** What a mark answers to the pointer: its figures, and where a click leads (read by the page from the clicked item). Paper answers nothing. */
export const answers = ({ theme }: Frame, tip: string, drill: Drill | null = null) =>
  theme.medium === 'paper' ? {} : { tooltip: { formatter: tip }, ...(drill ? { drill } : {}) };

/** A quarter on an axis leads to that quarter. */
export const periodDrill = (name: string): Drill | null => (isPeriod(name) ? { period: name } : null);

/** Root of every option. */
export function baseOption(frame: Frame): EChartsOption {
  const { theme } = frame;
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.font, fontSize: theme.size, color: theme.palette.text },
    ...(theme.medium === 'paper'
      ? {}
      : {
          tooltip: {
            trigger: 'item',
            renderMode: 'richText',
            confine: true,
            backgroundColor: theme.palette.surface,
            borderColor: theme.palette.rule,
            borderWidth: 1,
            padding: [8, 12],
            textStyle: { fontFamily: theme.font, fontSize: theme.size, color: theme.palette.ink, lineHeight: theme.size * 1.6 },
          },
        }),
  };
}

/** A plot area given in pixels on all sides; ECharts 6 would otherwise shift it to make room a second time. */
export const plot = (left: number, right: number, top: number, bottom: number) => ({
  left,
  right,
  top,
  bottom,
  containLabel: false,
  outerBoundsMode: 'none' as const,
});

/** Legend at the top left (ECharts 6 would put it over the axis at the bottom). */
export function legend(
  entries: { name: string; icon: string; fill: { color: string } }[],
  frame: Frame,
): NonNullable<EChartsOption['legend']> {
  const { theme } = frame;
  return {
    show: true,
    type: 'plain',
    top: 2,
    left: 1,
    padding: 0,
    itemGap: theme.size,
    itemWidth: theme.size,
    itemHeight: theme.small * 0.75,
    selectedMode: theme.medium === 'screen',
    textStyle: { fontFamily: theme.font, fontSize: theme.size, color: theme.palette.text },
    data: entries.map(({ name, icon, fill }) => ({ name, icon, itemStyle: { borderWidth: 0, decal: 'none' as never, ...fill } })),
  };
}

/** An outline in the ground's colour keeps a label readable where it crosses a line. */
export const outlined = (theme: Theme) => ({ textBorderColor: theme.palette.surface, textBorderWidth: 3 });

/** Pixels the legend takes, wrapped to the width. */
export function legendHeight(names: string[], frame: Omit<Frame, 'height'>): number {
  const { theme } = frame;
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const entry = theme.size + 6 + textWidth(name, theme.size) + theme.size;
    if (used > 0 && used + entry > frame.width) {
      rows++;
      used = 0;
    }
    used += entry;
  }
  return names.length === 0 ? 0 : rows * theme.size * 1.75 + 4;
}

/** A name beside a row takes so many lines before it is cut, each so many times as tall as its letters. */
const NAME_LINES = 4;
export const NAME_LEADING = 1.25;

/** Names beside rows: as wide as the widest, never wider than a share of the chart; those that are longer wrap, and `row` has room for them. */
export function rowHeads(texts: string[], { theme, width }: Omit<Frame, 'height'>, share = 0.36) {
  const left = Math.ceil(Math.min(widest(texts.map(literal), theme.size), width * share)) + 2;
  const names = texts.map((text) => evenly(literal(text), left, theme.size, NAME_LINES));
  const lines = Math.max(1, ...names.map((name) => name.split('\n').length));
  return { left, names, row: lines > 1 ? Math.max(theme.row, (lines * NAME_LEADING + 0.5) * theme.size) : theme.row };
}

/** End and step of an axis that begins at `from`, in round numbers. */
export function roundAxis(from: number, to: number, ticks = 4): { min: number; max: number; interval: number } {
  const span = to - from || Math.abs(to) || 1;
  const raw = span / ticks;
  const power = 10 ** Math.floor(Math.log10(raw));
  const interval = ([1, 2, 2.5, 5, 10].find((step) => step * power >= raw * 0.999) ?? 10) * power;
  const clean = (n: number) => Number(n.toPrecision(12));
  const min = Math.floor(from / interval + 1e-9);
  const max = Math.max(Math.ceil(to / interval - 1e-9), min + 1);
  return { min: clean(min * interval), max: clean(max * interval), interval: clean(interval) };
}

/** Names of quarters under an axis: the quarter under every point, the year only where it begins and has room, so that they fit at any width. */
export const periodLabels = (periods: string[], slot: number, size: number): string[] =>
  periods.map((period, i) => {
    const [, year, quarter] = /^(\d{4})(Q[1-4])$/.exec(period) ?? [];
    if (!year || !quarter) return period;
    const hasRoom = quarter === 'Q1' || (i === 0 && textWidth(year, size) + 4 <= slot * (5 - Number(quarter[1])));
    return hasRoom ? `${quarter}\n${year}` : `${quarter}\n `;
  });
