/** One indicator of every kind of arithmetic, each with the plain description the oracle goes by beside the catalogue's own. */
import { catalogueOf, plainElement, plainIndicator, sumOf } from '#domain/catalogue/catalogue-of.js';
import type { Indicator, Target } from '#domain/catalogue/catalogue.js';

export const ELEMENTS = ['x', 'y', 's', 't', 'z', 'w'] as const;
const target = (more: Partial<Target>): Target => ({ kind: 'fixed', span: 'quarter', source: { zh: '', en: '' }, ...more });
const count = { kind: 'count', unit: { zh: '次', en: 'times' } } as const;
const hours = { unit: { zh: '学时', en: 'hours' } } as const;
const over = (n: string, d: string): Partial<Indicator> => ({ numerator: sumOf(n), denominator: sumOf(d) });

/** `x`, `y` happened in the quarter, `s`, `t` stand at its end, `z` is counted since 1 January, `w` may be negative. */
export const catalogue = catalogueOf({
  version: 'v1',
  elements: ELEMENTS.map((code) => plainElement(code)),
  indicators: [
    plainIndicator('RATE', { ...over('x', 'y'), target: target({ value: 80 }) }),
    plainIndicator('RATE_DOWN', { ...over('y', 'x'), direction: 'down', cumulation: 'none', target: target({ value: 90 }) }),
    plainIndicator('HOURS', {
      ...hours,
      ...over('x', 's'),
      cumulation: 'sum_over_last',
      target: target({ kind: 'pace', pace: [1, 2, 3, 4], span: 'cumulative' }),
    }),
    plainIndicator('STOCK', { ...over('t', 's'), time: 'stock', cumulation: 'last', target: target({ kind: 'range', range: [50, 120] }) }),
    plainIndicator('TIMES', {
      ...count,
      numerator: sumOf('x'),
      target: target({ kind: 'per', per: sumOf('s'), span: 'cumulative' }),
    }),
    plainIndicator('DISTINCT', { ...count, numerator: sumOf('z'), time: 'ytd', cumulation: 'last' }),
    plainIndicator('YEAR_RATE', {
      ...over('z', 's'),
      time: 'ytd',
      cumulation: 'last',
      target: target({ kind: 'pace', pace: [25, 50, 75, 100], span: 'cumulative' }),
    }),
    plainIndicator('ANNUAL', {
      ...over('z', 't'),
      time: 'ytd',
      cumulation: 'last',
      target: target({ kind: 'pace', pace: [0, 0, 0, 100], span: 'cumulative' }),
    }),
    plainIndicator('SIGNED', { ...count, numerator: sumOf('w'), time: 'stock', cumulation: 'last', direction: 'neutral' }),
    plainIndicator('SIGNED_RATE', { ...hours, ...over('w', 's'), time: 'stock', cumulation: 'last' }),
    plainIndicator('GAP', { kind: 'difference', unit: { zh: '百分点', en: 'points' }, cumulation: 'none', of: ['STOCK', 'RATE'] }),
  ],
});
