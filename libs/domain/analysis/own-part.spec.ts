import { ownPartOf } from './own-part.js';

const parts = (
  numerator: number | null,
  denominator: number | null,
  reported: number,
  status: 'final' | 'missing' | 'withheld' = 'final',
) => ({
  ...{ numerator, denominator, reported, status },
});

describe('the part of the unit itself', () => {
  it('is the sum without those below', () => {
    expect(ownPartOf(parts(10.3, 20, 3), [parts(4.1, 8, 1), parts(5, 10, 1)])).toEqual({ numerator: 1.2, denominator: 2 });
    expect(ownPartOf(parts(3, 4, 1), [])).toEqual({ numerator: 3, denominator: 4 });
  });
  it('is none where the unit reported nothing itself', () => {
    expect(ownPartOf(parts(9, 18, 2), [parts(4, 8, 1), parts(5, 10, 1)])).toBeNull();
    expect(ownPartOf(parts(null, null, 0, 'missing'), [])).toBeNull();
  });
  it('cannot be told where one below is withheld, or stands in the sum unseen', () => {
    expect(ownPartOf(parts(10, 20, 3), [parts(null, null, 1, 'withheld')])).toBeNull();
    expect(ownPartOf(parts(10, 20, 3), [parts(4, 8, 1)])).toBeNull();
  });
});
