import { outlierRuleOf, outliersOf } from './outliers.js';
import type { Rule } from '../catalogue/catalogue.js';

const rule = { deviations: 3, minPeers: 8, minDenominator: 5 };
const peers = (values: number[]) => values.map((value, i) => ({ item: `U${i}`, value }));

describe('peer outliers', () => {
  it('lie more than three deviations from the median, to either side, farthest first', () => {
    const found = outliersOf(peers([50, 88, 89, 90, 90, 91, 92, 97]), rule);
    expect(found.map(({ item, distance, low, high, peers: n }) => [item, distance, low, high, n])).toEqual([
      ['U0', -26.6667, 85.5, 94.5, 8].map((each) => (typeof each === 'number' ? expect.closeTo(each, 3) : each)),
      ['U7', 4.6667, 85.5, 94.5, 8].map((each) => (typeof each === 'number' ? expect.closeTo(each, 3) : each)),
    ]);
  });
  it('are none at the very line, among too few, and where most are exactly alike', () => {
    expect(outliersOf(peers([85.5, 88, 89, 90, 90, 91, 92, 92]), rule).map(({ item }) => item)).toEqual([]);
    expect(outliersOf(peers([0, 88, 89, 90, 90, 91, 92]), rule)).toEqual([]);
    expect(outliersOf(peers([0, 100, 100, 100, 100, 100, 100, 100]), rule)).toEqual([]);
  });
  it('go by the catalogue, or else by its rule on single returns', () => {
    const w16 = { kind: 'peer', parameters: { deviations: 4, min_peers: 9, min_denominator: 6, indicators: ['LIF06'] } } as unknown as Rule;
    expect(outlierRuleOf({ rules: [w16] })).toEqual({ deviations: 4, minPeers: 9, minDenominator: 6 });
    expect(outlierRuleOf({ rules: [] })).toBeNull();
  });
});
