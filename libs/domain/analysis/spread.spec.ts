import { boxOf, medianOf } from './spread.js';

describe('spread', () => {
  it.each([
    [[3], 3],
    [[1, 2], 1.5],
    [[9, 1, 5], 5],
  ])('the median of %j is %f', (values, median) => expect(medianOf(values)).toBe(median));

  it('has no quartiles below eight values', () => expect(boxOf([1, 2, 3, 4, 5, 6, 7])).toBeNull());

  it('has quartiles by interpolation, and whiskers that leave out what lies far', () => {
    expect(boxOf([8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ low: 1, q1: 2.75, median: 4.5, q3: 6.25, high: 8 });
    expect(boxOf([50, 90, 91, 92, 93, 94, 95, 96, 97])).toEqual({ low: 90, q1: 91, median: 93, q3: 95, high: 97 });
  });
});
