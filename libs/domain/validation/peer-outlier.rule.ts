/** W16: a rate of this return lies far outside those of its sector in the previous quarter. */
import { rateOfReturn } from './indicator-of-return.js';
import { makeFinding } from './make-finding.js';
import { listOf, thresholdOf, type SystemRule } from './validation-input.js';

export const peerOutlier: SystemRule = (rule, input, values) => {
  const { peers, catalogue } = input;
  if (!peers) return [];
  const operands = { period: input.period, values, previous: input.previous, yearAgo: input.yearAgo };
  return listOf(rule, 'indicators').flatMap((code) => {
    const indicator = catalogue.indicator(code);
    const spread = peers[code];
    const rate = rateOfReturn(indicator, operands);
    if (!spread || !rate || rate.denominator < thresholdOf(rule, 'min_denominator')) return [];
    const reach = thresholdOf(rule, 'deviations') * spread.mad;
    if (spread.n < thresholdOf(rule, 'min_peers') || spread.mad <= 0 || Math.abs(rate.value - spread.median) <= reach) return [];
    const fillers = {
      name: indicator.name,
      indicator: code,
      value: rate.value.toFixed(1),
      median: spread.median.toFixed(1),
      low: Math.max(0, spread.median - reach).toFixed(1),
      high: Math.min(100, spread.median + reach).toFixed(1),
    };
    const said = rule.messages['outlier']!;
    return [
      makeFinding(input, {
        severity: rule.severity,
        code: rule.code,
        at: indicator.numerator?.operands[0] ?? null,
        message: said.message,
        expected: said.expectedText ?? null,
        filler: (token) => fillers[token as keyof typeof fillers] ?? null,
      }),
    ];
  });
};
