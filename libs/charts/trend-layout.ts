/** Where the lines of a trend lie: its value axis, and end labels that do not cover one another. */
import type { TrendBlock } from '#domain/dashboard/block.js';
import { roundAxis } from './chart.js';

/** What stands at the right end of a line. */
export interface EndLabel {
  text: string;
  /** Whether it says whose figure it is, so that no legend has to. */
  isNamed: boolean;
  value: number;
  color: string;
  bold: boolean;
}

/** Counts begin at zero, other figures too unless they lie close together far from it; whole steps for whole numbers; never past 100 %. */
export function valueAxis(block: TrendBlock): { min: number; max: number; interval: number } {
  const values = [...block.series.flatMap((one) => one.figures.map((figure) => figure.value)), ...(block.target?.values ?? [])].filter(
    (value) => value !== null,
  );
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0) return { min: 0, max: block.unit === '%' ? 100 : 4, interval: block.unit === '%' ? 25 : 1 };
  const least = block.unit === '%' ? 8 : block.decimals === 0 ? 4 : 0;
  const isCount = block.unit !== '%' && block.decimals === 0;
  const from = !isCount && low > 0 && high < low * 1.6 ? Math.max(0, low - Math.max(high - low, least) * 0.25) : Math.min(0, low);
  const axis = roundAxis(from, Math.max(high, from + least));
  if (block.decimals === 0 && axis.interval < 1) return { ...axis, interval: 1, min: Math.floor(axis.min), max: Math.ceil(axis.max) };
  return block.unit === '%' && high <= 100 && axis.max > 100 ? { ...roundAxis(from, 100), max: 100 } : axis;
}

/** To which stretch of its line every point belongs: none leads over into another year's, nor to a figure of other returns. */
export function runsOf({ restarts, apart = [], periods }: TrendBlock, role: TrendBlock['series'][number]['role']): number[] {
  let run = 0;
  return periods.map((period, i) => {
    const isNewYear = restarts && period.slice(0, 4) !== periods[i - 1]?.slice(0, 4);
    if (i > 0 && (isNewYear || (role === 'main' && apart.includes(i)))) run++;
    return run;
  });
}

/** Decimal places the ticks need: 2.5 → 1. */
export const placesOf = (interval: number): number => String(interval).split('.')[1]?.length ?? 0;

/** Vertical shifts that keep end labels from lying on one another. */
export function spread(ends: EndLabel[], axis: { min: number; max: number }, height: number, gap: number): number[] {
  const at = (value: number) => height * (1 - (value - axis.min) / (axis.max - axis.min));
  const order = ends.flatMap((end, index) => (end.text ? [{ index, y: at(end.value) }] : [])).toSorted((a, b) => a.y - b.y);
  const placed = order.map((one) => one.y);
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i] ?? 0, (placed[i - 1] ?? 0) + gap);
  let limit = height + gap / 2;
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i] ?? 0, limit);
    limit = (placed[i] ?? 0) - gap;
  }
  const offsets = ends.map(() => 0);
  order.forEach((one, i) => (offsets[one.index] = Math.round((placed[i] ?? 0) - one.y)));
  return offsets;
}
