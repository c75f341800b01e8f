import { checkPublishedTotals, publishedFinding } from './published-table.js';

describe('published tables', () => {
  it.each([
    ['adds up, in spite of binary fractions', 0.3, [0.1, 0.2], 0, null],
    ['one step off over three terms', 517.6, [29.8, 32.5, 455.4], 0.1, 'warning'],
    ['one step off over two terms is still rounding', 10, [5, 5.1], 0.1, 'warning'],
    ['one step off in a single term is not', 10, [10.1], 0.1, 'error'],
    ['two steps off over three terms', 10, [3, 3, 3.8], -0.2, 'error'],
  ])('%s', (_, total, terms, miss, severity) => {
    expect(checkPublishedTotals({ name: 't', total, terms })).toMatchObject({ miss, severity });
  });

  it('tells the miss and leaves the figures alone', () => {
    const finding = publishedFinding({ name: '组织 2023', total: 517.6, terms: [29.8, 32.5, 455.4] })!;
    expect(finding).toMatchObject({ code: 'W17', severity: 'warning', value: 517.7 });
    expect(finding.message.zh).toContain('相差+0.1，在四舍五入允许的±0.15以内，未作调整');
    expect(publishedFinding({ name: 't', total: 1, terms: [1] })).toBeNull();
  });
});
