/** Whole returns against the shipped catalogue: true ones pass, and every check speaks at its own cell with its own figures. */
import fc from 'fast-check';
import type { RuleCheck } from '#domain/catalogue/catalogue.js';
import type { StoredValues, Values } from '#domain/return/values.js';
import { withComputedValues } from '#domain/return/computed-values.js';
import { validateReturn, type ValidationInput } from '#domain/validation/validate-return.js';
import { catalogueFor } from './catalogues.js';
import { trueReturn } from './testing/true-returns.js';

const catalogue = catalogueFor('2026Q3');
const branch = (values: StoredValues = {}, more: Partial<ValidationInput> = {}) => {
  const input = trueReturn(catalogue, 'branch');
  return validateReturn({ ...input, ...more, values: { ...input.values, ...values } });
};
const keys = (findings: { key: string }[]) => findings.map((finding) => finding.key);

describe('true returns', () => {
  it.each(['branch', 'committee'] as const)('of a %s have no error and at most two warnings', (type) => {
    const findings = validateReturn(trueReturn(catalogue, type));
    expect(keys(findings.filter((f) => f.severity === 'error'))).toEqual([]);
    expect(findings.length).toBeLessThanOrEqual(2);
  });

  it('need no previous quarter', () => {
    expect(keys(branch({}, { previous: null, history: [null, null, null, null] }))).toEqual([]);
  });

  it('may lose a trained member inside the year with a note, but not an issue found', () => {
    const findings = branch({ T08: 0, S04: 1 }, { previous: { ...trueReturn(catalogue, 'branch').previous!, T08: 1, S04: 2 } });
    expect(findings.map((f) => [f.key, f.severity])).toEqual([
      ['H13:S04', 'error'],
      ['H13:T08', 'warning'],
    ]);
  });
});

it('gives no advice the cell could not follow', () => {
  const all = branch({ O03: 0, O04: 1, O05: 47 });
  const [finding] = all.filter((f) => f.key === 'H04:O04');
  expect(finding).toMatchObject({ severity: 'error', expected: null });
  expect(branch({ O03: 2, O04: 2, O05: 1 }).find((f) => f.key === 'H04:O04')?.expected?.zh).toBe('不大于 1');
});

describe('each cell', () => {
  it.each<[string, StoredValues, string, string]>([
    ['empty is not 0', { M09: null }, '没有填写；空白不等于 0', '0—99999 的整数'],
    ['words', { M09: { raw: '四十一', value: null } }, '填的是“四十一”，不是数字', '0—99999 的整数'],
    ['a part of a person', { M09: 24.5 }, '填的是 24.5，应为整数', '0—99999 的整数'],
    ['less than nothing', { M09: -1 }, '不能为负数', '0—99999 的整数'],
    ['too many', { M09: 100_000 }, '超出可填范围', '0—99999 的整数'],
    ['不适用 where it is no answer', { M09: { raw: '不适用', value: null } }, '不能填“不适用”', '0—99999 的整数'],
  ])('refuses %s', (_, values, message, expected) => {
    const finding = branch(values).find((f) => f.key === 'H19:M09');
    expect(finding).toMatchObject({ severity: 'error', sheet: 'members', cell: 'E13', element: 'M09' });
    expect(finding?.message.zh).toContain(message);
    expect(finding?.expected?.zh).toBe(expected);
  });

  it('refuses quarters of an hour, and takes 不适用 where the form offers it', () => {
    expect(keys(branch({ T03: 184.25, T13: { raw: '不适用', value: null }, T14: { raw: '不适用', value: null } }))).toEqual(['H19:T03']);
  });

  it('reports an empty cell once, not again in every rule that would read it', () => {
    expect(keys(branch({ M09: null }))).toEqual(['H19:M09']);
  });

  it('does not blame a computed cell for its missing operands', () => {
    expect(keys(branch({ R11: null, R13: null }))).toEqual(['H19:R11']);
  });

  it('asks a committee for its own cells only', () => {
    const input = trueReturn(catalogue, 'committee');
    const findings = validateReturn({ ...input, values: {}, previous: null });
    expect(findings.every((f) => f.code === 'H19')).toBe(true);
    expect(findings.length).toBe(catalogue.elementsFor('committee').length - 1);
    expect(keys(findings)).toContain('H19:L16');
    expect(keys(findings)).not.toContain('H19:M09');
  });
});

/** A return that breaks the check: a true one with one figure, of this quarter or the previous, made wrong. */
function breakCheck(check: RuleCheck): ValidationInput {
  for (const type of ['branch', 'committee'] as const) {
    const input = trueReturn(catalogue, type);
    const own = input.values as Values;
    if (![check.at, ...check.holds.operands].every((code) => code in own)) continue;
    for (const code of new Set([check.at, ...check.holds.operands]))
      for (const wrong of [0, 1, 2, 3, 5, 60, 99, 2000])
        for (const [values, previous] of [
          [{ ...own, [code]: wrong }, input.previous],
          [own, { ...input.previous, [code]: wrong }],
        ] as const)
          if (check.holds.evaluate({ period: input.period, values, previous, yearAgo: null }) === false)
            return { ...input, values, previous };
  }
  throw new Error('no single wrong figure breaks this check');
}

describe('each check of each rule', () => {
  const checks = catalogue.rules.flatMap((rule) =>
    rule.checks.map((check, i) => ({ name: `${rule.code} check ${i + 1} at ${check.at}`, rule, check })),
  );

  it.each(checks)('$name fires at its cell, with a figure for every brace', ({ rule, check }) => {
    const input = breakCheck(check);
    const finding = validateReturn(input).find((f) => f.key === `${rule.code}:${check.at}`);
    expect(finding).toMatchObject({
      severity: check.severity ?? rule.severity,
      sheet: catalogue.element(check.at).sheet,
      value: input.values[check.at],
    });
    expect(JSON.stringify([finding?.message, finding?.expected])).not.toMatch(/\{\w+\}|\{\w+\(|—/);
  });
});

describe('computed cells', () => {
  it('follow from the others, whatever was sent, and stay empty while an operand is', () => {
    const input = trueReturn(catalogue, 'branch');
    const sent: StoredValues = { ...input.values, M10: 20, O07: 1, R11: null, R13: 7 };
    const filled = withComputedValues(catalogue, 'branch', input.period, sent);
    expect(filled).toEqual({ ...sent, O07: 0 });
    expect(withComputedValues(catalogue, 'branch', input.period, { ...sent, R10: 1, R11: 1, R13: null })['R13']).toBe(2);
  });
});

describe('messages and order', () => {
  it('say the actual figures and the right one', () => {
    const finding = branch({ M09: 25 }).find((f) => f.key === 'H01:M09');
    expect(finding?.message.zh).toBe(
      '“本季末实有”（M09）为 25，与上季末数 24 ＋发展 1＋转入 0＋恢复 0－转出 1－出党 0－死亡 0－停止 0 ＝ 24 不符',
    );
    expect(finding?.expected).toEqual({ zh: '24', en: '24' });
  });

  it('come errors first, then in the order of the form', () => {
    const findings = branch({ O13: 1, M09: 25, L10: 200, T02: null, R07: 1 }, { submittedLate: true });
    expect(keys(findings)).toEqual(['H01:M09', 'H08:L10', 'H19:T02', 'W15:*', 'W10:O13', 'W02:L10', 'W16:L10', 'W10:R07']);
  });

  it('do not depend on the order in which values were read, and have one key each', () => {
    const codes = Object.keys(trueReturn(catalogue, 'branch').values);
    const cell = fc.oneof(fc.integer({ min: -2, max: 300 }), fc.constant(null), fc.constant({ raw: '无', value: null }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...codes), cell), (changes) => {
        const input = trueReturn(catalogue, 'branch');
        const values: StoredValues = { ...input.values, ...changes };
        const findings = validateReturn({ ...input, values });
        const reversed = validateReturn({ ...input, values: Object.fromEntries(Object.entries(values).reverse()) });
        expect(reversed).toEqual(findings);
        expect(new Set(keys(findings)).size).toBe(findings.length);
      }),
      { numRuns: 100, seed: 20261121 },
    );
  });
});
