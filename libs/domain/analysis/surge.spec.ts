import { lastMonthShare, rhythmOf } from './surge.js';

const rule = { lastMonth: 60, regularity: 0.5 };

describe('rhythm', () => {
  it.each([
    ['even', [1, 1, 1], 1, 'steady'],
    ['at the line', [2, 2, 6], 0.6, 'steady'],
    ['too much in the last month', [1, 1, 8], 0.3, 'rush'],
    ['a burst in the first month is no rush, but uneven', [8, 1, 1], 0.3, 'uneven'],
    ['without an index', [8, 1, 1], null, 'steady'],
    ['nothing held', [0, 0, 0], null, null],
  ] as const)('%s', (_, months, regularity, expected) => expect(rhythmOf({ months, regularity }, rule)).toBe(expected));

  it('the share of the last month is of the whole quarter', () => {
    expect(lastMonthShare({ months: [1, 1, 2] })).toBe(50);
    expect(lastMonthShare({ months: [0, 0, 0] })).toBeNull();
  });
});
