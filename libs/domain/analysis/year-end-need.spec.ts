import { catalogueOf, plainElement, plainIndicator } from '../catalogue/catalogue-of.js';
import type { Target } from '../catalogue/catalogue.js';
import { yearEndNeed } from './year-end-need.js';

const target = (last: number): Target => ({ kind: 'pace', pace: [25, 50, 75, last], span: 'cumulative', source: { zh: '', en: '' } });
const training = plainIndicator('T', { time: 'ytd', cumulation: 'last', target: target(100) });
const catalogue = catalogueOf({
  ...{ version: '2022.1', indicators: [] },
  elements: [
    plainElement('T04', { unit: { zh: '人', en: 'persons' } }),
    plainElement('R23', { type: 'decimal', scale: 2, unit: { zh: '万元', en: '' } }),
  ],
});
const counting = (...operands: string[]) => ({ ...training, numerator: { source: '', operands, evaluate: () => null } });
const figure = (numerator: number, denominator: number, period = '2026Q2') => ({
  ...{ value: (numerator / denominator) * 100, numerator, denominator, period },
});

describe('what is left for the year', () => {
  it('is spread over the quarters left, rounded up', () => {
    expect(yearEndNeed(catalogue, training, figure(11, 22))).toMatchObject({
      ...{ target: 100, distance: 50, quartersLeft: 2, needed: 11, neededPerQuarter: 6, decimals: 0 },
    });
  });
  it('has nobody left to spread over in the last quarter', () => {
    expect(yearEndNeed(catalogue, training, figure(21, 22, '2026Q4'))).toMatchObject({
      quartersLeft: 0,
      needed: 1,
      neededPerQuarter: null,
    });
  });
  it('is nothing where the target is reached, and counts whole people only', () => {
    expect(yearEndNeed(catalogue, training, figure(22, 22))).toMatchObject({ needed: 0 });
    expect(yearEndNeed(catalogue, { ...training, target: target(90) }, figure(8, 10))).toMatchObject({ needed: 1 });
  });
  it('is not asked of figures without a value, without a pace, or better when lower', () => {
    expect(yearEndNeed(catalogue, training, { value: null, numerator: null, denominator: null, period: '2026Q2' })).toBeNull();
    expect(
      yearEndNeed(
        catalogue,
        { ...training, target: { ...target(100), kind: 'fixed', pace: undefined } as unknown as Target },
        figure(1, 2),
      ),
    ).toBeNull();
    expect(yearEndNeed(catalogue, { ...training, direction: 'down' }, figure(1, 2))).toBeNull();
  });
});

it('counts in the unit of what the numerator counts, and in none where that is not known', () => {
  const unitOf = (...operands: string[]) => yearEndNeed(catalogue, counting(...operands), figure(1, 2))!.unit.zh;
  expect([unitOf('T04'), unitOf('T99'), unitOf()]).toEqual(['人', '', '']);
});
it('does not round money up to whole units', () =>
  expect(yearEndNeed(catalogue, counting('R23'), figure(114.6, 157))).toMatchObject({ needed: 42.4, neededPerQuarter: 21.2, decimals: 1 }));
