/** The marks of a trend: lines, target, what is missing, and the columns that answer the pointer. */
import type { LineSeriesOption, SeriesOption } from 'echarts';
import type { Figure, TrendBlock } from '#domain/dashboard/block.js';
import type { Text } from '#domain/errors.js';
import { answers, figureTip, type Frame, legendName, literal, outlined, periodDrill, targetLabel } from './chart.js';
import { lineColor, SYMBOLS } from './theme.js';
import type { PointLabel } from './trend-labels.js';
import { type EndLabel, runsOf } from './trend-layout.js';

export interface Line {
  name: string;
  figures: Figure[];
  color: string;
  symbol: string;
  width: number;
  role: TrendBlock['series'][number]['role'];
}

/** Of a figure that rests on other returns than the one before it. */
export const NOT_COMPARED: Text = { zh: '单位数不同，不与前期比较', en: 'of other units than before, not compared' };

/** How each series is drawn: the main ones by their place, last year's pale, peers grey. */
export function styledLines(block: { series: TrendBlock['series'] }, frame: Frame): Line[] {
  const { theme } = frame;
  const { palette } = theme;
  let main = 0;
  return block.series.map(({ name, figures, role }) => {
    const shared = { name: legendName(name, frame), figures, role };
    if (role === 'last_year') return { ...shared, color: palette.pale, symbol: 'circle', width: theme.line * 0.8 };
    if (role === 'peer') return { ...shared, color: palette.neutral, symbol: 'diamond', width: theme.line * 0.7 };
    const color = lineColor(palette, main);
    return { ...shared, color, symbol: SYMBOLS[main++ % SYMBOLS.length] ?? 'circle', width: theme.line };
  });
}

export const lastIndex = (figures: Figure[]): number => figures.findLastIndex((figure) => figure.value !== null);

/** A solid line over what is certain and, beneath it, a dashed one that also reaches the uncertain points. */
export function drawLine(
  line: Line,
  index: number,
  block: TrendBlock,
  frame: Frame,
  label: { end: EndLabel | undefined; offset: number; points: (PointLabel | null)[]; beside: number },
): LineSeriesOption[] {
  const { theme } = frame;
  const last = lastIndex(line.figures);
  const shared: LineSeriesOption = {
    type: 'line',
    name: line.name,
    silent: true,
    symbol: line.symbol,
    z: line.role === 'main' ? 10 + index : 5,
    connectNulls: false,
  };
  const size = theme.size * (line.role === 'main' ? 0.6 : 0.4);
  const data = line.figures.map((figure, i) => {
    const end = i === last && label.end?.text ? label.end : null;
    const point = label.points[i];
    const atRight = end !== null && i === line.figures.length - 1;
    return {
      value: figure.value,
      symbolSize: size,
      itemStyle: figure.uncertain
        ? { color: theme.palette.surface, borderColor: line.color, borderWidth: theme.line * 0.8 }
        : { color: line.color },
      label: {
        show: atRight || Boolean(point),
        position: atRight ? ('right' as const) : (point?.position ?? 'top'),
        distance: atRight ? label.beside - size / 2 : (point?.distance ?? 6),
        offset: atRight ? [0, label.offset] : [0, 0],
        formatter: end ? end.text : literal(figure.display),
        color: end ? end.color : theme.palette.text,
        fontSize: end || i === last ? theme.size : theme.small,
        fontWeight: end ? (end.bold ? 700 : 400) : i === last ? 700 : 400,
        ...outlined(theme),
      },
    };
  });
  const uncertain = line.figures.map((figure) => figure.uncertain);
  const solid = {
    ...shared,
    data: data.map((point, i) => (uncertain[i] ? { ...point, value: null } : point)),
    lineStyle: { color: line.color, width: line.width },
  };
  if (!uncertain.includes(true)) return byRun(solid, line, block);
  const touched = (i: number) => uncertain[i] || uncertain[i - 1] || uncertain[i + 1];
  const dashed = {
    ...shared,
    z: (shared.z ?? 5) - 1,
    data: data.map((point, i) =>
      touched(i) ? (uncertain[i] ? point : { ...point, label: { show: false }, symbolSize: 0 }) : { value: null },
    ),
    lineStyle: { color: line.color, width: line.width * 0.8, type: [4, 3] },
  };
  return [...byRun(dashed, line, block), ...byRun(solid, line, block)];
}

/** A line of its own for every stretch, so that nothing joins what does not belong together. */
function byRun(drawn: LineSeriesOption & { data: object[] }, { role }: Line, block: TrendBlock): LineSeriesOption[] {
  const runs = runsOf(block, role);
  return [...new Set(runs)].map((run) => ({
    ...drawn,
    data: drawn.data.map((point, i) => (runs[i] === run ? point : { value: null })),
  }));
}

/** Of the room of a period, how much the tick of its target takes. */
export const TICK = 0.62;
export const isPaced = ({ target }: Pick<TrendBlock, 'target'>): boolean => new Set(target?.values).size > 1;

/** A constant target is one dashed line; a pace that differs by quarter is a tick over each period. */
export function targetLine(
  target: NonNullable<TrendBlock['target']>,
  frame: Frame,
  end: EndLabel | undefined,
  { offset, slot, beside }: { offset: number; slot: number; beside: number },
): SeriesOption {
  const { theme } = frame;
  const last = target.values.findLastIndex((value) => value !== null);
  const label = (i: number) =>
    i === last && end?.text
      ? {
          label: {
            show: true,
            position: 'right' as const,
            distance: 8,
            offset: [0, offset],
            formatter: end.text,
            color: end.color,
            fontSize: theme.size,
            ...outlined(theme),
          },
        }
      : {};
  const shared = { name: legendName(target.name, frame), silent: true, z: 6, itemStyle: { color: theme.palette.ink, opacity: 1 } };
  if (isPaced({ target })) {
    const width = slot * TICK;
    return {
      ...shared,
      type: 'scatter',
      symbol: 'rect',
      symbolSize: [width, 1.5],
      data: target.values.flatMap((value, i) => {
        const { label: text } = label(i);
        return value === null ? [] : [{ value: [i, value], ...(text ? { label: { ...text, distance: beside - width / 2 } } : {}) }];
      }),
    };
  }
  return {
    ...shared,
    type: 'line',
    symbol: 'circle',
    symbolSize: 1,
    lineStyle: { color: theme.palette.ink, width: 1.25, type: [5, 4] },
    data: target.values.map((value, i) => {
      const { label: text } = label(i);
      return { value, ...(text ? { label: { ...text, distance: beside } } : {}) };
    }),
  };
}

/** "无数据" at the foot of every period in which no main line has a value. */
export function missingMarks(block: TrendBlock, floor: number, { theme }: Frame): SeriesOption {
  const main = block.series.filter((one) => one.role === 'main');
  const gaps = block.periods.flatMap((_, i) => {
    const display = main[0]?.figures[i]?.display;
    return display !== undefined && main.every((one) => (one.figures[i]?.value ?? null) === null) ? [{ i, display }] : [];
  });
  return {
    type: 'scatter',
    silent: true,
    z: 7,
    symbol: 'circle',
    symbolSize: theme.size * 0.5,
    itemStyle: { color: theme.palette.surface, borderColor: theme.palette.muted, borderWidth: 1.25, borderType: [2, 2] },
    data: gaps.map(({ i, display }) => ({
      value: [i, floor],
      label: { show: true, position: 'top' as const, formatter: literal(display), color: theme.palette.muted, fontSize: theme.small },
    })),
  };
}

/** Invisible columns that answer the pointer with all figures of a period. */
export function hoverColumns(block: TrendBlock, lines: Line[], top: number, frame: Frame): SeriesOption {
  return {
    type: 'bar',
    z: 1,
    barWidth: '100%',
    itemStyle: { color: 'rgba(0,0,0,0)' },
    emphasis: { itemStyle: { color: frame.theme.palette.track, opacity: 0.5 } },
    data: block.periods.map((period, i) => {
      const due = block.target?.values[i];
      const rows = lines.flatMap((line) => {
        const figure = line.figures[i];
        return figure ? [figureTip(lines.length > 1 ? line.name : period, figure, frame.language).replaceAll('\n', '  ')] : [];
      });
      if (block.target && due !== null && due !== undefined) rows.push(targetLabel(block.target.name, due, block.unit, block.decimals));
      if (block.apart?.includes(i)) rows.push(NOT_COMPARED[frame.language]);
      return { value: top, ...answers(frame, [...(lines.length > 1 ? [literal(period)] : []), ...rows].join('\n'), periodDrill(period)) };
    }),
  };
}
