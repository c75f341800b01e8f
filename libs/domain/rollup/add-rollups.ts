/** The sums of several nodes that do not overlap, as one: the past of a unit that was several; and what is left without a part. */
import type { Rollup } from './rollup.js';

/** All of one period, and so of one catalogue version; `as` is the unit they are the past of. */
export function addRollups(as: string, [first, ...rest]: readonly [Rollup, ...Rollup[]]): Rollup {
  if (rest.length === 0) return first.unit === as ? first : { ...first, unit: as };
  const total = { ...copyOf(first), unit: as };
  for (const rollup of rest) addInto(total, rollup, 1);
  return total;
}

/** What is left of a node's sums without some of the returns they hold. */
export function subtractRollup(rollup: Rollup, part: Rollup | undefined): Rollup {
  if (!part) return rollup;
  const rest = copyOf(rollup);
  addInto(rest, part, -1);
  return rest;
}

/** Its own columns, to be added into. */
export const copyOf = (rollup: Rollup): Rollup => ({
  ...rollup,
  sums: rollup.sums.slice(),
  counts: rollup.counts.slice(),
  expected: rollup.expected.slice(),
  filing: { ...rollup.filing },
});

/** Throws where the two are of another quarter or catalogue: their slots would not mean the same. */
export function addInto(total: Rollup, part: Rollup, sign: 1 | -1): void {
  if (part.period !== total.period || part.catalogueVersion !== total.catalogueVersion)
    throw new Error(`Rollups of ${total.period} and ${part.period} cannot be added`);
  const times = BigInt(sign);
  for (let slot = 0; slot < total.sums.length; slot++) {
    total.sums[slot] = total.sums[slot]! + times * part.sums[slot]!;
    total.counts[slot]! += sign * part.counts[slot]!;
    total.expected[slot]! += sign * part.expected[slot]!;
  }
  total.reportedUnits += sign * part.reportedUnits;
  total.expectedUnits += sign * part.expectedUnits;
  for (const key of Object.keys(total.filing) as (keyof Rollup['filing'])[]) total.filing[key] += sign * part.filing[key];
}
