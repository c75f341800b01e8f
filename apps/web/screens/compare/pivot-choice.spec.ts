/** An address written by hand must make a comparison that can be asked. */
import { pivotChoice, pivotQuery, withDimension } from './pivot-choice.js';

const of = (query: string) => pivotChoice((name) => new URLSearchParams(query).get(name));

describe('pivotChoice', () => {
  it('is units by indicators where nothing is said', () => {
    expect(of('')).toEqual({ rows: 'units', columns: 'indicators', measure: 'value', codes: [], units: [], periods: 5 });
  });
  it('never has one dimension on both sides', () => {
    expect(of('rows=indicators&columns=indicators')).toMatchObject({ rows: 'indicators', columns: 'units' });
    expect(of('rows=periods&columns=periods')).toMatchObject({ rows: 'periods', columns: 'indicators' });
    expect(withDimension(of('rows=units&columns=indicators'), 'rows', 'indicators')).toEqual({ rows: 'indicators', columns: 'units' });
    expect(withDimension(of('rows=units&columns=indicators'), 'columns', 'periods')).toEqual({ rows: 'units', columns: 'periods' });
  });
  it('passes over what means nothing', () => {
    expect(of('rows=colour&measure=weight&periods=99&codes=A,,A,B')).toMatchObject({
      rows: 'units',
      measure: 'value',
      periods: 5,
      codes: ['A', 'B'],
    });
  });
});

describe('pivotQuery', () => {
  it('asks one indicator where indicators are held fast, and nothing of dimensions not shown', () => {
    const query = pivotQuery(of('rows=units&columns=periods&codes=A,B&units=X&periods=8'), { period: '2026Q3', unit: 'JT' });
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      ...{ period: '2026Q3', unit: 'JT', rows: 'units', columns: 'periods', measure: 'value', codes: 'A', units: 'X', periods: '8' },
    });
    expect(pivotQuery(of('rows=sectors&units=X&periods=8'), {})).not.toMatch(/units=|periods=/);
  });
});
