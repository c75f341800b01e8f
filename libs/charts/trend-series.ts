/** The marks of a trend: lines, target, what is missing, and the columns that answer the pointer. */
import type { LineSeriesOption, SeriesOption } from 'echarts';
import type { Figure, TrendBlock } from '#domain/dashboard/block.js';
import { answers, figureTip, type Frame, legendName, literal, outlined, periodDrill, targetLabel } from './chart.js';
import { widest } from './measure-text.js';
import { lineColor, SYMBOLS } from './theme.js';
import type { EndLabel, Side } from './trend-layout.js';

export interface Line {
  name: string;
  figures: Figure[];
  color: string;
  symbol: string;
  width: number;
  role: TrendBlock['series'][number]['role'];
}

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
  label: { end: EndLabel | undefined; offset: number; slot: number; sides: Side[] },
): LineSeriesOption[] {
  const { theme } = frame;
  const last = lastIndex(line.figures);
  const everyPoint =
    line.role === 'main' &&
    block.series.filter((one) => one.role === 'main').length === 1 &&
    widest(
      line.figures.filter((figure) => figure.value !== null).map((figure) => figure.display),
      theme.small,
    ) +
      6 <
      label.slot;
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
    const end = i === last && label.end;
    const atRight = end && i === line.figures.length - 1;
    const shown = end || everyPoint || (i === last && line.role === 'main');
    return {
      value: figure.value,
      symbolSize: size,
      itemStyle: figure.uncertain
        ? { color: theme.palette.surface, borderColor: line.color, borderWidth: theme.line * 0.8 }
        : { color: line.color },
      label: {
        show: Boolean(shown),
        position: atRight ? ('right' as const) : (label.sides[i]?.position ?? ('top' as const)),
        distance: atRight ? 8 - size / 2 + theme.size * 0.3 : (label.sides[i]?.distance ?? 6),
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
  if (!uncertain.includes(true)) return byYear(solid, block);
  const touched = (i: number) => uncertain[i] || uncertain[i - 1] || uncertain[i + 1];
  const dashed = {
    ...shared,
    z: (shared.z ?? 5) - 1,
    data: data.map((point, i) =>
      touched(i) ? (uncertain[i] ? point : { ...point, label: { show: false }, symbolSize: 0 }) : { value: null },
    ),
    lineStyle: { color: line.color, width: line.width * 0.8, type: [4, 3] },
  };
  return [...byYear(dashed, block), ...byYear(solid, block)];
}

/** Where every year begins anew a line of its own for each, so that none falls from the fourth quarter to the next first. */
function byYear(line: LineSeriesOption & { data: object[] }, { restarts, periods }: TrendBlock): LineSeriesOption[] {
  if (!restarts) return [line];
  const yearOf = (period: string | undefined) => period?.slice(0, 4);
  return [...new Set(periods.map(yearOf))].map((year) => ({
    ...line,
    data: line.data.map((point, i) => (yearOf(periods[i]) === year ? point : { value: null })),
  }));
}

/** A constant target is one dashed line; a pace that differs by quarter is a tick over each period. */
export function targetLine(
  target: NonNullable<TrendBlock['target']>,
  frame: Frame,
  end: EndLabel | undefined,
  offset: number,
  slot: number,
): SeriesOption {
  const { theme } = frame;
  const last = target.values.findLastIndex((value) => value !== null);
  const label = (i: number) =>
    i === last && end
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
  if (new Set(target.values).size > 1) {
    const width = slot * 0.62;
    const inset = theme.size * 0.3 - width / 2;
    return {
      ...shared,
      type: 'scatter',
      symbol: 'rect',
      symbolSize: [width, 1.5],
      data: target.values.flatMap((value, i) => {
        const { label: text } = label(i);
        return value === null ? [] : [{ value: [i, value], ...(text ? { label: { ...text, distance: 8 + inset } } : {}) }];
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
      return { value, ...(text ? { label: { ...text, distance: 8 + theme.size * 0.3 } } : {}) };
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
      return { value: top, ...answers(frame, [...(lines.length > 1 ? [literal(period)] : []), ...rows].join('\n'), periodDrill(period)) };
    }),
  };
}
