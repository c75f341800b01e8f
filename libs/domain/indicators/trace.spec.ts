import { catalogueOf, plainElement, plainExpression, plainIndicator, sumOf } from '../catalogue/catalogue-of.js';
import type { Catalogue, Indicator } from '../catalogue/catalogue.js';
import type { Values } from '../return/values.js';
import { inOrder, quartersBehind, shareOfFigure, totalOf, TracedSum } from './trace.js';

const RATIO = plainIndicator('R', { numerator: sumOf('a'), denominator: sumOf('b') });
const COUNT = plainIndicator('C', { kind: 'count', time: 'ytd', cumulation: 'last', numerator: sumOf('a') });
const NODE = plainIndicator('N', {
  ...{ kind: 'node', numerator: plainExpression('min(a, b)', ['a', 'b'], Math.min), denominator: sumOf('a', 'b') },
});
const catalogue = (...indicators: Indicator[]): Catalogue =>
  catalogueOf({ version: '1', elements: [plainElement('a'), plainElement('b')], indicators });
const ALL = catalogue(RATIO, COUNT, NODE);
const filed = (values: Values, by = ALL) => ({ catalogue: by, values, previous: null, yearAgo: null });

describe('the quarters behind a figure', () => {
  it('are the quarter, the year so far, or two of which one is taken away', () => {
    expect(quartersBehind(RATIO, '2026Q3', 'quarter').map((q) => q.period)).toEqual(['2026Q3']);
    expect(quartersBehind(RATIO, '2026Q3', 'cumulative').map((q) => q.period)).toEqual(['2026Q1', '2026Q2', '2026Q3']);
    expect(quartersBehind(COUNT, '2026Q3', 'cumulative').map((q) => q.period)).toEqual(['2026Q3']);
    expect(quartersBehind(COUNT, '2026Q3', 'quarter').map((q) => [q.period, q.sign])).toEqual([
      ['2026Q2', -1],
      ['2026Q3', 1],
    ]);
    expect(quartersBehind(COUNT, '2026Q1', 'quarter').map((q) => q.period)).toEqual(['2026Q1']);
  });

  it('give their denominators only where the last one alone is not meant', () => {
    const last = plainIndicator('L', { cumulation: 'sum_over_last' });
    expect(quartersBehind(last, '2026Q2', 'cumulative').map((q) => q.hasDenominator)).toEqual([false, true]);
  });
});

describe('the sum of returns', () => {
  it('counts a return only with every operand, and by the formula of the quarter', () => {
    const sum = new TracedSum(RATIO, '2026Q3');
    expect(sum.add(filed({ a: 3, b: 4 }))).toEqual({ numerator: 30_000n, denominator: 40_000n });
    expect(sum.add(filed({ a: 3 }))).toBeNull();
    expect(sum.add(filed({ a: 9, b: 9 }, catalogue({ ...RATIO, numerator: sumOf('b') })))).toBeNull();
    expect(sum.add(filed({ a: 9, b: 9 }, catalogue()))).toBeNull();
    expect(sum.parts()).toEqual({ numerator: 30_000n, denominator: 40_000n });
  });

  it('adds elements where the formula is of the node', () => {
    const sum = new TracedSum(NODE, '2026Q3');
    const returns: Values[] = [{ a: 5, b: 1 }, { b: 7 }];
    for (const values of returns) expect(sum.add(filed(values))).toEqual({ numerator: null, denominator: null });
    expect(sum.add(filed({}))).toBeNull();
    expect(sum.parts()).toEqual({ numerator: 50_000n, denominator: 130_000n });
  });

  it('of quarters takes away, leaves denominators out, and is nothing without the last one', () => {
    const part = (numerator: bigint | null, denominator: bigint | null) => ({ numerator, denominator });
    const [before, now] = quartersBehind(COUNT, '2026Q3', 'quarter') as [never, never];
    const of = (first: bigint | null, second: bigint | null) =>
      totalOf([
        { quarter: before, parts: part(first, null) },
        { quarter: now, parts: part(second, null) },
      ]);
    expect(of(4n, 9n)).toEqual(part(5n, null));
    expect(of(null, 9n)).toEqual(part(9n, null));
    expect(of(4n, null)).toEqual(part(null, null));
    expect(shareOfFigure(before, part(4n, 2n))).toEqual(part(-4n, null));
  });
});

type Status = 'counted' | 'incomplete' | 'not_expected';
const entry = (unit: string, status: Status, numerator: bigint | null, denominator: bigint | null = null, period = '2026Q3') => ({
  ...{ unit: { code: unit }, status, period, share: { numerator, denominator } },
});
const order = (entries: ReturnType<typeof entry>[], direction: Indicator['direction'], numerator: bigint, denominator: bigint | null) =>
  inOrder(entries, { direction }, { numerator, denominator }).map(({ unit, period }) => `${unit.code} ${period}`);

it('puts the largest contribution first where no side is worse, whichever way it counts, and those that add nothing last', () => {
  const entries = [
    entry('n', 'not_expected', null),
    entry('a', 'counted', 2n),
    entry('i', 'incomplete', null),
    entry('b', 'counted', -5n),
    entry('a', 'counted', 2n, null, '2026Q2'),
  ];
  expect(order(entries, 'up', 9n, null)).toEqual(['b 2026Q3', 'a 2026Q3', 'a 2026Q2', 'i 2026Q3', 'n 2026Q3']);
});

it('puts first what makes a rate worse, all quarters of a unit together', () => {
  const entries = [
    entry('full', 'counted', 9n, 9n),
    entry('none', 'counted', 0n, 1n),
    entry('large', 'counted', 8n, 20n),
    entry('silent', 'incomplete', null),
    entry('late', 'counted', 0n, 4n),
    entry('late', 'counted', 5n, 4n, '2026Q2'),
  ];
  expect(order(entries, 'up', 22n, 38n)).toEqual([
    ...['large 2026Q3', 'none 2026Q3', 'late 2026Q2', 'late 2026Q3', 'full 2026Q3', 'silent 2026Q3'],
  ]);
  expect(order(entries, 'down', 22n, 38n)).toEqual([
    ...['full 2026Q3', 'late 2026Q2', 'late 2026Q3', 'none 2026Q3', 'large 2026Q3', 'silent 2026Q3'],
  ]);
  expect(order(entries, 'neutral', 22n, 38n)[0]).toBe('full 2026Q3');
});
