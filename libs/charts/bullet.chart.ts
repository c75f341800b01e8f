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
  legend,
  literal,
  nameRoom,
  plot,
} from './chart.js';
import { listed } from './describe-words.js';
import { barStyle, toneFill } from './fill.js';
import { shorten, widest } from './measure-text.js';
import { rate, sampleText, unreported } from './samples.js';

type Row = BulletBlock['rows'][number];
const legendNames = (frame: Omit<Frame, 'height'>) => [
  CHART_WORDS.actual[frame.language],
  CHART_WORDS.pace[frame.language],
  CHART_WORDS.target[frame.language],
];

export const bulletChart: Chart<'bullet'> = {
  kind: 'bullet',
  height: (block, frame) =>
    Math.round(legendHeight(legendNames(frame), frame) + Math.max(1, block.rows.length) * frame.theme.row * 1.1 + 6),
  option: (block, frame) => {
    const { theme } = frame;
    const { palette } = theme;
    const left = nameRoom(
      block.rows.map((row) => row.name),
      frame,
    );
    const labels = block.rows.map((row) => rightLabel(row, block));
    const right =
      Math.ceil(
        widest(
          labels.map((label) => label.plain),
          theme.size,
          true,
        ),
      ) + 12;
    const max = Math.max(1e-9, ...block.rows.flatMap((row) => [row.figure.value ?? 0, row.target ?? 0, row.pace ?? 0]));
    const [actual = '', pace = '', target = ''] = legendNames(frame);
    const tick = (name: string, of: (row: Row) => number | null, color: string, height: number): SeriesOption => ({
      type: 'scatter',
      name,
      silent: true,
      z: 6,
      symbol: 'rect',
      symbolSize: [theme.line, height],
      itemStyle: { color, opacity: 1 },
      data: block.rows.flatMap((row, i) => (of(row) === null ? [] : [{ value: [of(row), i] }])),
    });
    return {
      ...baseOption(frame),
      grid: plot(left + 8, right, legendHeight(legendNames(frame), frame), 6),
      legend: legend(
        [
          { name: actual, icon: 'rect', fill: { color: palette.neutral } },
          { name: pace, icon: 'triangle', fill: { color: palette.text } },
          { name: target, icon: 'rect', fill: { color: palette.ink } },
        ],
        frame,
      ),
      xAxis: { type: 'value', min: 0, max, show: false },
      yAxis: [
        {
          type: 'category',
          inverse: true,
          data: block.rows.map((row) => shorten(row.name, left, theme.size)),
          axisTick: { show: false },
          axisLine: { show: false },
          axisLabel: { fontSize: theme.size, color: palette.ink, margin: 8, interval: 0 },
          triggerEvent: theme.medium === 'screen',
        },
        { type: 'category', inverse: true, show: false, data: block.rows.map((row) => row.key) },
      ],
      series: [
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
          name: actual,
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
          name: pace,
          silent: true,
          z: 7,
          symbol: 'triangle',
          symbolSize: theme.size * 0.6,
          symbolOffset: [0, theme.bar * 0.95],
          itemStyle: { color: palette.text, opacity: 1 },
          data: block.rows.flatMap((row, i) => (row.pace === null ? [] : [{ value: [row.pace, i] }])),
        },
        tick(target, (row) => row.target, palette.ink, theme.bar * 1.7),
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
              distance: 8,
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
