/** Measures several ways of doing a thing in turns (A B A B …), so that whatever else the machine does disturbs all of them alike. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** Nearest rank; for the median of an even number the mean of the middle two. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  if (percent === 50 && sorted.length % 2 === 0) return (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1))]!;
}

/** Says its own figure: a time, a rate. */
export type Way = () => number | Promise<number>;

/**
 * Answers the medians. Nothing collects garbage by force in between: that throws compiled code away as well, which no server ever does.
 */
export async function inTurns<K extends string>(
  ways: Record<K, Way>,
  { rounds = 7, warmUp = 2 }: { rounds?: number; warmUp?: number } = {},
): Promise<Record<K, number>> {
  const keys = Object.keys(ways) as K[];
  const said = new Map<K, number[]>(keys.map((key) => [key, []]));
  for (let round = -warmUp; round < rounds; round++)
    for (const key of keys) {
      const figure = await ways[key]();
      if (round >= 0) said.get(key)!.push(figure);
    }
  return Object.fromEntries([...said].map(([key, figures]) => [key, median(figures)])) as Record<K, number>;
}

/** Milliseconds the work took. */
export async function timed(work: () => unknown): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
