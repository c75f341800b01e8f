/** Two values of one thing on one line (有形 / 有效) and the gap between them, spelled out at the right. */
import type { SeriesOption } from 'echarts';
import type { GapBlock } from '#domain/dashboard/block.js';
import { formatNumber } from '#domain/indicators/format-figure.js';
import {
  answers,
  baseOption,
  CHART_WORDS,
  type Chart,
  figureTip,
  type Frame,
  legend,
  legendHeight,
  legendName,
  literal,
  NAME_LEADING,
  plot,
  roundAxis,
  rowHeads,
} from './chart.js';
import { joined } from './describe-words.js';
import { barStyle, filled } from './fill.js';
import { widest } from './measure-text.js';
import { rate, sampleText, unreported } from './samples.js';

type Row = GapBlock['rows'][number];
const headsOf = (block: GapBlock, frame: Omit<Frame, 'height'>) =>
  rowHeads(
    block.rows.map((row) => row.name),
    frame,
  );
const headRoom = (block: GapBlock, frame: Omit<Frame, 'height'>): number =>
  Math.max(legendHeight([legendName(block.fromName, frame), legendName(block.toName, frame)], frame), frame.theme.size * 1.9);

export const gapChart: Chart<'gap'> = {
  kind: 'gap',
  height: (block, frame) => Math.round(headRoom(block, frame) + Math.max(1, block.rows.length) * headsOf(block, frame).row + 4),
  option: (block, frame) => {
    const { theme } = frame;
    const { palette } = theme;
    const { left, names } = headsOf(block, frame);
    const gaps = block.rows.map((row) => gapText(row, block));
    const sides =
      Math.ceil(
        widest(
          block.rows.flatMap((row) => [row.from.display, row.to.display]),
          theme.small,
        ),
      ) + Math.round(theme.size * 1.6);
    // Where figures would leave no room for the pairs, the distance at the right and the tooltip speak for them.
    const gapRoom = Math.ceil(widest([...gaps, CHART_WORDS.gap[frame.language]], theme.size, true)) + 10;
    const isTight = left + 2 * sides + gapRoom > frame.width * 0.8;
    const outer = isTight ? theme.size : sides;
    const right = gapRoom + outer;
    const values = block.rows.flatMap((row) => [row.from.value, row.to.value]).filter((value) => value !== null);
    const axis = values.length === 0 ? { min: 0, max: 1 } : roundAxis(Math.min(...values), Math.max(...values));
    const max = block.unit === '%' ? Math.min(100, axis.max) : axis.max;

    const dots = (side: 'from' | 'to'): SeriesOption => ({
      type: 'scatter',
      name: legendName(side === 'from' ? block.fromName : block.toName, frame),
      z: 5,
      symbolSize: theme.size * 0.85,
      emphasis: { disabled: true },
      itemStyle:
        side === 'from'
          ? { color: palette.surface, borderColor: palette.text, borderWidth: 2, opacity: 1 }
          : { color: palette.text, opacity: 1 },
      data: block.rows.flatMap((row, i) => {
        const figure = row[side];
        return figure.value === null
          ? []
          : [
              {
                value: [figure.value, i],
                label: { ...sideLabel(row, side, frame), ...(isTight ? { show: false } : {}) },
                ...answers(frame, tip(row, block, frame), row.drill),
              },
            ];
      }),
    });
    return {
      ...baseOption(frame),
      grid: plot(left + 8 + outer, right, headRoom(block, frame), 4),
      legend: {
        ...legend([], frame),
        data: [
          {
            name: legendName(block.fromName, frame),
            icon: 'circle',
            itemStyle: { color: palette.surface, borderColor: palette.text, borderWidth: 2 },
          },
          { name: legendName(block.toName, frame), icon: 'circle', itemStyle: { color: palette.text, borderWidth: 0 } },
        ],
      },
      xAxis: { type: 'value', min: axis.min, max, show: false },
      yAxis: [
        {
          type: 'category',
          inverse: true,
          data: names,
          axisTick: { show: false },
          axisLine: { show: false },
          axisLabel: { fontSize: theme.size, lineHeight: theme.size * NAME_LEADING, color: palette.ink, margin: 8 + outer, interval: 0 },
          splitLine: { show: true, interval: 0, lineStyle: { color: palette.grid } },
          triggerEvent: theme.medium === 'screen',
        },
        {
          type: 'category',
          inverse: true,
          position: 'right',
          data: gaps,
          name: CHART_WORDS.gap[frame.language],
          nameLocation: 'start',
          nameGap: theme.size * 0.7,
          nameTextStyle: { fontSize: theme.small, color: palette.muted, align: 'right', padding: [0, -(right - 2), 0, 0] },
          axisTick: { show: false },
          axisLine: { show: false },
          axisLabel: { fontSize: theme.size, fontWeight: 700, color: palette.ink, interval: 0, margin: right - 2, align: 'right' },
        },
      ],
      series: [...bridge(block, frame), dots('from'), dots('to'), missingRows(block, axis.min, frame)],
    };
  },
  describe: (block, language) =>
    block.rows.map((row) => joined([`${row.name} ${block.fromName} ${row.from.display}`, `${block.toName} ${row.to.display}`], language)),
  sample: {
    ...sampleText('sample-gap', '有形与有效相差 11.6 个百分点', ['COV03', 'COV05']),
    kind: 'gap',
    unit: '%',
    decimals: 1,
    fromName: '应建已建率（有形）',
    toName: '有效覆盖率（有效）',
    rows: [
      { key: 'u1', name: '高速公路管理中心党委', from: rate(100, '40/40'), to: rate(82.5, '33/40'), drill: { unit: 'u1' } },
      { key: 'u2', name: '机关党委', from: rate(100, '12/12'), to: rate(100, '12/12'), drill: { unit: 'u2' } },
      { key: 'u3', name: '港航服务中心党总支', from: rate(75, '9/12'), to: rate(91.7, '11/12', true), drill: { unit: 'u3' } },
      { key: 'u4', name: '离退休党总支', from: rate(100, '4/4'), to: unreported, drill: null },
    ],
  },
};

/** Signed as it is said in titles and tables: from − to, how far the second is behind. */
function gapText(row: Row, block: GapBlock): string {
  if (row.from.value === null || row.to.value === null) return '—';
  const gap = row.from.value - row.to.value;
  return `${gap > 0 ? '+' : ''}${formatNumber(gap, block.decimals)}`;
}

/** Figures stand outside the pair: the lower one at the left, the higher at the right; equal ones are said once. */
function sideLabel(row: Row, side: 'from' | 'to', { theme }: Frame) {
  const own = row[side].value ?? 0;
  const other = row[side === 'from' ? 'to' : 'from'].value;
  const isRight = other === null || own > other || (own === other && side === 'to');
  return {
    show: own !== other || side === 'to',
    position: isRight ? ('right' as const) : ('left' as const),
    distance: 5,
    formatter: literal(row[side].display),
    fontSize: theme.small,
    color: theme.palette.text,
  };
}

/** An invisible bar up to the lower value and a visible one across the gap. */
function bridge(block: GapBlock, { theme }: Frame): SeriesOption[] {
  const pair = (row: Row) =>
    row.from.value === null || row.to.value === null
      ? null
      : [Math.min(row.from.value, row.to.value), Math.abs(row.to.value - row.from.value)];
  const shared = { type: 'bar' as const, stack: 'gap', silent: true, barWidth: theme.size * 0.35, z: 3 };
  return [
    { ...shared, itemStyle: { color: 'transparent' }, data: block.rows.map((row) => pair(row)?.[0] ?? null) },
    {
      ...shared,
      data: block.rows.map((row) => ({
        value: pair(row)?.[1] ?? null,
        itemStyle: barStyle(filled(theme, theme.palette.pale, 0, row.from.uncertain || row.to.uncertain)),
      })),
    },
  ];
}

/** What is missing is said where its dot would be: left of the one that exists, or at the beginning of the row. */
function missingRows(block: GapBlock, floor: number, { theme }: Frame): SeriesOption {
  return {
    type: 'scatter',
    silent: true,
    symbolSize: theme.size * 0.85,
    itemStyle: { color: 'transparent' },
    data: block.rows.flatMap((row, i) => {
      const absent = row.from.value === null ? row.from : row.to;
      if (absent.value !== null) return [];
      const at = row.from.value ?? row.to.value;
      return [
        {
          value: [at ?? floor, i],
          label: {
            show: true,
            position: at === null ? ('right' as const) : ('left' as const),
            distance: 5,
            formatter: literal(absent.display),
            fontSize: theme.small,
            color: theme.palette.muted,
          },
        },
      ];
    }),
  };
}

function tip(row: Row, block: GapBlock, frame: Frame): string {
  return [row.name, figureTip(block.fromName, row.from, frame.language), figureTip(block.toName, row.to, frame.language)]
    .map(literal)
    .join('\n');
}
