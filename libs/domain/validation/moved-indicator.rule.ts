/** W02: a rate of this return moved far from the previous quarter's. */
import type { Operands } from '../catalogue/catalogue.js';
import { previousPeriod, quarterOf } from '../period/period.js';
import { rateOfReturn, returnRates } from './indicator-of-return.js';
import { makeFinding } from './make-finding.js';
import { thresholdOf, type SystemRule } from './validation-input.js';

export const movedIndicator: SystemRule = (rule, input, values) => {
  const { previous, history, period } = input;
  if (!previous) return [];
  const now: Operands = { period, values, previous, yearAgo: input.yearAgo };
  const before: Operands = { period: previousPeriod(period), values: previous, previous: history[1] ?? null, yearAgo: null };
  const points = thresholdOf(rule, 'points');
  const smallest = thresholdOf(rule, 'min_denominator');
  const plannedRise = thresholdOf(rule, 'ytd_rise');
  return returnRates(input.catalogue).flatMap((indicator) => {
    const restarts = indicator.time === 'ytd' && quarterOf(period) === 1;
    const after = rateOfReturn(indicator, now);
    const earlier = rateOfReturn(indicator, before);
    if (restarts || !after || !earlier || after.denominator < smallest || earlier.denominator < smallest) return [];
    const change = after.value - earlier.value;
    const allowed = points + (indicator.time === 'ytd' && change > 0 ? plannedRise : 0);
    if (Math.abs(change) <= allowed + 1e-9) return [];
    const fillers = {
      name: indicator.name,
      indicator: indicator.code,
      before: earlier.value.toFixed(1),
      after: after.value.toFixed(1),
      points: allowed,
    };
    return [
      makeFinding(input, {
        severity: rule.severity,
        code: rule.code,
        at: indicator.numerator?.operands[0] ?? null,
        message: rule.messages['moved']!.message,
        expected: null,
        filler: (token) => fillers[token as keyof typeof fillers] ?? null,
      }),
    ];
  });
};
