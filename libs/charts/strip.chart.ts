/** How the single units of each group spread: every unit a point, the middle half as a box, the median a bar in it. */
import type { SeriesOption } from 'echarts';
import type { StripBlock, Tone } from '#domain/dashboard/block.js';
import type { Text } from '#domain/errors.js';
import { type Chart, drawn, type Frame, legendHeight, literal, roundAxis, rowHeads, targetLabel } from './chart.js';
import { joined, rangeOf } from './describe-words.js';
import { shorten, textWidth, widest } from './measure-text.js';
import { TONE_SYMBOLS } from './fill.js';
import { marks, plane, rowNames, segment, strokes, type Words, words } from './plane.js';
import { rate, sampleText, unreported } from './samples.js';
import { boxMarks, pointMarks } from './strip-marks.js';
import { toneColor } from './theme.js';
import { BY_TARGET, explained, type LegendEntry, tonesOf } from './tone-legend.js';

type Group = StripBlock['groups'][number];
const MEDIAN: Text = { zh: '中位数', en: 'median' };
/** Letters below which a shortened name tells nothing. */
const LEAST_NAME = 7;
const UNITS: Text = { zh: '单位数', en: 'units' };

export const stripChart: Chart<'strip'> = {
  kind: 'strip',
  height: (block, frame) =>
    Math.round(headRoom(block, frame) + Math.max(1, block.groups.length) * headsOf(block, frame).row * 1.75 + footRoom(frame)),
  option: (block, frame) => {
    const { theme, width, height } = frame;
    const { palette } = theme;
    const named = headsOf(block, frame);
    const { left } = named;
    const medians = block.groups.map((group) => medianText(group, block));
    const right = Math.ceil(Math.max(widest(medians, theme.size, true), textWidth(MEDIAN[frame.language], theme.small))) + theme.size;
    const top = headRoom(block, frame);
    const bottom = height - footRoom(frame);
    const pitch = (bottom - top) / Math.max(1, block.groups.length);
    const [from, to] = [left + theme.size * 1.2, width - right - theme.size * 0.5];
    const scale = scaleOf(block);
    const x = (value: number) => from + ((value - scale.min) / (scale.max - scale.min)) * (to - from);
    const middle = (row: number) => top + (row + 0.5) * pitch;
    const ticks = scale.ticks.filter((_, i) => (to - from) / scale.ticks.length > theme.size * 3 || i % 2 === 0);

    const series: SeriesOption[] = [
      strokes(
        ticks.map((tick) => segment(x(tick), top, x(tick), bottom)),
        { color: palette.grid, width: 1 },
        { z: 1 },
      ),
    ];
    if (block.target) {
      const line = segment(x(block.target.value), top - 2, x(block.target.value), bottom);
      series.push(strokes([line], { color: palette.ink, width: 1.25, type: [5, 4] }, { z: 4 }));
    }
    series.push(
      ...marks(
        block.groups.flatMap((group, i) => boxMarks(group, x, middle(i), pitch, frame)),
        frame,
        { z: 2 },
      ),
    );
    const dots = block.groups.flatMap((group, i) => pointMarks(group, { x, y: middle(i), pitch, floor: from }, frame));
    series.push(...marks(dots, frame, { z: 5 }));
    series.push(
      words(
        [
          ...rowNames(block.groups, named, middle),
          ...medians.map((text, i): Words => ({
            text,
            x: width - 1,
            y: middle(i),
            align: 'right',
            bold: block.groups[i]?.box !== null,
            color: block.groups[i]?.box ? palette.ink : palette.muted,
          })),
          {
            text: MEDIAN[frame.language],
            x: width - 1,
            y: top - theme.small * 0.7,
            align: 'right',
            size: theme.small,
            color: palette.muted,
          },
          ...ticks.map((tick): Words => ({
            text: drawn(tick, block.unit, scale.places),
            x: x(tick),
            y: bottom + theme.small * 0.9,
            align: 'center',
            size: theme.small,
            color: palette.muted,
          })),
          ...targetWords(block, x, top, { from: left, to: width - textWidth(MEDIAN[frame.language], theme.small) - theme.size }, frame),
          ...attention(block, { x, middle, pitch, left: from, right: to }, frame),
        ],
        frame,
      ),
    );
    const said = explained(legendOf(block, frame), frame);
    return { ...plane(frame), legend: said.legend, series: [...series, ...said.series] };
  },
  describe: (block, language) =>
    block.groups.map((group) => {
      const median = group.box ? `${MEDIAN[language]} ${drawn(group.box.median, block.unit, block.decimals)}` : '';
      return joined([`${group.name} ${UNITS[language]} ${group.points.length}`, median, rangeOf(group.points, language)], language);
    }),
  sample: {
    ...sampleText('sample-strip', '事业单位差异最大，两家远低于中位数', ['LIF06']),
    kind: 'strip',
    unit: '%',
    decimals: 1,
    groups: [
      group('事业单位', [52, 61.5, 78, 84, 86, 88, 88, 88.5, 89, 90, 91, 92, 92.5, 93, 94, 95.5, 96, 97, 98, 100, 100], {
        low: 78,
        q1: 88,
        median: 91,
        q3: 95.5,
        high: 100,
      }),
      group('国企', [71, 74, 80, 82, 83, 85, 86, 88, 90, 91, 96], { low: 71, q1: 81, median: 85, q3: 89, high: 96 }),
      group('城市公共交通服务有限责任公司及其所属各分公司', [82, 90.5], null),
      {
        key: 'none',
        name: '离退休',
        box: null,
        drill: null,
        points: [{ key: 'p', name: '离退休第一党支部', figure: unreported, tone: 'muted', drill: null }],
      },
    ],
    target: { name: '目标', value: 85 },
  },
};

function group(name: string, values: number[], box: Group['box']): Group {
  const tone = (value: number): Tone => (value < 65 ? 'bad' : value < 80 ? 'warn' : 'neutral');
  return {
    key: name,
    name,
    box,
    drill: null,
    points: values.map((value, i) => ({
      key: `${name}${i}`,
      name: `${name}第${i + 1}党支部`,
      figure: rate(value, '', i === 3),
      tone: tone(value),
      drill: { unit: `${name}${i}` },
    })),
  };
}

const headsOf = (block: StripBlock, frame: Omit<Frame, 'height'>) =>
  rowHeads(
    block.groups.map((group) => group.name),
    frame,
    frame.width < 480 ? 0.28 : 0.3,
  );
const legendOf = (block: StripBlock, { theme, language }: Omit<Frame, 'height'>): LegendEntry[] =>
  tonesOf(
    block.groups.flatMap((group) => group.points),
    BY_TARGET,
    language,
  ).map(({ tone, name }) => ({ name, icon: TONE_SYMBOLS[tone], fill: { color: toneColor(tone, theme.palette) } }));
const headRoom = (block: StripBlock, frame: Omit<Frame, 'height'>): number =>
  legendHeight(
    legendOf(block, frame).map(({ name }) => name),
    frame,
  ) +
  frame.theme.size * 1.9 +
  (block.target ? 2 : 0);
const footRoom = ({ theme }: Omit<Frame, 'height'>): number => theme.small * 1.8;

/** The median where there are quartiles, else what the only words are: not reported. */
function medianText({ box, points }: Group, block: StripBlock): string {
  if (box) return drawn(box.median, block.unit, block.decimals);
  const absent = points.find((point) => point.figure.value === null);
  return absent && points.every((point) => point.figure.value === null) ? literal(absent.figure.display) : '—';
}

/** In round numbers around all points and the target; a percentage does not go past 100. */
function scaleOf(block: StripBlock) {
  const values = block.groups.flatMap(({ points }) => points.map((point) => point.figure.value)).filter((value) => value !== null);
  const all = [...values, ...(block.target ? [block.target.value] : [])];
  const [low, high] = all.length === 0 ? [0, block.unit === '%' ? 100 : 1] : [Math.min(...all), Math.max(...all)];
  const axis = roundAxis(low, high);
  const max = block.unit === '%' && high <= 100 ? Math.min(100, axis.max) : axis.max;
  const ticks = Array.from(
    { length: Math.round((axis.max - axis.min) / axis.interval) + 1 },
    (_, i) => axis.min + i * axis.interval,
  ).filter((tick) => tick <= max + 1e-9);
  return { min: axis.min, max: max > axis.min ? max : axis.min + 1, ticks, places: String(axis.interval).split('.')[1]?.length ?? 0 };
}

function targetWords(
  { target, unit, decimals }: StripBlock,
  x: (value: number) => number,
  top: number,
  room: { from: number; to: number },
  { theme }: Frame,
): Words[] {
  if (!target) return [];
  const text = targetLabel(target.name, target.value, unit, decimals, { room: room.to - room.from, size: theme.size });
  const half = textWidth(text, theme.size) / 2;
  const at = Math.min(Math.max(x(target.value), room.from + half), room.to - half);
  return [{ text, x: at, y: top - theme.size * 0.8, align: 'center' }];
}

/** The worst unit of a group is named where the row is free beside it. */
function attention(
  block: StripBlock,
  at: { x: (value: number) => number; middle: (row: number) => number; pitch: number; left: number; right: number },
  { theme }: Frame,
): Words[] {
  return block.groups.flatMap((group, row): Words[] => {
    const known = group.points
      .filter((point) => point.figure.value !== null)
      .toSorted((a, b) => (a.figure.value ?? 0) - (b.figure.value ?? 0));
    const [lowest, second] = known;
    const gap = theme.size * 0.7;
    for (const [point, side, until] of [
      [lowest, 'right', at.left],
      [lowest, 'left', second ? at.x(second.figure.value ?? 0) - gap : at.right],
      [known.at(-1), 'left', at.right],
    ] as const) {
      if (point?.tone !== 'bad') continue;
      const x = at.x(point.figure.value ?? 0);
      const room = (side === 'right' ? x - until : until - x) - gap;
      const name = literal(point.name);
      if (room < Math.min(textWidth(name, theme.small), theme.small * LEAST_NAME)) continue;
      const text = shorten(name, room, theme.small);
      return [
        {
          text,
          x: side === 'right' ? x - gap : x + gap,
          y: at.middle(row),
          align: side,
          size: theme.small,
          color: theme.palette.accent,
          overlaid: true,
          drill: point.drill,
          tip: literal(point.name),
        },
      ];
    }
    return [];
  });
}
