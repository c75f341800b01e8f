import { catalogueOf, plainElement, plainIndicator } from '../catalogue/catalogue-of.js';
import type { Target } from '../catalogue/catalogue.js';
import { countedUnit, yearEndNeed } from './year-end-need.js';

const target = (last: number): Target => ({ kind: 'pace', pace: [25, 50, 75, last], span: 'cumulative', source: { zh: '', en: '' } });
const training = plainIndicator('T', { time: 'ytd', cumulation: 'last', target: target(100) });
const figure = (numerator: number, denominator: number, period = '2026Q2') => ({
  ...{ value: (numerator / denominator) * 100, numerator, denominator, period },
});

describe('what is left for the year', () => {
  it('is spread over the quarters left, rounded up', () => {
    expect(yearEndNeed(training, figure(11, 22))).toEqual({ target: 100, distance: 50, quartersLeft: 2, needed: 11, neededPerQuarter: 6 });
  });
  it('has nobody left to spread over in the last quarter', () => {
    expect(yearEndNeed(training, figure(21, 22, '2026Q4'))).toMatchObject({ quartersLeft: 0, needed: 1, neededPerQuarter: null });
  });
  it('is nothing where the target is reached, and counts whole people only', () => {
    expect(yearEndNeed(training, figure(22, 22))).toMatchObject({ needed: 0 });
    expect(yearEndNeed({ ...training, target: target(90) }, figure(8, 10))).toMatchObject({ needed: 1 });
  });
  it('is not asked of figures without a value, without a pace, or better when lower', () => {
    expect(yearEndNeed(training, { value: null, numerator: null, denominator: null, period: '2026Q2' })).toBeNull();
    expect(
      yearEndNeed({ ...training, target: { ...target(100), kind: 'fixed', pace: undefined } as unknown as Target }, figure(1, 2)),
    ).toBeNull();
    expect(yearEndNeed({ ...training, direction: 'down' }, figure(1, 2))).toBeNull();
  });
});

it('counts in the unit of what the numerator counts, and in none where that is not known', () => {
  const elements = [plainElement('T04', { unit: { zh: '人', en: 'persons' } })];
  const catalogue = catalogueOf({ version: '2022.1', elements, indicators: [] });
  const counting = (operands: string[]) => ({ numerator: { source: '', operands, evaluate: () => null } });
  expect(countedUnit(catalogue, counting(['T04']))).toEqual({ zh: '人', en: 'persons' });
  expect(countedUnit(catalogue, counting(['T99'])).zh).toBe('');
  expect(countedUnit(catalogue, {}).zh).toBe('');
});
