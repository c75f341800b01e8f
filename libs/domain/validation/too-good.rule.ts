/** W06 and W08: a return that looks made up, because everything is perfect or because it repeats last quarter's. */
import { isReturnRate, rateOfReturn } from './indicator-of-return.js';
import { makeFinding } from './make-finding.js';
import { thresholdOf, valueIn, type SystemRule } from './validation-input.js';

/** Every rate of organisational life is 100 %, of a return that speaks for many branches. */
export const everythingFull: SystemRule = (rule, input, values) => {
  if ((valueIn(values, 'O03') ?? 0) < thresholdOf(rule, 'min_branches')) return [];
  const operands = { period: input.period, values, previous: input.previous, yearAgo: input.yearAgo };
  const rates = input.catalogue.indicators
    .filter((indicator) => indicator.family === 'life' && isReturnRate(indicator))
    .map((indicator) => rateOfReturn(indicator, operands))
    .filter((rate) => rate !== null);
  if (!rates.length || rates.some((rate) => rate.numerator !== rate.denominator)) return [];
  return [
    makeFinding(input, {
      severity: rule.severity,
      code: rule.code,
      at: null,
      message: rule.messages['all_full']!.message,
      expected: null,
      filler: () => null,
    }),
  ];
};

/** Most flow figures that say something equal those of last quarter. */
export const sameAsLastQuarter: SystemRule = (rule, input, values) => {
  const { previous } = input;
  if (!previous) return [];
  const telling = input.catalogue
    .elementsFor(input.unit.type)
    .filter((element) => element.time === 'flow')
    .map((element) => [valueIn(values, element.code), valueIn(previous, element.code)] as const)
    .filter(([now, before]) => now !== null && before !== null && Math.max(now, before) >= thresholdOf(rule, 'min_value'));
  const same = telling.filter(([now, before]) => now === before).length;
  if (telling.length < thresholdOf(rule, 'min_fields') || same < thresholdOf(rule, 'share') * telling.length) return [];
  const fillers: Record<string, number> = { count: telling.length, same };
  return [
    makeFinding(input, {
      severity: rule.severity,
      code: rule.code,
      at: null,
      message: rule.messages['same']!.message,
      expected: null,
      filler: (token) => fillers[token] ?? null,
    }),
  ];
};
