/** The rates one return amounts to by itself, for the rules that compare rates. */
import type { Catalogue, Indicator, Operands } from '../catalogue/catalogue.js';

export interface ReturnRate {
  numerator: number;
  denominator: number;
  /** In per cent. */
  value: number;
}

/** A rate in per cent that single returns may be judged by: both parts evaluated per return, and not shown as bureau totals only. */
export const isReturnRate = (indicator: Indicator): boolean =>
  indicator.kind === 'ratio' && indicator.unit.zh === '%' && !indicator.bureauTotalOnly;

const known = new WeakMap<Catalogue, Indicator[]>();
/** Those of a catalogue. */
export function returnRates(catalogue: Catalogue): Indicator[] {
  let rates = known.get(catalogue);
  if (!rates) known.set(catalogue, (rates = catalogue.indicators.filter(isReturnRate)));
  return rates;
}

/** Null when an operand is missing or the denominator is 0. */
export function rateOfReturn(indicator: Indicator, operands: Operands): ReturnRate | null {
  const denominator = indicator.denominator?.evaluate(operands) ?? null;
  if (denominator === null || denominator === 0) return null;
  const numerator = indicator.numerator?.evaluate(operands) ?? null;
  if (numerator === null) return null;
  return { numerator, denominator, value: (numerator / denominator) * 100 };
}
