/** Numerator and denominator of one indicator in one rollup, with how many returns stand behind them. */
import type { Catalogue, ElementCode, Expression, Indicator } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import { fromScaled, toScaled, type Values } from '../return/values.js';
import type { Rollup } from '../rollup/rollup.js';
import { slotLayoutOf } from '../rollup/slot-layout.js';
import { SYSTEM_INDICATORS } from './system-indicators.js';

export interface IndicatorParts {
  /** Ten-thousandths; null when nobody counts. */
  numerator: bigint | null;
  /** Null for a count. */
  denominator: bigint | null;
  reported: number;
  expected: number;
}

/** Sums of the elements somebody reported, of these codes or of all, in the elements' own units: what expressions on a node look at. */
export function sumsOf(catalogue: Catalogue, rollup: Rollup, codes?: readonly ElementCode[]): Values {
  const layout = slotLayoutOf(catalogue);
  const values: Values = {};
  for (const code of codes ?? layout.elements) {
    const slot = layout.elementSlot(code);
    if (slot !== undefined && rollup.counts[slot]) values[code] = fromScaled(rollup.sums[slot]!);
  }
  return values;
}

/** `catalogue` is that of the rollup. Not for `difference` and `ballot`, which have no parts of their own. */
export function partsOf(catalogue: Catalogue, indicator: Indicator, rollup: Rollup): IndicatorParts {
  if (indicator.kind === 'node') return nodeParts(catalogue, indicator, rollup);
  if (indicator.kind === 'system') return systemParts(indicator, rollup);
  const layout = slotLayoutOf(catalogue);
  const [top, bottom] = [layout.numeratorSlot(indicator.code), layout.denominatorSlot(indicator.code)];
  if (top === undefined) return { numerator: null, denominator: null, reported: 0, expected: 0 };
  const reported = rollup.counts[top]!;
  return {
    numerator: reported ? rollup.sums[top]! : null,
    denominator: reported && bottom !== undefined ? rollup.sums[bottom]! : null,
    reported,
    expected: Math.max(rollup.expected[top]!, reported),
  };
}

function nodeParts(catalogue: Catalogue, indicator: Indicator, rollup: Rollup): IndicatorParts {
  const layout = slotLayoutOf(catalogue);
  const codes = [...(indicator.numerator?.operands ?? []), ...(indicator.denominator?.operands ?? [])];
  const slots = codes.map((code) => layout.elementSlot(code)).filter((slot) => slot !== undefined);
  const values = sumsOf(catalogue, rollup, codes);
  const evaluate = (expression: Expression<number> | undefined): bigint | null => evaluateOnSums(expression, rollup.period, values);
  return {
    numerator: evaluate(indicator.numerator),
    denominator: indicator.denominator ? evaluate(indicator.denominator) : null,
    reported: slots.length ? Math.min(...slots.map((slot) => rollup.counts[slot]!)) : 0,
    expected: slots.length ? Math.max(...slots.map((slot) => rollup.expected[slot]!)) : 0,
  };
}

export function evaluateOnSums(expression: Expression<number> | undefined, period: Period, values: Values): bigint | null {
  const result = expression?.evaluate({ period, values, previous: null, yearAgo: null }) ?? null;
  return result !== null && Number.isFinite(result) ? toScaled(result) : null;
}

/** Who filed is known of every unit that is expected, whether it filed or not. */
function systemParts(indicator: Indicator, rollup: Rollup): IndicatorParts {
  const compute = SYSTEM_INDICATORS[indicator.system ?? ''];
  if (!compute) throw new Error(`Indicator ${indicator.code} names the unknown system code ${indicator.system}`);
  const { numerator, denominator } = compute(rollup.filing);
  return {
    numerator: toScaled(numerator),
    denominator: toScaled(denominator),
    reported: rollup.expectedUnits,
    expected: rollup.expectedUnits,
  };
}
