import fc from 'fast-check';
import { contributionsOf, largestSteps, type Part, type Share } from './contributions.js';

const rateOf = ({ numerator, denominator }: Share): number => (numerator / denominator!) * 100;
const sumOf = (shares: (Share | null)[], isCount: boolean): Share => ({
  numerator: shares.reduce((sum, share) => sum + (share?.numerator ?? 0), 0),
  denominator: isCount ? null : shares.reduce((sum, share) => sum + (share?.denominator ?? 0), 0),
});
const totalOf = ({ parts, scope, rest }: NonNullable<ReturnType<typeof contributionsOf>>): number =>
  parts.reduce((sum, { delta }) => sum + delta, 0) + scope.delta + rest;

describe('contributions', () => {
  it('of two units, by hand: who kept the old rate added nothing, however he grew', () => {
    const parts: Part[] = [
      { key: 'same', before: { numerator: 80, denominator: 100 }, now: { numerator: 160, denominator: 200 } },
      { key: 'better', before: { numerator: 80, denominator: 100 }, now: { numerator: 90, denominator: 100 } },
    ];
    const split = contributionsOf({ before: { numerator: 160, denominator: 200 }, now: { numerator: 250, denominator: 300 } }, parts, 100)!;
    expect(split.parts[0]!.delta).toBeCloseTo(0, 12);
    expect(split.parts[1]!.delta).toBeCloseTo(250 / 3 - 80, 12);
    expect([split.scope.keys, split.rest]).toEqual([[], expect.closeTo(0, 12)]);
  });

  it('of units that come and go stand in a step of their own', () => {
    const parts: Part[] = [
      { key: 'stays', before: { numerator: 9, denominator: 10 }, now: { numerator: 9, denominator: 10 } },
      { key: 'goes', before: { numerator: 1, denominator: 10 }, now: null },
      { key: 'comes', before: null, now: { numerator: 5, denominator: 10 } },
      { key: 'never', before: null, now: null },
    ];
    const split = contributionsOf({ before: { numerator: 10, denominator: 20 }, now: { numerator: 14, denominator: 20 } }, parts, 100)!;
    expect(split.parts.map(({ key }) => key)).toEqual(['stays']);
    expect(split.scope).toEqual({ keys: ['goes', 'comes'], delta: expect.closeTo(20, 12) });
  });

  it('always add up to the change: rates and counts, units missing on either side, units nobody sees', () => {
    const rate = fc.nat(5_000).chain((denominator) => fc.nat(denominator).map((numerator): Share => ({ numerator, denominator })));
    const count = fc.nat(5_000).map((numerator): Share => ({ numerator, denominator: null }));
    const unitsOf = (share: fc.Arbitrary<Share>) =>
      fc.array(fc.record({ before: fc.option(share), now: fc.option(share), isSeen: fc.boolean() }), { minLength: 1, maxLength: 30 });
    const cases = fc.oneof(fc.tuple(fc.constant(false), unitsOf(rate)), fc.tuple(fc.constant(true), unitsOf(count)));
    fc.assert(
      fc.property(cases, ([isCount, made]) => {
        const units = made.map((unit, i) => ({ ...unit, key: `U${i}` }));
        const before = sumOf(
          units.map((unit) => unit.before),
          isCount,
        );
        const now = sumOf(
          units.map((unit) => unit.now),
          isCount,
        );
        const seen = units.filter(({ isSeen }) => isSeen);
        const split = contributionsOf({ before, now }, seen, isCount ? 1 : 100);
        if (before.denominator === 0 || now.denominator === 0) return split === null;
        const change = isCount ? now.numerator - before.numerator : rateOf(now) - rateOf(before);
        expect(totalOf(split!)).toBeCloseTo(change, 8);
        if (seen.length === units.length) expect(split!.rest).toBeCloseTo(0, 8);
        const { shown, others } = largestSteps(split!.parts, 8);
        expect([...shown, ...others].map(({ key }) => key).toSorted()).toEqual(split!.parts.map(({ key }) => key).toSorted());
        return shown.length <= 8;
      }),
    );
  });
});
