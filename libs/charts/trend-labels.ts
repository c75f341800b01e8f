/** Where the figures of a trend stand: clear of every line, of the target and of one another. */
import type { TrendBlock } from '#domain/dashboard/block.js';
import { textWidth, widest } from './measure-text.js';
import type { Theme } from './theme.js';
import { literal } from './chart.js';
import { type EndLabel, runsOf } from './trend-layout.js';
import { lastIndex, type Line } from './trend-series.js';

export interface Spot {
  position: 'top' | 'bottom' | 'left' | 'right';
  distance: number;
}
/** A figure at a point, and where it stands. */
export interface PointLabel extends Spot {
  text: string;
}
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
type Segment = [x1: number, y1: number, x2: number, y2: number];
interface Place {
  slot: number;
  height: number;
  /** Pixels from the top of the plot down to a value. */
  y: (value: number) => number;
}

const NEAR = 6;

/** By line and period; null where no figure is drawn, or it stands at the right end. */
export function pointLabels(
  block: TrendBlock,
  lines: Line[],
  { ends, offsets }: { ends: EndLabel[]; offsets: number[] },
  place: Place,
  theme: Theme,
): (PointLabel | null)[][] {
  const segments = segmentsOf(block, place);
  const taken = endBoxes(block, lines, { ends, offsets }, place, theme);
  const x = (i: number) => (i + 0.5) * place.slot;
  return lines.map((line, index) => {
    const last = lastIndex(line.figures);
    const atEveryPoint = hasRoom(block, line, place.slot, theme);
    return line.figures.map((figure, i): PointLabel | null => {
      const isLast = i === last;
      const end = isLast ? ends[index]?.text : '';
      if (figure.value === null || (end && i === line.figures.length - 1)) return null;
      if (!end && !atEveryPoint && !(isLast && line.role === 'main')) return null;
      const text = end || literal(figure.display);
      const size = isLast ? theme.size : theme.small;
      const spot = clearest(x(i), place.y(figure.value), [textWidth(text, size, isLast), size], { segments, taken, place, block });
      taken.push(spot.box);
      return { text, position: spot.position, distance: spot.distance };
    });
  });
}

/** All figures of the one main line, where they fit side by side. */
const hasRoom = (block: TrendBlock, line: Line, slot: number, theme: Theme): boolean =>
  line.role === 'main' &&
  block.series.filter((one) => one.role === 'main').length === 1 &&
  widest(
    line.figures.filter((figure) => figure.value !== null).map((figure) => figure.display),
    theme.small,
  ) +
    6 <
    slot;

/** What is drawn between points, and the target of each period. */
function segmentsOf(block: TrendBlock, { slot, y }: Place): Segment[] {
  const x = (i: number) => (i + 0.5) * slot;
  const lines = block.series.flatMap(({ figures, role }) => {
    const runs = runsOf(block, role);
    return figures.flatMap(({ value }, i): Segment[] => {
      if (value === null) return [];
      const before = runs[i] === runs[i - 1] ? (figures[i - 1]?.value ?? value) : value;
      return [[before === value && runs[i] !== runs[i - 1] ? x(i) : x(i - (i > 0 ? 1 : 0)), y(before), x(i), y(value)]];
    });
  });
  const targets = (block.target?.values ?? []).flatMap((value, i): Segment[] =>
    value === null ? [] : [[x(i) - slot * 0.5, y(value), x(i) + slot * 0.5, y(value)]],
  );
  return [...lines, ...targets];
}

/** Labels at the right end, and what says that a period has no figure. */
function endBoxes(
  block: TrendBlock,
  lines: Line[],
  { ends, offsets }: { ends: EndLabel[]; offsets: number[] },
  { slot, height, y }: Place,
  { size, small }: Theme,
): Box[] {
  const right = (block.periods.length - 0.5) * slot + NEAR;
  const atEnd = ends.flatMap((end, i): Box[] => {
    const line = lines[i];
    if (!end.text || (line && lastIndex(line.figures) < block.periods.length - 1)) return [];
    const middle = y(end.value) + (offsets[i] ?? 0);
    return [{ left: right, right: Infinity, top: middle - size * 0.6, bottom: middle + size * 0.6 }];
  });
  const main = block.series.filter((one) => one.role === 'main');
  const missing = block.periods.flatMap((_, i): Box[] => {
    const display = main[0]?.figures[i]?.display;
    if (display === undefined || main.some((one) => (one.figures[i]?.value ?? null) !== null)) return [];
    const half = textWidth(display, small) / 2;
    return [{ left: (i + 0.5) * slot - half, right: (i + 0.5) * slot + half, top: height - small * 2.2, bottom: height }];
  });
  return [...atEnd, ...missing];
}

/** Near above, near below, then farther off, then beside: the first that crosses nothing, else the one that crosses least. */
function clearest(
  x: number,
  y: number,
  [width, size]: [number, number],
  { segments, taken, place, block }: { segments: Segment[]; taken: Box[]; place: Place; block: TrendBlock },
): Spot & { box: Box } {
  const tall = size * 1.1;
  const at = (left: number, top: number): Box => ({ left, right: left + width, top, bottom: top + tall });
  const spots = [NEAR, NEAR * 2, NEAR * 3.5].flatMap((distance): (Spot & { box: Box })[] => [
    { position: 'top', distance, box: at(x - width / 2, y - distance - size * 0.3 - tall) },
    { position: 'bottom', distance, box: at(x - width / 2, y + distance + size * 0.3) },
  ]);
  spots.push(
    { position: 'right', distance: NEAR, box: at(x + NEAR + size * 0.3, y - tall / 2) },
    { position: 'left', distance: NEAR, box: at(x - NEAR - size * 0.3 - width, y - tall / 2) },
  );
  const costs = spots.map(({ box, distance, position }, i) => {
    const isOut =
      box.top < -size * 2 ||
      box.bottom > place.height - 1 ||
      box.left < -place.slot / 2 ||
      box.right > (block.periods.length + 0.1) * place.slot;
    const crossed = segments.filter((segment) => crosses(segment, box)).length;
    const covered = taken.filter((other) => overlap(other, box)).length;
    return (isOut ? 100 : 0) + covered * 20 + crossed * 2 + (position === 'top' || position === 'bottom' ? distance / 40 : 0.7) + i / 1000;
  });
  return spots[costs.indexOf(Math.min(...costs))] ?? spots[0]!;
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether any of the segment lies in the box. */
function crosses([x1, y1, x2, y2]: Segment, box: Box): boolean {
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [
    [x1, x2 - x1, box.left, box.right],
    [y1, y2 - y1, box.top, box.bottom],
  ] as const) {
    if (step === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [a, b] = [(low - start) / step, (high - start) / step];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from <= to;
}
