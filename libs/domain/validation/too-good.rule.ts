/** W06 and W08: a return that looks made up, because everything is perfect or because it repeats last quarter's. */
import { rateOfReturn, returnRates } from './indicator-of-return.js';
import { makeFinding } from './make-finding.js';
import { thresholdOf, valueIn, type SystemRule } from './validation-input.js';

/** Every rate of organisational life is 100 %, of a return that speaks for many branches. */
export const everythingFull: SystemRule = (rule, input, values) => {
  if ((valueIn(values, 'O03') ?? 0) < thresholdOf(rule, 'min_branches')) return [];
  const operands = { period: input.period, values, previous: input.previous, yearAgo: input.yearAgo };
  const rates = returnRates(input.catalogue)
    .filter((indicator) => indicator.family === 'life')
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
  const least = thresholdOf(rule, 'min_value');
  let [count, same] = [0, 0];
  for (const { code, time } of input.catalogue.elementsFor(input.unit.type)) {
    const [now, before] = [valueIn(values, code), valueIn(previous, code)];
    if (time !== 'flow' || now === null || before === null || Math.max(now, before) < least) continue;
    count++;
    if (now === before) same++;
  }
  if (count < thresholdOf(rule, 'min_fields') || same < thresholdOf(rule, 'share') * count) return [];
  const fillers: Record<string, number> = { count, same };
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
