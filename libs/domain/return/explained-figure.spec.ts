import { catalogueOf, plainElement, plainIndicator, sumOf } from '../catalogue/catalogue-of.js';
import type { Finding } from '../validation/finding.js';
import { elementsOf, explainedFigures } from './explained-figure.js';

const catalogue = catalogueOf({
  version: 'x',
  elements: [plainElement('A1'), plainElement('B1'), plainElement('S13', { bureauTotalOnly: true })],
  indicators: [
    plainIndicator('I1', { numerator: sumOf('A1'), denominator: sumOf('B1') }),
    plainIndicator('I2', { numerator: sumOf('S13') }),
    plainIndicator('I3', { kind: 'difference', of: ['I1', 'I2'] }),
  ],
});
const warning = (code: string, element: string | null, more: Partial<Finding> = {}): Finding => ({
  key: `${code}:${element ?? '*'}`,
  severity: 'warning',
  code,
  element,
  sheet: null,
  cell: null,
  value: 7,
  message: { zh: '', en: '' },
  expected: null,
  ...more,
});

describe('explained figures', () => {
  it('are warnings on cells with a note, in the order of the form; never the four forms, never the return as a whole', () => {
    const findings = [
      warning('W2', 'B1'),
      warning('W1', 'A1', { value: '不适用' }),
      warning('W3', 'S13'),
      warning('W15', null),
      warning('W4', 'A1'),
      warning('H1', 'B1', { severity: 'error' }),
      warning('W9', 'gone'),
    ];
    const explanations = Object.fromEntries([...findings.map((f) => [f.key, `说明${f.code}`] as const), ['W4:A1', ' '] as const]);
    expect(explainedFigures(catalogue, { unit: 'U', findings, explanations })).toEqual([
      { unit: 'U', element: 'A1', rule: 'W1', value: '不适用', note: '说明W1' },
      { unit: 'U', element: 'B1', rule: 'W2', value: 7, note: '说明W2' },
    ]);
  });

  it('belong to the indicators made of their element', () => {
    expect([...elementsOf(catalogue, catalogue.indicator('I1'))]).toEqual(['A1', 'B1']);
    expect([...elementsOf(catalogue, catalogue.indicator('I3'))]).toEqual(['A1', 'B1', 'S13']);
  });
});
