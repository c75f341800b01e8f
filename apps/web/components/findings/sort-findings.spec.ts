import type { FindingView } from '#domain/views/return-view.js';
import { bySheet, errorsFirst, isMissing, matchesFinding, saysAll } from './sort-findings.js';

const finding = (part: Partial<FindingView>): FindingView => ({
  key: 'H01:M09',
  severity: 'error',
  code: 'H01',
  element: 'M09',
  sheet: '党员队伍',
  cell: 'E13',
  value: 9,
  message: '本季末实有不等于合计',
  expected: '8',
  ...part,
});
const warning = finding({ key: 'W01:M09', severity: 'warning', code: 'W01', sheet: null });

it('filters by severity, and by what still needs a note', () => {
  expect(matchesFinding(warning, 'open', {})).toBe(true);
  expect(matchesFinding(warning, 'open', { 'W01:M09': '转入较多' })).toBe(false);
  expect(matchesFinding(warning, 'error', {})).toBe(false);
});

it('finds by code, cell, sheet or words, full-width or not', () => {
  expect(['m09', 'Ｍ０９', 'e13 合计', '党员', ''].map((query) => saysAll(finding({}), query))).toEqual([true, true, true, true, true]);
  expect(saysAll(finding({}), '培训')).toBe(false);
});

it('knows an empty cell from a wrong one', () => {
  expect(isMissing(finding({ code: 'H19', value: null }))).toBe(true);
  expect(isMissing(finding({ code: 'H19', value: '十二' }))).toBe(false);
  expect(isMissing(finding({ value: null }))).toBe(false);
});

it('puts errors first and keeps the sheets together', () => {
  expect(errorsFirst([warning, finding({})]).map((f) => f.severity)).toEqual(['error', 'warning']);
  const groups = bySheet([finding({ sheet: 'b' }), finding({ sheet: 'a' }), finding({ sheet: 'b' }), warning]);
  expect(groups.map((g) => [g.sheet, g.findings.length])).toEqual([
    [null, 1],
    ['b', 2],
    ['a', 1],
  ]);
});
