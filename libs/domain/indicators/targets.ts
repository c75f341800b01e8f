/** The target of an indicator at one node and quarter, and whether a value meets it. */
import type { ElementCode, Indicator } from '../catalogue/catalogue.js';
import { quarterOf, type Period } from '../period/period.js';
import { fromScaled, type Values } from '../return/values.js';
import { evaluateOnSums } from './indicator-parts.js';
import type { ComparedIndicatorValue, IndicatorValue, Span } from './indicator-value.js';

type TargetValue = NonNullable<ComparedIndicatorValue['target']>;

/**
 * `pace` is what is due by the end of the quarter; `per` is computed on the sums of the node's elements.
 * A target speaks of one span; only a fixed rate holds for the quarter and for the year alike.
 */
export function targetOf(
  indicator: Indicator,
  period: Period,
  span: Span,
  sums: (codes: readonly ElementCode[]) => Values,
): Omit<TargetValue, 'met'> | null {
  const { target } = indicator;
  if (!target || (target.span !== span && !(target.kind === 'fixed' && indicator.unit.zh === '%'))) return null;
  if (target.kind === 'range') return { value: null, range: target.range ?? null };
  const value =
    target.kind === 'pace'
      ? target.pace?.[quarterOf(period) - 1]
      : target.kind === 'per'
        ? perTarget(indicator, period, sums(target.per?.operands ?? []))
        : target.value;
  // A pace of 0 says that nothing is due yet, and nothing is judged by it.
  const isNotDue = target.kind === 'pace' && value === 0 && indicator.direction === 'up';
  return value === undefined || value === null || isNotDue ? null : { value, range: null };
}

function perTarget(indicator: Indicator, period: Period, sums: Values): number | null {
  const scaled = evaluateOnSums(indicator.target?.per, period, sums);
  return scaled === null ? null : fromScaled(scaled);
}

/** Null when there is nothing to judge: no value, or an indicator without a better side. */
export function isMet(indicator: Indicator, value: IndicatorValue, target: Omit<TargetValue, 'met'>): boolean | null {
  if (value.value === null) return null;
  if (target.range) return value.value >= target.range[0] && value.value <= target.range[1];
  if (target.value === null) return null;
  if (indicator.direction === 'up') return value.value >= target.value;
  if (indicator.direction === 'down') return value.value <= target.value;
  return null;
}
