/** Progress towards the year's target: a bar on its track, the target as a tick, what is due by now as a second one. */
import type { SeriesOption } from 'echarts';
import type { BulletBlock } from '#domain/dashboard/block.js';
import {
  answers,
  baseOption,
  CHART_WORDS,
  type Chart,
  drawn,
  figureTip,
  type Frame,
  legendHeight,
  literal,
  NAME_LEADING,
  plot,
  rowHeads,
} from './chart.js';
import { listed } from './describe-words.js';
import { barStyle, toneFill } from './fill.js';
import { widest } from './measure-text.js';
import { rate, sampleText, unreported } from './samples.js';
import { BY_PACE, BY_TARGET, explained, type LegendEntry, tickIcon, tonesOf } from './tone-legend.js';

type Row = BulletBlock['rows'][number];
/** From the end of the track, where a target stands, to the figure: so many letters, lest the figure reads as its own. */
const CLEAR = 1.25;

function legendOf(block: BulletBlock, { theme, language }: Omit<Frame, 'height'>): LegendEntry[] {
  return [
    ...tonesOf(block.rows, block.rows.every(({ pace, target }) => pace === target) ? BY_TARGET : BY_PACE, language).map(
      ({ tone, name }) => ({ name, icon: 'rect', fill: barStyle(toneFill(theme, tone)) }),
    ),
    { name: CHART_WORDS.pace[language], icon: 'triangle', fill: { color: theme.palette.text } },
    { name: CHART_WORDS.target[language], icon: tickIcon(theme), fill: { color: theme.palette.ink } },
  ];
}
const headRoom = (block: BulletBlock, frame: Omit<Frame, 'height'>): number =>
  legendHeight(
    legendOf(block, frame).map(({ name }) => name),
    frame,
  );
const headsOf = (block: BulletBlock, frame: Omit<Frame, 'height'>) =>
  rowHeads(
    block.rows.map((row) => row.name),
    frame,
  );

export const bulletChart: Chart<'bullet'> = {
  kind: 'bullet',
  height: (block, frame) => Math.round(headRoom(block, frame) + Math.max(1, block.rows.length) * headsOf(block, frame).row * 1.1 + 6),
  option: (block, frame) => {
    const { theme } = frame;
    const { palette } = theme;
    const { left, names } = headsOf(block, frame);
    const labels = block.rows.map((row) => rightLabel(row, block));
    const right =
      Math.ceil(
        widest(
          labels.map((label) => label.plain),
          theme.size,
          true,
        ),
      ) +
      4 +
      theme.size * CLEAR;
    const max = Math.max(1e-9, ...block.rows.flatMap((row) => [row.figure.value ?? 0, row.target ?? 0, row.pace ?? 0]));
    const said = explained(legendOf(block, frame), frame);
    const tick = (of: (row: Row) => number | null, color: string, height: number): SeriesOption => ({
      type: 'scatter',
      silent: true,
      z: 6,
      symbol: 'rect',
      symbolSize: [theme.line, height],
      itemStyle: { color, opacity: 1 },
      data: block.rows.flatMap((row, i) => (of(row) === null ? [] : [{ value: [of(row), i] }])),
    });
    return {
      ...baseOption(frame),
      grid: plot(left + 8, right, headRoom(block, frame), 6),
      legend: said.legend,
      xAxis: { type: 'value', min: 0, max, show: false },
      yAxis: [
        {
          type: 'category',
          inverse: true,
          data: names,
          axisTick: { show: false },
          axisLine: { show: false },
          axisLabel: { fontSize: theme.size, lineHeight: theme.size * NAME_LEADING, color: palette.ink, margin: 8, interval: 0 },
          triggerEvent: theme.medium === 'screen',
        },
        { type: 'category', inverse: true, show: false, data: block.rows.map((row) => row.key) },
      ],
      series: [
        ...said.series,
        {
          type: 'bar',
          silent: true,
          yAxisIndex: 1,
          barWidth: theme.bar * 1.3,
          z: 1,
          itemStyle: { color: palette.track },
          data: block.rows.map((row) => row.target ?? max),
        },
        {
          type: 'bar',
          barWidth: theme.bar * 0.65,
          z: 3,
          emphasis: { disabled: true },
          data: block.rows.map((row) => ({
            value: row.figure.value,
            itemStyle: barStyle(toneFill(theme, row.tone, row.figure.uncertain)),
            ...answers(frame, tip(row, block, frame)),
          })),
        },
        {
          type: 'scatter',
          silent: true,
          z: 7,
          symbol: 'triangle',
          symbolSize: theme.size * 0.6,
          symbolOffset: [0, theme.bar * 0.95],
          itemStyle: { color: palette.text, opacity: 1 },
          data: block.rows.flatMap((row, i) => (row.pace === null ? [] : [{ value: [row.pace, i] }])),
        },
        tick((row) => row.target, palette.ink, theme.bar * 1.7),
        {
          type: 'scatter',
          silent: true,
          symbolSize: 0,
          itemStyle: { opacity: 1 },
          data: block.rows.map((row, i) => ({
            value: [max, i],
            label: {
              show: true,
              position: 'right' as const,
              distance: theme.size * CLEAR,
              formatter: labels[i]?.rich ?? '',
              rich: {
                v: {
                  fontSize: theme.size,
                  fontWeight: 700 as const,
                  color: row.figure.value === null ? palette.muted : row.tone === 'bad' ? palette.accent : palette.ink,
                },
                t: { fontSize: theme.small, color: palette.muted, padding: [0, 0, 0, theme.size * 0.35] },
              },
            },
          })),
        },
      ],
    };
  },
  describe: (block, language) => [listed(block.rows, language)],
  sample: {
    ...sampleText('sample-bullet', '两项培训落后于进度', ['TRN01', 'TRN02', 'TRN05']),
    kind: 'bullet',
    unit: '%',
    decimals: 1,
    rows: [
      { key: 'TRN01', name: '党员32学时达标率', figure: rate(68.8, '3,212/4,668'), target: 100, pace: 75, tone: 'bad' },
      { key: 'TRN02', name: '书记和班子成员56学时达标率', figure: rate(80.1, '201/251', true), target: 100, pace: 75, tone: 'good' },
      { key: 'TRN05', name: '党务干部集中培训覆盖率', figure: unreported, target: 100, pace: 75, tone: 'muted' },
    ],
  },
};

/** The figure, and after it what it is measured against. */
function rightLabel(row: Row, block: BulletBlock): { plain: string; rich: string } {
  const display = literal(row.figure.display);
  if (row.target === null) return { plain: display, rich: `{v|${display}}` };
  const target = drawn(row.target, block.unit, block.decimals).replace(/\.0+(?=%?$)/, '');
  return { plain: `${display} / ${target}`, rich: `{v|${display}}{t|/ ${target}}` };
}

function tip(row: Row, block: BulletBlock, frame: Frame): string {
  const against = [
    row.pace === null ? '' : `${CHART_WORDS.pace[frame.language]} ${drawn(row.pace, block.unit, block.decimals)}`,
    row.target === null ? '' : `${CHART_WORDS.target[frame.language]} ${drawn(row.target, block.unit, block.decimals)}`,
  ];
  return [figureTip(row.name, row.figure, frame.language), against.filter(Boolean).join('  ')].filter(Boolean).join('\n');
}
