/** How figures are said: rounding, words for what is missing, changes, targets. */
import {
  coveragePhrase,
  formatChange,
  formatChangeShort,
  formatCoverage,
  formatNumber,
  formatRatio,
  formatTarget,
  formatValue,
  roundFigure,
} from './format-figure.js';
import type { Change } from './indicator-value.js';

const percent = { unit: { zh: '%', en: '%' }, decimals: 1, direction: 'up' as const };
const times = { unit: { zh: '次', en: 'sessions' }, decimals: 0, direction: 'up' as const };
const change = (value: number | null, kind: Change['kind'] = 'points', reason: Change['reason'] = null): Change => ({
  kind,
  value,
  reason,
});

describe('roundFigure', () => {
  it.each([
    [97.35, 1, 97.4],
    [97.25, 1, 97.3],
    [1.005, 2, 1.01],
    [-0.04, 1, 0],
    [-1.25, 1, -1.3],
    [99.95, 1, 100],
  ])('rounds %p to %p decimals as %p', (value, decimals, expected) => expect(roundFigure(value, decimals)).toBe(expected));
});

describe('formatNumber', () => {
  it.each([
    [0, 0, '0'],
    [999, 0, '999'],
    [1000, 0, '1,000'],
    [1234567.5, 1, '1,234,567.5'],
    [-1234.5, 1, '−1,234.5'],
    [-0.01, 1, '0.0'],
  ])('%p with %p decimals reads %p', (value, decimals, expected) => expect(formatNumber(value, decimals)).toBe(expected));
});

describe('formatValue', () => {
  it.each([
    [percent, 97.25, 'final', 'zh', '97.3%'],
    [percent, 100, 'provisional', 'en', '100.0%'],
    [percent, null, 'undefined', 'zh', '—'],
    [percent, null, 'missing', 'zh', '无数据'],
    [percent, null, 'missing', 'en', 'no data'],
    [percent, null, 'not_expected', 'zh', '不适用'],
    [percent, null, 'withheld', 'zh', '不公布'],
    [percent, null, 'pending', 'zh', '待公布'],
    [times, 1204, 'final', 'zh', '1,204次'],
    [times, 0, 'final', 'zh', '0次'],
    [times, 12, 'final', 'en', '12 sessions'],
    [{ unit: { zh: '百分点', en: 'points' }, decimals: 1 }, 6.2, 'final', 'zh', '6.2个百分点'],
    [{ unit: { zh: '指数', en: 'index' }, decimals: 2 }, 0.861, 'final', 'en', '0.86'],
  ] as const)('%# %p %p', (indicator, value, status, language, expected) =>
    expect(formatValue(indicator, value, status, language)).toBe(expected),
  );
});

describe('changes', () => {
  it.each([
    [change(1.24), '上升1.2个百分点', 'up', '+1.2'],
    [change(-6.2), '下降6.2个百分点', 'down', '−6.2'],
    [change(0.04), '持平', 'flat', '0.0'],
    [change(12.5, 'percent'), '增长12.5%', 'up', '+12.5%'],
    [change(-3, 'percent'), '下降3.0%', 'down', '−3.0%'],
    [change(null, 'percent', 'zero_base'), '不可比', 'none', '不可比'],
    [change(null, 'points', 'no_base'), '不可比', 'none', '不可比'],
    [change(null, 'points', 'missing'), '—', 'none', '—'],
  ] as const)('%# reads in full and short', (given, display, direction, short) => {
    expect(formatChange(given, 'zh')).toEqual({ display, direction });
    expect(formatChangeShort(given, 'zh')).toBe(short);
  });
  it('reads in English', () => expect(formatChange(change(-1.2), 'en').display).toBe('down 1.2 points'));
});

describe('ratios, coverage, targets', () => {
  it('keeps n/d, and nothing for counts', () => {
    expect(formatRatio(454, 467)).toBe('454/467');
    expect(formatRatio(1454.5, 2000)).toBe('1,454.5/2,000');
    expect(formatRatio(3, null)).toBe('');
  });
  it('says how many units stand behind a figure', () => {
    expect(formatCoverage(27, 30)).toBe('27/30');
    expect(coveragePhrase(27, 30, 'zh')).toBe('27/30个单位已审核');
  });
  it.each([
    [percent, { value: 100, range: null, met: null }, '100%'],
    [percent, { value: 62.5, range: null, met: null }, '≥62.5%'],
    [{ ...times, direction: 'down' as const }, { value: 0, range: null, met: true }, '0次'],
    [{ ...percent, direction: 'range' as const }, { value: null, range: [1, 2] as [number, number], met: true }, '1%—2%'],
    [percent, null, null],
  ])('%# target', (indicator, target, expected) => expect(formatTarget(indicator, target, 'zh')).toBe(expected));
});
