/** How single values spread: median, quartiles, whiskers. */

export interface Box {
  low: number;
  q1: number;
  median: number;
  q3: number;
  high: number;
}

/** Quartiles of fewer say nothing. */
export const FEWEST_FOR_BOX = 8;

export const medianOf = (values: readonly number[]): number => quantileOf(ascending(values), 0.5);

/** Quartiles with linear interpolation; the whiskers end at the last value within one and a half times the box. Null below 8 values. */
export function boxOf(values: readonly number[]): Box | null {
  if (values.length < FEWEST_FOR_BOX) return null;
  const sorted = ascending(values);
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share)) as [number, number, number];
  const reach = 1.5 * (q3 - q1);
  return {
    low: sorted.find((value) => value >= q1 - reach)!,
    q1,
    median,
    q3,
    high: sorted.findLast((value) => value <= q3 + reach)!,
  };
}

const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

function quantileOf(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return toFour(below + (above - below) * (place - Math.floor(place)));
}

/** Figures have four decimals. */
const toFour = (value: number): number => Math.round(value * 10_000) / 10_000;
