/** The marks of one row of a strip: the box of its quartiles, and every unit as a point. */
import type { StripBlock } from '#domain/dashboard/block.js';
import { figureTip, type Frame } from './chart.js';
import { pointStyle, TONE_SYMBOLS } from './fill.js';
import { dot, type Mark } from './plane.js';
import { swarm } from './swarm.js';
import { toneColor } from './theme.js';

type Group = StripBlock['groups'][number];

/** From the lowest to the highest usual value a thin line, the middle half a box, the median a bar. */
export function boxMarks({ box }: Group, x: (value: number) => number, y: number, pitch: number, { theme }: Frame): Mark[] {
  if (!box) return [];
  const { palette } = theme;
  const tall = pitch * 0.62;
  const bar = (from: number, to: number, height: number, color: string): Mark => ({
    rect: { x: x(from), y: y - height / 2, width: Math.max(1, x(to) - x(from)), height },
    fill: { color, over: [] },
  });
  const median = bar(box.median, box.median, tall, palette.text);
  return [
    bar(box.low, box.high, 1.5, palette.rule),
    bar(box.q1, box.q3, tall, palette.track),
    { ...median, rect: { ...median.rect, x: x(box.median) - theme.line / 2, width: theme.line } },
  ];
}

export function pointMarks(
  group: Group,
  at: { x: (value: number) => number; y: number; pitch: number; floor: number },
  frame: Frame,
): Mark[] {
  const { theme } = frame;
  const size = theme.size * (group.points.length > 80 ? 0.48 : 0.62);
  const xs = group.points.map((point) => (point.figure.value === null ? at.floor - theme.size * 0.5 : at.x(point.figure.value)));
  const shifts = swarm(xs, size, at.pitch * 0.86);
  return group.points.map(({ name, figure, tone, drill }, i) => ({
    rect: dot([xs[i] ?? 0, at.y + (shifts[i] ?? 0)], size * (tone === 'bad' || tone === 'warn' ? 1.3 : 1)),
    symbol: TONE_SYMBOLS[tone],
    fill: pointStyle(theme, toneColor(tone, theme.palette), figure.value === null ? 'missing' : figure.uncertain ? 'uncertain' : 'certain'),
    tip: figureTip(name, figure, frame.language),
    drill,
  }));
}
