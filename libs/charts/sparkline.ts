/** The small line beside a headline figure, as SVG path data: too small and too many for a chart engine each. */

export interface Sparkline {
  /** `d` of a <path>; gaps where a value is missing. */
  path: string;
  /** The same as points, for those who draw without paths. */
  points: ({ x: number; y: number } | null)[];
  /** The last value, for a dot; null when it is missing. */
  last: { x: number; y: number } | null;
}

/** Pixels left free for stroke and dot. */
const INSET = 3;

/** Fits the values into width × height. A flat line runs through the middle; at `starts` a new one begins. */
export function sparkline(values: (number | null)[], width: number, height: number, starts: number[] = []): Sparkline {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = values.length > 1 ? (width - 2 * INSET) / (values.length - 1) : 0;
  const round = (n: number) => Math.round(n * 100) / 100;
  const points = values.flatMap((value, i) => [
    ...(i > 0 && starts.includes(i) ? [null] : []),
    value === null
      ? null
      : { x: round(INSET + i * step), y: round(span === 0 ? height / 2 : height - INSET - ((value - low) / span) * (height - 2 * INSET)) },
  ]);
  const path = points.map((point, i) => (point === null ? '' : `${points[i - 1] ? 'L' : 'M'}${point.x} ${point.y}`)).join('');
  return { path, points, last: points.at(-1) ?? null };
}
