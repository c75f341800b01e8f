/** Sorted horizontal bars, each with its name, figure and n/d beside it; last year's as a thin pale twin, the target as a line across. */
import type { SeriesOption } from 'echarts';
import type { BarBlock } from '#domain/dashboard/block.js';
import {
  answers,
  baseOption,
  CHART_WORDS,
  type Chart,
  drawn,
  figureTip,
  type Frame,
  legendHeight,
  legendName,
  literal,
  NAME_LEADING,
  rowHeads,
  outlined,
  plot,
  roundAxis,
  targetLabel,
} from './chart.js';
import { rangeOf } from './describe-words.js';
import { barStyle, toneFill } from './fill.js';
import { textWidth, widest } from './measure-text.js';
import { rate, sampleText, unreported } from './samples.js';
import { dashedLine } from './texture.js';
import { BY_TARGET, explained, type LegendEntry, tonesOf } from './tone-legend.js';

/** What the bars say of themselves, and the twin; one colour alone needs no words. */
function legendOf(block: BarBlock, frame: Omit<Frame, 'height'>): LegendEntry[] {
  const { theme, language } = frame;
  const isJudged = block.target !== null || block.bars.some((bar) => bar.tone === 'good');
  const told = isJudged ? tonesOf(block.bars, BY_TARGET, language) : [];
  const plain = { tone: block.bars[0]?.tone ?? 'neutral', name: CHART_WORDS.current[language] };
  const entries = [
    ...(told.length > 0 ? told : [plain]).map(({ tone, name }) => ({ name, icon: 'rect', fill: barStyle(toneFill(theme, tone)) })),
    ...(block.compareName === null
      ? []
      : [{ name: legendName(block.compareName, frame), icon: 'rect', fill: { color: theme.palette.pale } }]),
  ];
  return entries.length > 1 ? entries : [];
}
const headsOf = (block: BarBlock, frame: Omit<Frame, 'height'>) =>
  rowHeads(
    block.bars.map((bar) => bar.name),
    frame,
  );
/** Above the bars: the legend, then the target's label. */
const headRoom = (block: BarBlock, frame: Omit<Frame, 'height'>): number =>
  legendHeight(
    legendOf(block, frame).map(({ name }) => name),
    frame,
  ) + (block.target ? frame.theme.size * 1.7 : 2);

export const barChart: Chart<'bar'> = {
  kind: 'bar',
  height: (block, frame) => Math.round(headRoom(block, frame) + Math.max(1, block.bars.length) * headsOf(block, frame).row + 4),
  option: (block, frame) => {
    const { theme, width } = frame;
    const { palette } = theme;
    const { left, names } = headsOf(block, frame);
    const labels = block.bars.map((bar) => barLabel(bar, width >= 420));
    const right =
      Math.ceil(
        widest(
          labels.map((label) => label.plain),
          theme.size,
          true,
        ),
      ) + 18;
    const values = block.bars.flatMap((bar) => [bar.figure.value, bar.compare]).filter((value) => value !== null);
    const high = Math.max(0, ...values, block.target?.value ?? 0);
    const low = Math.min(0, ...values);
    const max = block.unit === '%' && high > 60 && high <= 100 ? 100 : high || 1;
    const xMin = low < 0 ? roundAxis(low, max).min : 0;
    const top = headRoom(block, frame);
    const twin = block.compareName !== null;

    const series: SeriesOption[] = [
      {
        type: 'bar',
        barWidth: twin ? theme.bar * 0.8 : theme.bar,
        barGap: '20%',
        z: 4,
        emphasis: { disabled: true },
        data: block.bars.map((bar, i) => ({
          value: bar.figure.value,
          itemStyle: { ...barStyle(toneFill(theme, bar.tone, bar.figure.uncertain)), borderRadius: [0, 2, 2, 0] },
          label: {
            show: bar.figure.value !== null,
            position: 'right' as const,
            distance: 6,
            formatter: labels[i]?.rich ?? '',
            rich: richFor(frame, bar.tone === 'bad'),
          },
          ...answers(frame, tip(block, bar, frame), bar.drill),
        })),
      },
    ];
    if (block.compareName !== null)
      series.push({
        type: 'bar',
        silent: true,
        barWidth: theme.bar * 0.35,
        z: 3,
        itemStyle: { color: palette.pale, borderRadius: [0, 1, 1, 0] },
        data: block.bars.map((bar) => bar.compare),
      });
    series.push({
      type: 'scatter',
      silent: true,
      symbol: 'circle',
      symbolSize: theme.size * 0.5,
      z: 6,
      itemStyle: { opacity: 1, color: palette.surface, borderColor: palette.muted, borderWidth: 1.25, borderType: [2, 2] },
      data: block.bars.flatMap((bar, i) =>
        bar.figure.value === null
          ? [
              {
                value: [0, i],
                label: {
                  show: true,
                  position: 'right' as const,
                  distance: 6,
                  formatter: literal(bar.figure.display),
                  color: palette.muted,
                  fontSize: theme.size,
                  ...outlined(theme),
                },
              },
            ]
          : [],
      ),
    });
    if (block.target) series.push(targetLine(block, block.target, frame, { left, right, top, max, low: xMin }));
    const said = explained(legendOf(block, frame), frame);
    series.push(...said.series);
    return {
      ...baseOption(frame),
      grid: plot(left + 8, right, top, 4),
      ...(said.series.length > 0 ? { legend: said.legend } : {}),
      xAxis: { type: 'value', min: xMin, max, show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisTick: { show: false },
        axisLine: { show: true, lineStyle: { color: palette.rule } },
        axisLabel: { fontSize: theme.size, lineHeight: theme.size * NAME_LEADING, color: palette.ink, margin: 8, interval: 0 },
        triggerEvent: theme.medium === 'screen',
      },
      series,
    };
  },
  describe: (block, language) => [rangeOf(block.bars, language)],
  sample: {
    ...sampleText('sample-bar', '三家单位有效覆盖率低于 90%', ['COV05']),
    kind: 'bar',
    unit: '%',
    decimals: 1,
    bars: [
      { key: 'u1', name: '机关第一党支部', figure: rate(100, '12/12'), tone: 'good', compare: 98.2, drill: { unit: 'u1' } },
      { key: 'u2', name: '高速公路管理中心党委', figure: rate(96.4, '107/111'), tone: 'neutral', compare: 97.5, drill: { unit: 'u2' } },
      {
        key: 'u3',
        name: '城市公共交通服务有限责任公司第三分公司联合党支部委员会',
        figure: rate(88.9, '8/9', true),
        tone: 'bad',
        compare: null,
        drill: { unit: 'u3' },
      },
      { key: 'u4', name: '离退休党总支', figure: rate(0, '0/4'), tone: 'bad', compare: 50, drill: { unit: 'u4' } },
      { key: 'u5', name: '{b}<script>', figure: unreported, tone: 'muted', compare: 92, drill: null },
    ],
    compareName: '上年同期',
    target: { name: '目标', value: 95 },
  },
};

type Bar = BarBlock['bars'][number];

/** The figure in bold and, where there is room, n/d beside it. */
function barLabel({ figure }: Bar, withRatio: boolean): { plain: string; rich: string } {
  const ratio = withRatio ? literal(figure.ratio) : '';
  const display = literal(figure.display);
  return { plain: ratio ? `${display} ${ratio}` : display, rich: ratio ? `{v|${display}}{r|${ratio}}` : `{v|${display}}` };
}

const richFor = ({ theme }: Frame, isBad: boolean) => ({
  v: { fontSize: theme.size, fontWeight: 700 as const, color: isBad ? theme.palette.accent : theme.palette.ink, ...outlined(theme) },
  r: { fontSize: theme.small, color: theme.palette.muted, padding: [0, 0, 0, theme.size * 0.5], ...outlined(theme) },
});

function tip(block: BarBlock, bar: Bar, frame: Frame): string {
  const before =
    bar.compare !== null && block.compareName !== null
      ? `\n${literal(block.compareName)} ${drawn(bar.compare, block.unit, block.decimals)}`
      : '';
  return figureTip(bar.name, bar.figure, frame.language) + before;
}

/** A dashed line across all bars as one long symbol; its label stands above it, moved inwards where it would leave the chart. */
function targetLine(
  block: BarBlock,
  target: NonNullable<BarBlock['target']>,
  frame: Frame,
  room: { left: number; right: number; top: number; max: number; low: number },
): SeriesOption {
  const { theme, width } = frame;
  const text = targetLabel(target.name, target.value, block.unit, block.decimals, { room: width * 0.5, size: theme.size });
  const x = room.left + 8 + ((width - room.left - 8 - room.right) * (target.value - room.low)) / (room.max - room.low || 1);
  const overhang = x + textWidth(text, theme.size) / 2 - width;
  const tall = frame.height - room.top - 4;
  const count = Math.max(1, block.bars.length);
  return {
    type: 'scatter',
    silent: true,
    z: 2,
    symbol: dashedLine(tall),
    symbolSize: [1.25, tall],
    // A category axis has places only at its rows: of an even number the middle is half a row further.
    symbolOffset: [0, count % 2 === 0 ? tall / count / 2 : 0],
    itemStyle: { color: theme.palette.ink, opacity: 1 },
    label: {
      show: true,
      position: 'top',
      distance: 4,
      formatter: text,
      color: theme.palette.ink,
      fontSize: theme.size,
      offset: [overhang > 0 ? -Math.ceil(overhang) : 0, 0],
    },
    data: block.bars.length === 0 ? [] : [[target.value, Math.floor((count - 1) / 2)]],
  };
}
