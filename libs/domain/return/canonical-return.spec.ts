import fc from 'fast-check';
import { canonicalReturn } from './canonical-return.js';
import type { StoredValue } from './values.js';

const code = fc.stringMatching(/^[A-Z]\d\d[a-c]?$/);
const stored: fc.Arbitrary<StoredValue> = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.constant(null),
  fc.string({ maxLength: 8 }).map((raw) => ({ raw, value: null })),
);
const version = fc.record({
  period: fc.constantFrom('2026Q1', '2026Q3'),
  unit: fc.constantFrom('A', 'B1'),
  version: fc.integer({ min: 1, max: 9 }),
  catalogueVersion: fc.constantFrom('2026.1', '2026.2'),
  values: fc.dictionary(code, stored, { minKeys: 1 }),
  explanations: fc.dictionary(code, fc.string({ minLength: 1, maxLength: 8 })),
});
const reversed = <T>(record: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(record).toReversed());

describe('the canonical text of a return', () => {
  it('does not depend on the order of anything', () =>
    fc.assert(
      fc.property(version, (v) => {
        expect(canonicalReturn({ ...v, values: reversed(v.values), explanations: reversed(v.explanations) })).toBe(canonicalReturn(v));
      }),
    ));

  it('changes with any one value, and with nothing else than what it names', () =>
    fc.assert(
      fc.property(version, stored, (v, value) => {
        const at = Object.keys(v.values)[0]!;
        const same = JSON.stringify(value) === JSON.stringify(v.values[at]);
        expect(canonicalReturn({ ...v, values: { ...v.values, [at]: value } }) === canonicalReturn(v)).toBe(same);
        for (const other of [
          { unit: 'Z' },
          { period: '2020Q1' },
          { version: 10 },
          { catalogueVersion: '9' },
          { explanations: { x: '新' } },
        ])
          expect(canonicalReturn({ ...v, ...other })).not.toBe(canonicalReturn(v));
        expect(canonicalReturn({ ...v, explanations: { ...v.explanations, 'W01:*': '' } })).toBe(canonicalReturn(v));
      }),
    ));

  it('is this text', () =>
    expect(
      canonicalReturn({
        period: '2026Q3',
        unit: 'A',
        version: 2,
        catalogueVersion: '2026.1',
        values: { M09: 12.5, L08: { raw: '不适用', value: null }, M01: null },
        explanations: { 'W02:M09': '已核对', 'W03:M01': '' },
      }),
    ).toBe(
      '{"form":"2026.1","notes":{"W02:M09":"已核对"},"period":"2026Q3","unit":"A",' +
        '"values":{"L08":{"raw":"不适用","value":null},"M01":null,"M09":12.5},"version":2}',
    ));
});
