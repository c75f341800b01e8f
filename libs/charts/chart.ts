/** What every kind of chart offers, and the parts of an option that all of them share. */
import type { EChartsOption } from 'echarts';
import type { Block, BlockKind, Figure } from '#domain/dashboard/block.js';
import type { Language, Text } from '#domain/errors.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import { textWidth, widest } from './measure-text.js';
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

/** The target's label; a name that already holds its figure is not given it twice. */
export function targetLabel(name: string, value: number, unit: string, decimals: number): string {
  return literal(/\d/.test(name) ? name : `${name} ${drawn(value, unit, decimals).replace(/\.0+(?=%?$)/, '')}`);
}

/** Tooltip text of one figure: name, value, n/d, coverage. Drawn as rich text, never as HTML, so that names cannot carry markup. */
export function figureTip(name: string, figure: Figure, language: Language): string {
  const coverage = figure.coverage && (language === 'zh' ? `已审核单位 ${figure.coverage}` : `units accepted ${figure.coverage}`);
  return literal([name, [figure.display, figure.ratio].filter(Boolean).join('  '), coverage].filter(Boolean).join('\n'));
}

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
export function legend(entries: { name: string; icon: string; color: string }[], frame: Frame): NonNullable<EChartsOption['legend']> {
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
    data: entries.map(({ name, icon, color }) => ({ name, icon, itemStyle: { color, borderWidth: 0, decal: 'none' as never } })),
  };
}

/** An outline in the ground's colour keeps a label readable where it crosses a line. */
export const outlined = (theme: Theme) => ({ textBorderColor: theme.palette.surface, textBorderWidth: 3 });

/** Whether text on this fill must be white. */
export function isDark(color: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return r * 0.299 + g * 0.587 + b * 0.114 < 140;
}

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

/** Room for names beside horizontal bars: as wide as the widest, but never more than a share of the chart. */
export function nameRoom(names: string[], frame: Omit<Frame, 'height'>, share = 0.36): number {
  return Math.ceil(Math.min(widest(names, frame.theme.size), frame.width * share)) + 2;
}

/** End and step of an axis that begins at `from`, in round numbers. */
export function roundAxis(from: number, to: number, ticks = 4): { min: number; max: number; interval: number } {
  const span = to - from || Math.abs(to) || 1;
  const raw = span / ticks;
  const power = 10 ** Math.floor(Math.log10(raw));
  const interval = ([1, 2, 2.5, 5, 10].find((step) => step * power >= raw * 0.999) ?? 10) * power;
  const clean = (n: number) => Number(n.toPrecision(12));
  return {
    min: clean(Math.floor(from / interval + 1e-9) * interval),
    max: clean(Math.ceil(to / interval - 1e-9) * interval),
    interval: clean(interval),
  };
}

/** Names of quarters under an axis: the quarter under every point, the year only where it begins, so that they fit at any width. */
export const periodLabels = (periods: string[]): string[] =>
  periods.map((period, i) => {
    const [, year, quarter] = /^(\d{4})(Q[1-4])$/.exec(period) ?? [];
    if (!year || !quarter) return period;
    return i === 0 || quarter === 'Q1' ? `${quarter}\n${year}` : `${quarter}\n `;
  });
