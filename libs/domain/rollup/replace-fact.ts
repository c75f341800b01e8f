/** What sums become when one return in them is replaced by another: a preview, without summing anything anew. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { UnitType } from '../unit/unit.js';
import type { Fact, Rollup } from './rollup.js';
import { slotsAppliedTo } from './slot-layout.js';

/** Facts and rollup are of one catalogue version; the rollup given stays as it is. */
export function replaceFact(rollup: Rollup, before: Fact | null, after: Fact | null): Rollup {
  const [sums, counts] = [rollup.sums.slice(), rollup.counts.slice()];
  const apply = (fact: Fact, sign: 1 | -1): void => {
    for (let slot = 0; slot < fact.present.length; slot++) {
      if (!fact.present[slot]) continue;
      sums[slot]! += BigInt(sign) * fact.values[slot]!;
      counts[slot]! += sign;
    }
  };
  if (before) apply(before, -1);
  if (after) apply(after, 1);
  const reportedUnits = rollup.reportedUnits + (after ? 1 : 0) - (before ? 1 : 0);
  return { ...rollup, sums, counts, reportedUnits, expectedUnits: Math.max(rollup.expectedUnits, reportedUnits) };
}

/** The sums of one return by itself, as if the unit had nothing below it. */
export function rollupOfFact(catalogue: Catalogue, type: UnitType, fact: Fact): Rollup {
  return {
    period: fact.period,
    unit: fact.unit,
    sector: null,
    catalogueVersion: fact.catalogueVersion,
    sums: fact.values,
    counts: Uint32Array.from(fact.present),
    expected: Uint32Array.from(slotsAppliedTo(type, catalogue)),
    reportedUnits: 1,
    expectedUnits: 1,
    filing: { due: 0, submitted: 0, onTime: 0, late: 0, acceptedFirstTime: 0, returned: 0 },
  };
}
