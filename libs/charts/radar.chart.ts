/** One thing from several sides: a polygon over its peers', every side named with its figure; a side without a figure stays open. */
import type { SeriesOption } from 'echarts';
import type { RadarBlock } from '#domain/dashboard/block.js';
import { type Chart, figureTip, type Frame, legend, legendHeight, legendName, literal } from './chart.js';
import { joined, rangeOf } from './describe-words.js';
import { evenly, textWidth, widest } from './measure-text.js';
import { dot, type Mark, marks, plane, type Point, shape, strokes, type Words, words } from './plane.js';
import { rate, sampleText, unreported } from './samples.js';
import { lineColor } from './theme.js';
import { type Line, styledLines } from './trend-series.js';

const INNER_RINGS = [0.25, 0.5, 0.75];

/** ECharts' own radar puts a missing figure into the centre, as if it were zero; on the plane the polygon stays open there. */
export const radarChart: Chart<'radar'> = {
  kind: 'radar',
  height: (block, frame) => {
    const { theme } = frame;
    const side = Math.ceil(block.axes.length / 2) * sideLabels(block, frame).pitch;
    const natural = { screen: frame.width < 480 ? 270 : 320, paper: 270, wall: 26 * theme.size }[theme.medium];
    return Math.round(headRoom(block, frame) + Math.max(natural, side + 2 * theme.size));
  },
  option: (block, frame) => {
    const { theme, height } = frame;
    const { palette } = theme;
    const top = headRoom(block, frame);
    const labels = sideLabels(block, frame);
    const lines = styledLines(block, frame);
    const margin = labels.pitch + theme.size * 0.6;
    const radius = Math.max(theme.size * 3, Math.min((height - top) / 2 - margin, frame.width / 2 - labels.room - theme.size));
    const centre: Point = [frame.width / 2, top + (height - top) / 2];
    const at = (axis: number, share: number): Point => {
      const angle = (axis / Math.max(1, block.axes.length)) * 2 * Math.PI - Math.PI / 2;
      return [centre[0] + Math.cos(angle) * radius * share, centre[1] + Math.sin(angle) * radius * share];
    };
    const round = (share: number): Point[] => block.axes.map((_, i) => at(i, share));
    const ring = (share: number): Point[] => [...round(share), at(0, share)];
    const series: SeriesOption[] = [
      strokes([...INNER_RINGS.map(ring), ...block.axes.map((_, i): Point[] => [centre, at(i, 1)])], { color: palette.grid, width: 1 }),
      strokes([ring(1)], { color: palette.rule, width: 1.25 }),
    ];
    lines.toReversed().forEach((line, i) => series.push(...polygon(block, line, { at, z: 4 + i }, frame)));
    series.push(words(axisLabels(block, lines, { at, centre, labels, top }, frame), frame));
    return {
      ...plane(frame),
      ...(lines.length > 1
        ? {
            legend: legend(
              lines.map((line) => ({ name: line.name, icon: line.symbol, fill: { color: line.color } })),
              frame,
            ),
          }
        : {}),
      series,
    };
  },
  describe: (block, language) =>
    block.series.map((one) =>
      joined(
        [
          one.name,
          rangeOf(
            one.figures.map((figure, i) => ({ name: block.axes[i]?.name ?? '', figure })),
            language,
          ),
        ],
        language,
      ),
    ),
  sample: {
    ...sampleText('sample-radar', '六项标准中纪律作风低于全局 12.3 个百分点', ['STD01']),
    kind: 'radar',
    unit: '%',
    decimals: 1,
    axes: ['组织设置规范', '班子建设坚强有力', '党员队伍素质过硬', '组织生活严格认真', '基础保障到位充分有力', '作用发挥突出'].map(
      (name, i) => ({
        key: `s${i}`,
        name,
        max: 100,
      }),
    ),
    series: [
      {
        name: '高速公路管理中心党委',
        role: 'main',
        figures: [rate(95), rate(82.5), rate(71.2, '89/125', true), rate(90), unreported, rate(64)],
      },
      { name: '全局', role: 'peer', figures: [rate(91), rate(88), rate(83.5), rate(92.4), rate(80), rate(79.9)] },
    ],
  },
};

const headRoom = (block: RadarBlock, frame: Omit<Frame, 'height'>): number =>
  block.series.length > 1
    ? legendHeight(
        block.series.map((one) => legendName(one.name, frame)),
        frame,
      )
    : 0;

interface SideLabels {
  names: string[];
  /** Pixels kept for names at either side, and from one label to the next. */
  room: number;
  pitch: number;
}

function sideLabels(block: RadarBlock, frame: Omit<Frame, 'height'>): SideLabels {
  const { theme, width } = frame;
  const most = Math.min(width * 0.27, theme.size * 11);
  const names = block.axes.map((axis) => evenly(literal(axis.name), most, theme.size));
  const figures = block.series.flatMap((one) => one.figures.map((figure) => figure.display));
  const lines = Math.max(1, ...names.map((name) => name.split('\n').length));
  return {
    names,
    room: Math.min(most, Math.max(widest(names, theme.size), widest(figures, theme.size, true))),
    pitch: (lines + 1) * theme.size * 1.35 + 4,
  };
}

/** The line of one series, its points, and for the first main one a light fill where it is closed. */
function polygon(
  block: RadarBlock,
  line: Line,
  { at, z }: { at: (axis: number, share: number) => Point; z: number },
  frame: Frame,
): SeriesOption[] {
  const { theme } = frame;
  const points = block.axes.map(({ max }, i) => {
    const value = line.figures[i]?.value ?? null;
    return value === null ? null : at(i, Math.min(1, Math.max(0, value / (max || 1))));
  });
  const known = points.filter((point) => point !== null);
  const size = theme.size * (line.role === 'main' ? 0.6 : 0.45);
  const dots = points.flatMap((point, i): Mark[] => {
    const figure = line.figures[i];
    if (!point || !figure) return [];
    const fill = figure.uncertain
      ? { color: theme.palette.surface, borderColor: line.color, borderWidth: theme.line * 0.8 }
      : { color: line.color };
    return [
      {
        rect: dot(point, size),
        fill: { ...fill, opacity: 1 },
        symbol: line.symbol,
        tip: `${figureTip(block.axes[i]?.name ?? '', figure, frame.language)}${block.series.length > 1 ? `\n${line.name}` : ''}`,
      },
    ];
  });
  const isFilled =
    line.role === 'main' && line.color === lineColor(frame.theme.palette, 0) && known.length > 2 && known.length === points.length;
  return [
    ...(isFilled ? marks([{ ...shape(known), fill: { color: line.color, opacity: 0.08 } }], frame, { name: line.name, z: 3 }) : []),
    strokes(
      [[...points, points[0] ?? null]],
      { color: line.color, width: line.width, type: line.role === 'peer' ? [5, 3] : 'solid' },
      { name: line.name, z },
    ),
    ...marks(dots, frame, { name: line.name, z: z + 1 }),
  ];
}

/** Around the polygon: each name and beneath it the figure of the main series. Labels of one side are pushed apart. */
function axisLabels(
  block: RadarBlock,
  lines: Line[],
  place: { at: (axis: number, share: number) => Point; centre: Point; labels: SideLabels; top: number },
  frame: Frame,
): Words[] {
  const { theme, width, height } = frame;
  const { names, pitch } = place.labels;
  const main = lines.find((line) => line.role === 'main');
  const anchors = block.axes.map((_, i) => {
    const [x, y] = place.at(i, 1);
    const side = Math.abs(x - place.centre[0]) < 1 ? 'center' : x > place.centre[0] ? 'left' : 'right';
    const up = y < place.centre[1] ? -1 : 1;
    if (side === 'center') return { i, side, x, y: y + up * (labelHeight(names[i] ?? '', theme.size) / 2 + 2) } as const;
    return { i, side, x: x + (side === 'left' ? 1 : -1) * theme.size * 0.8, y } as const;
  });
  for (const side of ['left', 'right'] as const) {
    const column = anchors.filter((one) => one.side === side).toSorted((a, b) => a.y - b.y) as { x: number; y: number }[];
    let floor = place.top + pitch / 2;
    for (const one of column) floor = (one.y = Math.max(one.y, floor)) + pitch;
    let ceiling = height - pitch / 2;
    for (const one of column.toReversed()) ceiling = (one.y = Math.min(one.y, ceiling)) - pitch;
  }
  return anchors.flatMap(({ i, side, x, y }): Words[] => {
    const figure = main?.figures[i];
    const name = names[i] ?? '';
    const tall = labelHeight(name, theme.size);
    const span = Math.max(textWidth(name, theme.size), textWidth(figure?.display ?? '', theme.size, true));
    const inside = side === 'left' ? Math.min(x, width - span - 1) : side === 'right' ? Math.max(x, span + 1) : x;
    return [
      { text: name, x: inside, y: y - theme.size * 0.675, align: side, color: theme.palette.text },
      {
        text: literal(figure?.display ?? '—'),
        x: inside,
        y: y + tall / 2 - theme.size * 0.675,
        align: side,
        bold: (figure?.value ?? null) !== null,
        color: (figure?.value ?? null) === null ? theme.palette.muted : theme.palette.ink,
      },
    ];
  });
}

const labelHeight = (name: string, size: number): number => (name.split('\n').length + 1) * size * 1.35;
