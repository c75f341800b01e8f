/** Units × indicators as a grid of figures: tinted by what they say, hatched where uncertain, empty where nobody reported. */
import type { SeriesOption } from 'echarts';
import type { HeatBlock } from '#domain/dashboard/block.js';
import { baseOption, type Chart, figureTip, type Frame, literal, nameRoom, plot } from './chart.js';
import { shorten, textWidth, wrap } from './measure-text.js';
import { rate, sampleText, unreported } from './samples.js';
import { hatch, toneTint } from './theme.js';

type Cell = HeatBlock['rows'][number]['cells'][number];
const HEAD_LINES = 3;

function layout(block: HeatBlock, frame: Omit<Frame, 'height'>) {
  const { theme, width } = frame;
  const left = nameRoom(
    block.rows.map((row) => row.name),
    frame,
    width < 480 ? 0.3 : 0.28,
  );
  const column = (width - left - 8) / Math.max(1, block.columns.length);
  const heads = block.columns.map((one) => wrap(one.name, Math.max(column - 6, theme.small), theme.small, HEAD_LINES));
  const lines = Math.max(1, ...heads.map((head) => head.split('\n').length));
  return { left, column, heads, top: lines * theme.small * 1.3 + 8 };
}

export const heatChart: Chart<'heat'> = {
  kind: 'heat',
  height: (block, frame) => Math.round(layout(block, frame).top + Math.max(1, block.rows.length) * frame.theme.row * 0.95 + 2),
  option: (block, frame) => {
    const { theme } = frame;
    const { palette } = theme;
    const { left, column, heads, top } = layout(block, frame);
    const row = (frame.height - top - 2) / Math.max(1, block.rows.length);
    const cells: SeriesOption = {
      type: 'scatter',
      symbol: 'rect',
      symbolSize: [Math.max(2, column - 2), Math.max(2, row - 2)],
      emphasis: { disabled: true },
      data: block.rows.flatMap((one, y) =>
        one.cells.map((cell, x) => ({
          value: [x, y],
          itemStyle: cellStyle(cell, frame),
          label: {
            show: true,
            position: 'inside' as const,
            formatter: fitting(cell, column - 6, theme.small),
            fontSize: theme.small,
            fontWeight: cell.tone === 'bad' ? 700 : 400,
            color: cell.figure.value === null ? palette.muted : cell.tone === 'bad' ? palette.accent : palette.ink,
            textBorderColor: toneTint(cell.tone, palette),
            textBorderWidth: cell.figure.uncertain ? 4 : 0,
          },
          ...(theme.medium === 'paper'
            ? {}
            : { tooltip: { formatter: figureTip(`${one.name} · ${block.columns[x]?.name ?? ''}`, cell.figure, frame.language) } }),
        })),
      ),
    };
    const axisText = { axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false } };
    return {
      ...baseOption(frame),
      grid: plot(left + 8, 0, top, 2),
      xAxis: {
        type: 'category',
        position: 'top',
        data: heads,
        ...axisText,
        axisLabel: {
          fontSize: theme.small,
          lineHeight: theme.small * 1.3,
          color: palette.muted,
          interval: 0,
          margin: 6,
          verticalAlign: 'bottom',
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: block.rows.map((one) => shorten(one.name, left, theme.size)),
        ...axisText,
        axisLabel: { fontSize: theme.size, color: palette.ink, interval: 0, margin: 8 },
        triggerEvent: theme.medium === 'screen',
      },
      series: [cells],
    };
  },
  sample: {
    ...sampleText('sample-heat', '两个单位三项指标未达标', ['LIF01', 'LIF02', 'LIF05', 'LIF06']),
    kind: 'heat',
    columns: [
      { key: 'LIF01', name: '党员大会达标率' },
      { key: 'LIF02', name: '支委会达标率' },
      { key: 'LIF05', name: '主题党日达标率' },
      { key: 'LIF06', name: '组织生活出席率' },
    ],
    rows: [
      {
        key: 'u1',
        name: '机关党委',
        drill: { unit: 'u1' },
        cells: [cell(100, 'good'), cell(98.5, 'good'), cell(100, 'good'), cell(91.2, 'good')],
      },
      {
        key: 'u2',
        name: '高速公路管理中心党委',
        drill: { unit: 'u2' },
        cells: [cell(84.4, 'bad'), cell(90.1, 'neutral'), cell(76, 'bad', true), cell(85, 'neutral')],
      },
      {
        key: 'u3',
        name: '城市公共交通服务有限责任公司第三分公司联合党支部委员会',
        drill: { unit: 'u3' },
        cells: [missing(), missing(), missing(), missing()],
      },
    ],
  },
};

function cell(value: number, tone: Cell['tone'], uncertain = false): Cell {
  return { figure: rate(value, '', uncertain), tone };
}
function missing(): Cell {
  return { figure: unreported, tone: 'muted' };
}

function cellStyle({ figure, tone }: Cell, { theme }: Frame) {
  const { palette } = theme;
  if (figure.value === null) return { color: palette.surface, borderColor: palette.grid, borderWidth: 1 };
  return { color: toneTint(tone, palette), opacity: 1, ...(figure.uncertain ? { decal: hatch(palette) } : {}) };
}

/** The figure as printed; without its unit where the column is narrow; nothing when even that does not fit (colour and tooltip remain). */
function fitting({ figure }: Cell, room: number, size: number): string {
  const texts = [figure.display, figure.display.replace(/%$/, ''), figure.value === null ? '—' : String(Math.round(figure.value))];
  return literal(texts.find((text) => textWidth(text, size) <= room) ?? '');
}
