/** Points of one row pushed apart across it, so that each is seen: always the same for the same points. */

/**
 * Shifts from the middle of the row, in the order given. Each point takes the nearest free place; where the row is too crowded for that,
 * places repeat and points lie on one another.
 */
export function swarm(xs: number[], size: number, height: number): number[] {
  const step = size * 0.55;
  const lanes = Math.max(0, Math.floor((height - size) / 2 / step));
  const shifts = [0, ...Array.from({ length: lanes * 2 }, (_, i) => (i % 2 === 0 ? 1 : -1) * (Math.floor(i / 2) + 1) * step)];
  const placed: { x: number; y: number }[] = [];
  const out = xs.map(() => 0);
  xs.map((x, index) => ({ x, index }))
    .toSorted((a, b) => a.x - b.x || a.index - b.index)
    .forEach(({ x, index }, order) => {
      const near: { x: number; y: number }[] = [];
      for (let i = placed.length - 1; i >= 0 && x - (placed[i]?.x ?? 0) < size; i--) near.push(placed[i] ?? { x, y: 0 });
      const free = shifts.find((y) => near.every((other) => (other.x - x) ** 2 + (other.y - y) ** 2 >= size * size * 0.85));
      const y = free ?? shifts[order % shifts.length] ?? 0;
      placed.push({ x, y });
      out[index] = y;
    });
  return out;
}
