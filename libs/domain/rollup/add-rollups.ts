/** The sums of several nodes that do not overlap, as one: the past of a unit that was several. */
import type { Rollup } from './rollup.js';

/** All of one period, and so of one catalogue version; `as` is the unit they are the past of. */
export function addRollups(as: string, [first, ...rest]: readonly [Rollup, ...Rollup[]]): Rollup {
  if (rest.length === 0) return first.unit === as ? first : { ...first, unit: as };
  const total: Rollup = {
    ...first,
    unit: as,
    sums: first.sums.slice(),
    counts: first.counts.slice(),
    expected: first.expected.slice(),
    filing: { ...first.filing },
  };
  for (const rollup of rest) {
    if (rollup.period !== first.period || rollup.catalogueVersion !== first.catalogueVersion)
      throw new Error(`Rollups of ${first.period} and ${rollup.period} cannot be added`);
    for (let slot = 0; slot < total.sums.length; slot++) {
      total.sums[slot] = total.sums[slot]! + rollup.sums[slot]!;
      total.counts[slot]! += rollup.counts[slot]!;
      total.expected[slot]! += rollup.expected[slot]!;
    }
    total.reportedUnits += rollup.reportedUnits;
    total.expectedUnits += rollup.expectedUnits;
    for (const key of Object.keys(total.filing) as (keyof Rollup['filing'])[]) total.filing[key] += rollup.filing[key];
  }
  return total;
}
