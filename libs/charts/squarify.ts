/** Areas as rectangles that fill a rectangle, as near to squares as can be (Bruls, Huizing and van Wijk's squarified treemap). */
import type { Rect } from './plane.js';

/** One rectangle per area, in the order given; areas of zero or less get none of the room. */
export function squarify(areas: number[], room: Rect): Rect[] {
  const total = areas.reduce((sum, area) => sum + Math.max(0, area), 0);
  const out = areas.map((): Rect => ({ x: room.x, y: room.y, width: 0, height: 0 }));
  if (total === 0 || room.width <= 0 || room.height <= 0) return out;
  const scale = (room.width * room.height) / total;
  const left = areas
    .map((area, index) => ({ index, size: Math.max(0, area) * scale }))
    .filter(({ size }) => size > 0)
    .toSorted((a, b) => b.size - a.size);
  let free = { ...room };
  let at = 0;
  while (at < left.length) {
    const side = Math.min(free.width, free.height);
    let end = at + 1;
    let sum = left[at]?.size ?? 0;
    const worst = (least: number, whole: number) => {
      const most = left[at]?.size ?? 0;
      return Math.max((side * side * most) / (whole * whole), (whole * whole) / (side * side * least));
    };
    while (end < left.length) {
      const next = left[end]?.size ?? 0;
      if (worst(next, sum + next) > worst(left[end - 1]?.size ?? 0, sum)) break;
      sum += next;
      end++;
    }
    const across = free.width >= free.height;
    const depth = sum / side;
    let along = 0;
    for (const { index, size } of left.slice(at, end)) {
      const length = size / depth;
      out[index] = across
        ? { x: free.x, y: free.y + along, width: depth, height: length }
        : { x: free.x + along, y: free.y, width: length, height: depth };
      along += length;
    }
    free = across ? { ...free, x: free.x + depth, width: free.width - depth } : { ...free, y: free.y + depth, height: free.height - depth };
    at = end;
  }
  return out;
}
