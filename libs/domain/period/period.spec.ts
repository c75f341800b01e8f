import {
  cumulativeName,
  halfYearName,
  periodsOfYearUpTo,
  parsePeriod,
  periodOfDate,
  samePeriodLastYear,
  shiftPeriod,
  lastDayOf,
  firstDayOf,
} from './period.js';

describe('period', () => {
  it.each([
    ['2026Q1', -1, '2025Q4'],
    ['2026Q4', 1, '2027Q1'],
    ['2026Q3', -12, '2023Q3'],
    ['2026Q2', 7, '2028Q1'],
  ])('%s moved by %i is %s', (from, steps, to) => expect(shiftPeriod(from, steps)).toBe(to));

  it('knows its days, its year and its name', () => {
    expect([firstDayOf('2026Q3'), lastDayOf('2026Q3')]).toEqual(['2026-07-01', '2026-09-30']);
    expect(periodOfDate('2026-10-01')).toBe('2026Q4');
    expect(samePeriodLastYear('2026Q3')).toBe('2025Q3');
    expect(periodsOfYearUpTo('2026Q3')).toEqual(['2026Q1', '2026Q2', '2026Q3']);
    expect(cumulativeName('2026Q3').zh).toBe('2026年1—3季度');
    expect(halfYearName('2026Q2')).toEqual({ zh: '2026年上半年', en: 'January–June 2026' });
  });

  it.each(['2026Q5', '2026q3', '26Q1', '', '2026Q3 '])('refuses %j and says how to write it', (text) =>
    expect(() => parsePeriod(text)).toThrow(/write it like 2026Q3/),
  );
});
