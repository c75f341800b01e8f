/**
 * A drawing plane in pixels, for charts whose places are computed here: boxes, shapes, lines and words exactly where they are put.
 * It needs no part of ECharts but scatter and line, and no label can be cut or moved by a layout of its own.
 */
import type { EChartsOption, SeriesOption } from 'echarts';
import type { Drill } from '#domain/dashboard/block.js';
import { answers, baseOption, type Frame, literal, NAME_LEADING, outlined, plot } from './chart.js';
import type { Fill } from './fill.js';
import { texturePath } from './texture.js';

export type Point = [x: number, y: number];
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Root of an option whose series stand in pixels from the top left. */
export function plane(frame: Frame): EChartsOption & object {
  const axis = { type: 'value' as const, min: 0, show: false };
  return {
    ...baseOption(frame),
    grid: plot(0, 0, 0, 0),
    xAxis: { ...axis, max: frame.width },
    yAxis: { ...axis, max: frame.height, inverse: true },
  };
}

const tidy = (pixels: number): number => Math.round(pixels * 100) / 100;

export interface SymbolStyle {
  color: string;
  opacity: number;
  borderColor?: string;
  borderWidth?: number;
  borderType?: number[];
  over?: never;
}

/** A box, or another shape that fills one; `tip` answers the pointer, `drill` the click. */
export interface Mark {
  rect: Rect;
  /** What fills a box, or how another symbol is drawn. */
  fill: Fill | SymbolStyle;
  symbol?: string;
  label?: object;
  tip?: string;
  drill?: Drill | null;
  /** Row and column of the figure it is, read by the page from what is clicked. */
  place?: [row: number, column: number];
}

/** The marks as a series, and the textures over them as a second one that lies below all labels. */
export function marks(list: Mark[], frame: Frame, { name, z = 3 }: { name?: string; z?: number } = {}): SeriesOption[] {
  const shared = { type: 'scatter' as const, ...(name === undefined ? {} : { name }), z, emphasis: { disabled: true } };
  const placed = ({ x, y, width, height }: Rect) => ({
    value: [tidy(x + width / 2), tidy(y + height / 2)],
    symbolSize: [tidy(Math.max(0, width)), tidy(Math.max(0, height))],
  });
  const over = list.flatMap(({ rect: area, fill }) => (fill.over ?? []).map((texture) => ({ ...texture, area })));
  const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
  const textures = [...new Set(over.map(({ color }) => color))].map((color) => ({
    ...placed(whole),
    symbol: texturePath(
      over.filter((one) => one.color === color),
      whole,
    ),
    itemStyle: { color, opacity: 1 },
  }));
  return [
    {
      ...shared,
      symbol: 'rect',
      silent: !list.some((mark) => mark.tip !== undefined),
      data: list.map(({ rect, fill: { over: textured, ...style }, symbol, label, tip, drill, place }) => ({
        ...placed(rect),
        ...(symbol ? { symbol } : {}),
        itemStyle: textured ? { ...style, opacity: 1 } : style,
        ...(label ? { label: { show: true, ...label } } : {}),
        ...(tip === undefined ? {} : answers(frame, tip, drill)),
        ...(place && frame.theme.medium === 'screen' ? { place } : {}),
      })),
    },
    ...(textures.length > 0 ? [{ ...shared, silent: true, data: textures }] : []),
  ];
}

/** A point as a mark: a shape of the given size around its centre. */
export const dot = ([x, y]: Point, size: number): Rect => ({ x: x - size / 2, y: y - size / 2, width: size, height: size });

/** A filled polygon as a mark. */
export function shape(points: Point[]): { rect: Rect; symbol: string } {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const path = points.map((point) => point.map(tidy).join(' ')).join('L');
  return { rect: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }, symbol: `path://M${path}Z` };
}

/** A straight line from one place to another. */
export const segment = (x1: number, y1: number, x2: number, y2: number): Point[] => [
  [x1, y1],
  [x2, y2],
];

/** Lines of one look as one series; a null breaks a line. */
export const strokes = (
  lines: (Point | null)[][],
  style: { color: string; width: number; type?: number[] | 'solid' },
  more: { name?: string; z?: number } = {},
): SeriesOption => ({
  type: 'line',
  symbol: 'none',
  silent: true,
  z: 2,
  ...more,
  clip: false,
  lineStyle: style,
  itemStyle: { color: style.color },
  data: lines.flatMap((line, i) => [...(i > 0 ? [null] : []), ...line]).map((point) => (point ? point.map(tidy) : [null, null])),
});

/** Words of one line or more, their middle at `y`; `align` is the side of them that stands at `x`. */
export interface Words {
  text: string;
  x: number;
  y: number;
  align?: 'left' | 'center' | 'right';
  size?: number;
  leading?: number;
  color?: string;
  bold?: boolean;
  /** An outline in the colour of the ground, where the words cross something. */
  overlaid?: boolean;
  tip?: string;
  drill?: Drill | null;
}
const SIDE = { left: 'right', center: 'inside', right: 'left' } as const;

export const words = (list: Words[], frame: Frame, z = 8): SeriesOption => {
  const { theme } = frame;
  return {
    type: 'scatter',
    z,
    symbolSize: 0,
    silent: !list.some((one) => one.drill),
    emphasis: { disabled: true },
    itemStyle: { opacity: 1 },
    data: list.map(
      ({
        text,
        x,
        y,
        align = 'left',
        size = theme.size,
        leading = 1.35,
        color = theme.palette.ink,
        bold = false,
        overlaid,
        tip,
        drill,
      }) => ({
        value: [tidy(x), tidy(y)],
        label: {
          show: true,
          position: SIDE[align],
          distance: 0,
          formatter: literal(text),
          fontSize: size,
          lineHeight: tidy(size * leading),
          color,
          ...(bold ? { fontWeight: 700 as const } : {}),
          ...(overlaid ? outlined(theme) : {}),
        },
        ...(drill ? answers(frame, tip ?? literal(text), drill) : {}),
      }),
    ),
  };
};

/** Names of rows at the left edge, as `rowHeads` wraps them; a click on a name leads where its row leads. */
export const rowNames = (
  rows: { name: string; drill?: Drill | null }[],
  heads: { left: number; names: string[] },
  y: (row: number) => number,
): Words[] =>
  rows.map(({ name, drill = null }, i) => ({
    text: heads.names[i] ?? '',
    x: heads.left,
    y: y(i),
    align: 'right',
    leading: NAME_LEADING,
    tip: literal(name),
    drill,
  }));
