/** Stacked columns over periods or categories: parts labelled inside where they fit, the total on top. */
import type { SeriesOption } from 'echarts';
import type { StackBlock } from '#domain/dashboard/block.js';
import {
  answers,
  baseOption,
  type Chart,
  drawn,
  figureTip,
  type Frame,
  legend,
  legendHeight,
  legendName,
  literal,
  periodDrill,
  periodLabels,
  plot,
  roundAxis,
} from './chart.js';
import { listed } from './describe-words.js';
import { placesOf } from './trend-layout.js';
import { barStyle, filled, textOn, toneFill } from './fill.js';
import { textWidth, widest, wrap } from './measure-text.js';
import { count, sampleText, unreported } from './samples.js';
import type { Theme } from './theme.js';

/** Of a category below its column. */
const NAME_LINES = 4;

export const stackChart: Chart<'stack'> = {
  kind: 'stack',
  height: (_block, frame) => ({ screen: frame.width < 480 ? 240 : 270, paper: 230, wall: 22 * frame.theme.size })[frame.theme.medium],
  option: (block, frame) => {
    const { theme, width } = frame;
    const { palette } = theme;
    const totals = block.categories.map((_, i) => totalOf(block, i));
    const high = Math.max(0, ...totals.map((total) => total ?? 0));
    const low = Math.min(0, ...totals.map((total) => total ?? 0));
    const rounded = roundAxis(low, high || (low < 0 ? 0 : 4));
    const axis = block.decimals === 0 && rounded.interval < 1 ? roundAxis(low, Math.max(high, 4)) : rounded;
    const isShare = block.unit === '%' && high <= 100.05;
    const max = isShare ? 100 : Math.max(axis.max, high);
    const ticks = [axis.min, axis.min + axis.interval, max].map((tick) => drawn(tick, block.unit, placesOf(axis.interval)));
    const left = Math.ceil(widest(ticks, theme.small)) + 12;
    const slot = (width - left - 8) / Math.max(1, block.categories.length);
    const column = Math.min(slot * 0.62, theme.size * 5);
    const perLabel = Math.max(1, Math.ceil((theme.small * 2.2) / slot));
    const names = periodLabels(block.categories, slot, theme.small).map((name) =>
      name.includes('\n') ? name : wrap(name, Math.max(slot * perLabel - 6, theme.small * 2), theme.small, NAME_LINES),
    );
    const bottom = theme.small * (1.4 + 1.3 * (Math.max(...names.map((name) => name.split('\n').length), 1) - 1)) + 10;
    const top =
      legendHeight(
        block.series.map((one) => legendName(one.name, frame)),
        frame,
      ) + (isShare ? 6 : theme.size * 1.6);
    const perUnit = (frame.height - top - bottom) / (max - axis.min);

    const series: SeriesOption[] = block.series.map((one, index) => {
      const fill = fillOf(one, index, theme);
      return {
        type: 'bar',
        name: legendName(one.name, frame),
        stack: 'all',
        barWidth: column,
        emphasis: { disabled: true },
        itemStyle: { ...barStyle(fill), borderColor: palette.surface, borderWidth: 1 },
        data: one.figures.map((figure, i) => {
          const text = insideText(figure.value, block);
          const fits =
            figure.value !== null && Math.abs(figure.value) * perUnit >= theme.small * 1.25 && textWidth(text, theme.small) <= column - 4;
          return {
            value: figure.value,
            ...(figure.uncertain ? { itemStyle: barStyle(fillOf(one, index, theme, true)) } : {}),
            label: {
              show: fits,
              position: 'inside' as const,
              formatter: text,
              fontSize: theme.small,
              ...textOn(fillOf(one, index, theme, figure.uncertain)),
            },
            ...answers(
              frame,
              `${literal(block.categories[i] ?? '')}\n${figureTip(one.name, figure, frame.language)}`,
              periodDrill(block.categories[i] ?? ''),
            ),
          };
        }),
      };
    });
    series.push(topLabels(block, totals, { isShare, slot }, frame));
    return {
      ...baseOption(frame),
      grid: plot(left, 8, top, bottom),
      legend: legend(
        block.series.map((one, i) => ({
          name: legendName(one.name, frame),
          icon: 'rect',
          fill: barStyle(fillOf(one, i, theme)),
        })),
        frame,
      ),
      xAxis: {
        type: 'category',
        data: names,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.rule } },
        axisLabel: { fontSize: theme.small, color: palette.text, interval: perLabel - 1, lineHeight: theme.small * 1.3, margin: 8 },
      },
      yAxis: {
        type: 'value',
        min: axis.min,
        max,
        interval: isShare ? 25 : axis.interval,
        axisLabel: { fontSize: theme.small, color: palette.muted, margin: 8, formatter: block.unit === '%' ? '{value}%' : '{value}' },
        splitLine: { lineStyle: { color: palette.grid } },
      },
      series,
    };
  },
  describe: (block, language) =>
    block.series.map(
      (one) =>
        `${one.name} ${listed(
          one.figures.map((figure, i) => ({ name: block.categories[i] ?? '', figure })),
          language,
        )}`,
    ),
  sample: {
    ...sampleText('sample-stack', '主题党日按月分布，第三月占 46%', ['LIF07']),
    kind: 'stack',
    unit: '次',
    decimals: 0,
    categories: ['2025年第四季度', '2026年第一季度', '2026年第二季度', '2026年第三季度', '新设单位'],
    series: [
      { name: '第一月', figures: [count(310), count(295), count(301), count(260), unreported] },
      { name: '第二月', figures: [count(305), count(288), count(299), count(250), unreported] },
      { name: '第三月', figures: [count(330), count(312), count(4), { ...count(1440), uncertain: true }, unreported] },
    ],
  },
};

/** Sum of the parts that exist; null when none does. */
function totalOf(block: StackBlock, index: number): number | null {
  const parts = block.series.map((one) => one.figures[index]?.value ?? null).filter((value) => value !== null);
  return parts.length === 0 ? null : parts.reduce((sum, value) => sum + value, 0);
}

const insideText = (value: number | null, block: StackBlock): string => (value === null ? '' : drawn(value, block.unit, block.decimals));

/** Totals above the columns, only the last one where there is no room for all; a column without any part says why it is empty. */
function topLabels(
  block: StackBlock,
  totals: (number | null)[],
  { isShare, slot }: { isShare: boolean; slot: number },
  { theme }: Frame,
): SeriesOption {
  const texts = totals.map((total) => (total === null ? '' : drawn(total, block.unit, block.decimals)));
  const fits = widest(texts, theme.size, true) <= slot;
  return {
    type: 'scatter',
    silent: true,
    symbolSize: 0,
    itemStyle: { opacity: 1 },
    z: 6,
    data: totals.flatMap((total, i) => {
      if (total !== null && (isShare || (!fits && i < totals.length - 1))) return [];
      const text = total === null ? literal(block.series[0]?.figures[i]?.display ?? '—') : texts[i];
      return [
        {
          value: [i, Math.max(total ?? 0, 0)],
          label: {
            show: true,
            position: 'top' as const,
            distance: 5,
            formatter: text,
            fontSize: theme.size,
            fontWeight: total === null ? 400 : 700,
            color: total === null ? theme.palette.muted : theme.palette.ink,
          },
        },
      ];
    }),
  };
}

/** One fill for the parts and the legend alike. */
function fillOf(one: StackBlock['series'][number], index: number, theme: Theme, uncertain = false) {
  const color = theme.palette.series[index % theme.palette.series.length] ?? theme.palette.neutral;
  return one.tone ? toneFill(theme, one.tone, uncertain) : filled(theme, color, index, uncertain);
}
