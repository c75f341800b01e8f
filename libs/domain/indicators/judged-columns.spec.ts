/** Columns give back every judged figure exactly as it was put in. */
import fc from 'fast-check';
import { plainIndicator } from '../catalogue/catalogue-of.js';
import type { FigureStatus, JudgedIndicatorValue, Span } from './indicator-value.js';
import { JudgedColumns } from './judged-columns.js';

const RANGE: [number, number] = [1, 2];
const ranged = plainIndicator('AAA02', { target: { kind: 'range', range: RANGE, span: 'quarter', source: { zh: '', en: '' } } });
const indicators = [plainIndicator('AAA01'), ranged, plainIndicator('AAA03')];

const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
const figure = (code: string, range: [number, number] | null): fc.Arbitrary<JudgedIndicatorValue> =>
  fc.record({
    code: fc.constant(code),
    period: fc.constant('2026Q3'),
    unit: fc.constant(''),
    sector: fc.constantFrom(null, 'soe'),
    span: fc.constantFrom<Span[]>('quarter', 'cumulative'),
    value: number,
    numerator: number,
    denominator: number,
    reported: fc.nat({ max: 2 ** 32 - 1 }),
    expected: fc.nat({ max: 2 ** 32 - 1 }),
    status: fc.constantFrom<FigureStatus[]>(
      'final',
      'provisional',
      'unfiled',
      'waiting',
      'missing',
      'not_expected',
      'undefined',
      'withheld',
    ),
    target: fc.option(
      fc.record({
        value: range ? fc.constant(null) : fc.double({ noNaN: true, noDefaultInfinity: true }),
        range: fc.constant(range),
        met: fc.constantFrom(null, true, false),
      }),
    ),
  });
const figures = fc.tuple(figure('AAA01', null), figure('AAA02', RANGE), figure('AAA03', null));

describe('JudgedColumns', () => {
  it('gives back what was put in, unit by unit', () => {
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 6 }), (units) => {
        const columns = new JudgedColumns('2026Q3', indicators, units.length);
        const named = units.map((some, i) => some.map((each) => ({ ...each, unit: `U${i}`, sector: some[0].sector })));
        named.forEach((some, i) => columns.fill(i, ({ code }) => some.find((each) => each.code === code)!));
        const told = named.map((some, i) => some.map(({ code, unit, sector }) => columns.of(i, { unit, sector }).judged(code)));
        expect(told).toEqual(named);
      }),
    );
  });

  it('knows nothing of an indicator that is none of its columns', () => {
    expect(new JudgedColumns('2026Q3', indicators, 1).of(0, { unit: 'U', sector: null }).judged('AAA09')).toBeUndefined();
  });
});
