/** Stacked columns over periods or categories: parts labelled inside where they fit, the total on top. */
import type { SeriesOption } from 'echarts';
import type { StackBlock } from '#domain/dashboard/block.js';
import {
  baseOption,
  type Chart,
  drawn,
  figureTip,
  type Frame,
  isDark,
  legend,
  legendHeight,
  literal,
  periodLabels,
  plot,
  roundAxis,
} from './chart.js';
import { textWidth, widest, wrap } from './measure-text.js';
import { count, sampleText, unreported } from './samples.js';
import { hatch, toneColor, type Palette } from './theme.js';

export const stackChart: Chart<'stack'> = {
  kind: 'stack',
  height: (_block, frame) => ({ screen: frame.width < 480 ? 240 : 270, paper: 230, wall: 440 })[frame.theme.medium],
  option: (block, frame) => {
    const { theme, width } = frame;
    const { palette } = theme;
    const totals = block.categories.map((_, i) => totalOf(block, i));
    const high = Math.max(0, ...totals.map((total) => total ?? 0));
    const axis = roundAxis(0, high || 1);
    const isShare = block.unit === '%' && high <= 100.05;
    const max = isShare ? 100 : Math.max(axis.max, high);
    const ticks = [0, axis.interval, max].map((tick) => drawn(tick, block.unit, axis.interval % 1 === 0 ? 0 : 1));
    const left = Math.ceil(widest(ticks, theme.small)) + 12;
    const slot = (width - left - 8) / Math.max(1, block.categories.length);
    const column = Math.min(slot * 0.62, theme.size * 5);
    const perLabel = Math.max(1, Math.ceil((theme.small * 2.2) / slot));
    const names = periodLabels(block.categories).map((name) =>
      name.includes('\n') ? name : wrap(name, Math.max(slot * perLabel - 6, theme.small * 2), theme.small, 2),
    );
    const bottom = theme.small * (names.some((name) => name.includes('\n')) ? 2.7 : 1.4) + 10;
    const top =
      legendHeight(
        block.series.map((one) => one.name),
        frame,
      ) + (isShare ? 6 : theme.size * 1.6);
    const perUnit = (frame.height - top - bottom) / max;

    const series: SeriesOption[] = block.series.map((one, index) => {
      const color = colorOf(one, index, palette);
      return {
        type: 'bar',
        name: literal(one.name),
        stack: 'all',
        barWidth: column,
        emphasis: { disabled: true },
        itemStyle: { color, borderColor: palette.surface, borderWidth: 1 },
        data: one.figures.map((figure, i) => {
          const text = insideText(figure.value, block);
          const fits = figure.value !== null && figure.value * perUnit >= theme.small * 1.25 && textWidth(text, theme.small) <= column - 4;
          return {
            value: figure.value,
            ...(figure.uncertain ? { itemStyle: { decal: hatch(palette) } } : {}),
            label: {
              show: fits,
              position: 'inside' as const,
              formatter: text,
              fontSize: theme.small,
              color: isDark(color) ? '#FFFFFF' : '#2B2622',
              textBorderColor: color,
              textBorderWidth: figure.uncertain ? 4 : 0,
            },
            ...(theme.medium === 'paper'
              ? {}
              : { tooltip: { formatter: `${literal(block.categories[i] ?? '')}\n${figureTip(one.name, figure, frame.language)}` } }),
          };
        }),
      };
    });
    series.push(topLabels(block, totals, isShare, frame));
    return {
      ...baseOption(frame),
      grid: plot(left, 8, top, bottom),
      legend: legend(
        block.series.map((one, i) => ({
          name: literal(one.name),
          icon: 'rect',
          color: colorOf(one, i, palette),
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
        min: 0,
        max,
        interval: isShare ? 25 : axis.interval,
        axisLabel: { fontSize: theme.small, color: palette.muted, margin: 8, formatter: block.unit === '%' ? '{value}%' : '{value}' },
        splitLine: { lineStyle: { color: palette.grid } },
      },
      series,
    };
  },
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

/** Totals above the columns; a column without any part says why it is empty. */
function topLabels(block: StackBlock, totals: (number | null)[], isShare: boolean, { theme }: Frame): SeriesOption {
  return {
    type: 'scatter',
    silent: true,
    symbolSize: 0,
    itemStyle: { opacity: 1 },
    z: 6,
    data: totals.flatMap((total, i) => {
      if (total !== null && isShare) return [];
      const text = total === null ? literal(block.series[0]?.figures[i]?.display ?? '—') : drawn(total, block.unit, block.decimals);
      return [
        {
          value: [i, total ?? 0],
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

/** One colour for the parts and the legend alike. */
function colorOf(one: StackBlock['series'][number], index: number, palette: Palette): string {
  return one.tone ? toneColor(one.tone, palette) : (palette.series[index % palette.series.length] ?? palette.neutral);
}
