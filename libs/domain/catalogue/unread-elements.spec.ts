import type { Catalogue, Element, Expression, Indicator, Rule } from './catalogue.js';
import { unreadElements } from './unread-elements.js';

const element = (code: string, more: Partial<Element> = {}) => ({ code, ...more }) as Element;
const reads = <T>(source: string) => ({ source, operands: [] }) as unknown as Expression<T>;

describe('elements nothing reads', () => {
  it('are those no indicator, rule or other element names, in this quarter or another', () => {
    const catalogue = {
      elements: [
        ...['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08'].map((code) => element(code)),
        element('A09', { prefill: { by: 'carry', from: 'A06' } }),
        element('A10', { prefill: { by: 'formula', expression: 'A07 + 1', formula: 'A07+1' } }),
      ],
      indicators: [
        { numerator: reads('A01 - prev(A02)'), denominator: reads('A03'), target: { per: reads('A09 * 1') } } as unknown as Indicator,
      ],
      rules: [
        { checks: [{ at: 'A08', holds: reads('A04 <= max(A05, 1.0)') }], parameters: { limit: 3 } } as unknown as Rule,
        { checks: [], parameters: { codes: ['A10'] } } as unknown as Rule,
      ],
    } as unknown as Catalogue;
    expect(unreadElements(catalogue).map(({ code }) => code)).toEqual(['A08']);
  });
});
