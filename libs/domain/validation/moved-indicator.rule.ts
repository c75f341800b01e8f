/** W02: a rate of this return moved far from the previous quarter's. */
import type { Operands } from '../catalogue/catalogue.js';
import { previousPeriod, quarterOf } from '../period/period.js';
import { rateOfReturn, returnRates } from './indicator-of-return.js';
import type { Finding } from './finding.js';
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
  const findings: Finding[] = [];
  for (const indicator of returnRates(input.catalogue)) {
    if (indicator.time === 'ytd' && quarterOf(period) === 1) continue;
    const after = rateOfReturn(indicator, now);
    if (!after || after.denominator < smallest) continue;
    const earlier = rateOfReturn(indicator, before);
    if (!earlier || earlier.denominator < smallest) continue;
    const change = after.value - earlier.value;
    const allowed = points + (indicator.time === 'ytd' && change > 0 ? plannedRise : 0);
    if (Math.abs(change) <= allowed + 1e-9) continue;
    const fillers = {
      name: indicator.name,
      indicator: indicator.code,
      before: earlier.value.toFixed(1),
      after: after.value.toFixed(1),
      points: allowed,
    };
    findings.push(
      makeFinding(input, {
        severity: rule.severity,
        code: rule.code,
        at: indicator.numerator?.operands[0] ?? null,
        message: rule.messages['moved']!.message,
        expected: null,
        filler: (token) => fillers[token as keyof typeof fillers] ?? null,
      }),
    );
  }
  return findings;
};
