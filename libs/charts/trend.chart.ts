/** Lines over periods, each labelled at its end; last year's as a pale twin, the target dashed, what was not reported left open and said. */
import type { SeriesOption } from 'echarts';
import type { TrendBlock } from '#domain/dashboard/block.js';
import {
  baseOption,
  CHART_WORDS,
  type Chart,
  drawn,
  type Frame,
  legend,
  legendHeight,
  legendName,
  literal,
  periodLabels,
  plot,
  targetLabel,
} from './chart.js';
import { joined, rangeOf } from './describe-words.js';
import { widest } from './measure-text.js';
import { isDark } from './fill.js';
import { rate, sampleText, unreported } from './samples.js';
import { dashIcon } from './tone-legend.js';
import { pointLabels } from './trend-labels.js';
import { type EndLabel, placesOf, spread, valueAxis } from './trend-layout.js';
import {
  drawLine,
  hoverColumns,
  lastIndex,
  type Line,
  isPaced,
  missingMarks,
  NOT_COMPARED,
  styledLines,
  targetLine,
  TICK,
} from './trend-series.js';

export const trendChart: Chart<'trend'> = {
  kind: 'trend',
  height: (_block, frame) => ({ screen: frame.width < 480 ? 220 : 260, paper: 205, wall: 21 * frame.theme.size })[frame.theme.medium],
  option: (block, frame) => {
    const { theme, width } = frame;
    const lines = styledLines(block, frame);
    const direct = lines.length > 1 || block.target !== null;
    const room = width * 0.27;
    const ends =
      (['whole', 'short'] as const)
        .map((names) => endLabels(block, lines, frame, names))
        .find(
          (labels) =>
            !direct ||
            widest(
              labels.map((end) => end.text),
              theme.size,
              true,
            ) <= room,
        ) ?? endLabels(block, lines, frame, 'none');
    const isNamed = ends.every((end) => end.isNamed);
    const names =
      direct && !isNamed ? [...lines.map((line) => line.name), ...(block.target ? [legendName(block.target.name, frame)] : [])] : [];
    const axis = valueAxis(block);
    const ticks = Array.from({ length: Math.round((axis.max - axis.min) / axis.interval) + 1 }, (_, i) =>
      drawn(axis.min + i * axis.interval, block.unit, placesOf(axis.interval)),
    );
    const left = Math.ceil(widest(ticks, theme.small)) + 12;
    const right =
      Math.ceil(
        widest(
          ends.map((end) => end.text),
          theme.size,
          true,
        ),
      ) + 14;
    const slot = (width - left - right) / block.periods.length;
    const periods = periodLabels(block.periods, slot, theme.small);
    const bottom = theme.small * 2.6 + 10;
    const top = legendHeight(names, frame) + theme.size * 1.8;
    const offsets = spread(ends, axis, frame.height - top - bottom, theme.size * 1.35);

    const tall = frame.height - top - bottom;
    const y = (value: number) => tall * (1 - (value - axis.min) / (axis.max - axis.min));
    // Labels at the right begin where the last tick of a pace ends.
    const beside = Math.max(8 + theme.size * 0.3, isPaced(block) ? (slot * TICK) / 2 + 5 : 0);
    const points = pointLabels(block, lines, { ends, offsets }, { slot, height: tall, y }, theme);

    const series: SeriesOption[] = [];
    if (theme.medium !== 'paper') series.push(hoverColumns(block, lines, axis.max, frame));
    lines.forEach((line, index) =>
      series.push(
        ...drawLine(line, index, block, frame, { end: ends[index], offset: offsets[index] ?? 0, points: points[index] ?? [], beside }),
      ),
    );
    if (block.target) series.push(targetLine(block.target, frame, ends.at(-1), { offset: offsets.at(-1) ?? 0, slot, beside }));
    series.push(missingMarks(block, axis.min, frame));
    return {
      ...baseOption(frame),
      grid: plot(left, right, top, bottom),
      ...(names.length > 0
        ? {
            legend: legend(
              [
                ...lines.map((line) => ({ name: line.name, icon: line.symbol, fill: { color: line.color } })),
                ...(block.target
                  ? [{ name: legendName(block.target.name, frame), icon: dashIcon(theme), fill: { color: theme.palette.ink } }]
                  : []),
              ],
              frame,
            ),
          }
        : {}),
      xAxis: {
        type: 'category',
        data: periods,
        boundaryGap: true,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: theme.palette.rule } },
        axisLabel: { fontSize: theme.small, color: theme.palette.muted, interval: 0, lineHeight: theme.small * 1.3, margin: 8 },
      },
      yAxis: {
        type: 'value',
        ...axis,
        axisLabel: { fontSize: theme.small, color: theme.palette.muted, margin: 8, formatter: block.unit === '%' ? '{value}%' : '{value}' },
        splitLine: { lineStyle: { color: theme.palette.grid, width: 1 } },
      },
      series,
    };
  },
  describe: (block, language) =>
    block.series.map((one) => {
      const apart = one.role === 'main' ? (block.apart ?? []).map((i) => `${block.periods[i] ?? ''} ${NOT_COMPARED[language]}`) : [];
      const points = one.figures.map((figure, i) => ({ name: block.periods[i] ?? '', figure }));
      const last = points.at(-1);
      return joined([last ? `${one.name} ${last.name} ${last.figure.display}` : one.name, rangeOf(points, language), ...apart], language);
    }),
  sample: {
    ...sampleText('sample-trend', '培训覆盖率连续三季上升，仍落后进度 6.2 个百分点', ['TRN05']),
    kind: 'trend',
    unit: '%',
    decimals: 1,
    periods: ['2024Q4', '2025Q1', '2025Q2', '2025Q3', '2025Q4', '2026Q1', '2026Q2', '2026Q3'],
    series: [
      {
        name: '本年',
        role: 'main',
        figures: [rate(88.1), rate(22.4), unreported, rate(58.3), rate(91.2), rate(24.9), rate(47.2), rate(68.8, '172/250', true)],
      },
      {
        name: '上年同期',
        role: 'last_year',
        figures: [rate(84), rate(20.1), rate(41.5), rate(60.2), rate(88.1), rate(22.4), unreported, rate(58.3)],
      },
    ],
    restarts: true,
    target: { name: '进度要求', values: [100, 25, 50, 75, 100, 25, 50, 75] },
  },
};

/**
 * One label per line and, last, the target's: in the order of `lines`. `short` calls the one line that the block is about by no name but 本期;
 * `none` leaves the names to a legend, and figures to the lines the block is about: a bare number at the margin says nothing.
 */
function endLabels(block: TrendBlock, lines: Line[], { theme, language }: Frame, names: 'whole' | 'short' | 'none'): EndLabel[] {
  const isOne = lines.filter((line) => line.role === 'main').length === 1;
  const isAlone = lines.length + Number(block.target !== null) === 1;
  const ends = lines.map((line): EndLabel => {
    const last = line.figures[lastIndex(line.figures)];
    const isMain = line.role === 'main';
    const color = !isMain
      ? theme.palette.muted
      : theme.palette.surface !== '#FFFFFF' || isDark(line.color)
        ? line.color
        : theme.palette.ink;
    const name = names === 'short' && isMain && isOne ? CHART_WORDS.current[language] : line.name;
    const bare = isAlone || (names === 'none' && isMain);
    const text = bare ? (last?.display ?? '') : names === 'none' ? '' : `${name} ${last?.display ?? '—'}`;
    return { text: literal(text), isNamed: names !== 'none', value: last?.value ?? 0, color, bold: isMain };
  });
  const due = block.target?.values.findLast((value) => value !== null);
  if (block.target && due !== undefined && due !== null) {
    const text = names === 'none' ? '' : targetLabel(block.target.name, due, block.unit, block.decimals);
    ends.push({ text, isNamed: names !== 'none', value: due, color: theme.palette.ink, bold: false });
  }
  return ends;
}
