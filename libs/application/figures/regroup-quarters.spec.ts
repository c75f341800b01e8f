/** Sums of comparable units: the same taken from stored rows as summed again, and taken from those only while they hold everything. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import type { Period } from '#domain/period/period.js';
import { subtractRollup } from '#domain/rollup/add-rollups.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { regroupQuarters } from './regroup-quarters.js';
import { LAST, PERIODS, SILENT, smallBureau } from './testing/small-bureau.js';

const catalogue = CATALOGUES.forPeriod(LAST);
const bureau = smallBureau(catalogue, CATALOGUES);
const regroup = (stores = bureau) =>
  regroupQuarters(stores, CATALOGUES, { at: LAST, basis: 'comparable', tops: ['/'], computed: new Set(PERIODS), sector: null });
const keyOf = ({ unit, sector }: Rollup): string => `${unit}/${sector ?? ''}`;

async function storedIn(period: Period): Promise<Rollup[]> {
  const codes = (await bureau.periods.units(period)).map(({ code }) => code);
  return [...(await bureau.rollups.of([period], codes, null)), ...(await bureau.rollups.of([period], codes, 'each'))];
}

describe('comparable units', () => {
  it('are what is left of the stored rows', async () => {
    const quarters = await regroup();
    let compared = 0;
    for (const period of PERIODS) {
      const less = await quarters.lessThanStored(period);
      if (!less || less.length === 0) continue;
      const without = new Map(less.map((each) => [keyOf(each), each]));
      const told = (await storedIn(period)).map((each) => subtractRollup(each, without.get(keyOf(each))));
      const summed = new Map((await quarters.rollupsOf(period)).map((each) => [keyOf(each), each]));
      expect(new Map(told.map((each) => [keyOf(each), each]))).toEqual(summed);
      compared++;
    }
    expect(compared).toBeGreaterThan(0);
  });

  it('are summed again while a return waits to be summed', async () => {
    const marked = { ...bureau, facts: { ...bureau.facts, dirty: async () => [{ unit: 'B11', seq: 1 }] } } as typeof bureau;
    expect(await (await regroup(marked)).lessThanStored(LAST)).toBeNull();
  });

  it('are summed again where somebody left out filed since', async () => {
    const filed = { unit: SILENT, period: LAST, acceptedVersion: null, firstSubmittedAt: '2026-10-13T02:00:00.000Z', returnedCount: 0 };
    const since = { ...bureau, returns: { ...bureau.returns, ofPeriod: async () => [filed] } } as unknown as typeof bureau;
    expect(await (await regroup(since)).lessThanStored(LAST)).toBeNull();
  });
});
