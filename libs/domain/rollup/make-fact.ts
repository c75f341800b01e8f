/** Makes the fact (数据) of one accepted return: its values, and the numerator and denominator of every indicator evaluated on it. */
import type { Catalogue, Expression, Operands } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import { toScaled, type Values } from '../return/values.js';
import type { Fact } from './rollup.js';
import { isPerReturn, slotLayoutOf } from './slot-layout.js';

export interface FactInput {
  period: Period;
  unit: string;
  /** Accepted return version. */
  version: number;
  values: Values;
  /** Accepted values of the previous quarter and of the same quarter last year, for prev(), delta() and yoy(). */
  previous: Values | null;
  yearAgo: Values | null;
}

/** What 64 bits hold in ten-thousandths. A draft may say more; it is an error there, and nothing that counts. */
const MOST = 9e14;

/** A return counts for an indicator only when every operand is present: numerator and denominator stand together or not at all. */
export function makeFact(catalogue: Catalogue, input: FactInput): Fact {
  const layout = slotLayoutOf(catalogue);
  const fact: Fact = {
    period: input.period,
    unit: input.unit,
    catalogueVersion: catalogue.version,
    version: input.version,
    values: new BigInt64Array(layout.size),
    present: new Uint8Array(layout.size),
  };
  const set = (slot: number | undefined, value: number): void => {
    if (slot === undefined || Math.abs(value) > MOST) return;
    fact.values[slot] = toScaled(value);
    fact.present[slot] = 1;
  };
  for (const element of catalogue.elements) {
    const value = input.values[element.code];
    if (value !== undefined && Number.isFinite(value)) set(layout.elementSlot(element.code), value);
  }
  const operands: Operands = { period: input.period, values: input.values, previous: input.previous, yearAgo: input.yearAgo };
  for (const indicator of catalogue.indicators.filter(isPerReturn)) {
    const numerator = resultOf(indicator.numerator, operands);
    if (numerator === null) continue;
    if (indicator.kind === 'ratio') {
      const denominator = resultOf(indicator.denominator, operands);
      if (denominator === null) continue;
      set(layout.denominatorSlot(indicator.code), denominator);
    }
    set(layout.numeratorSlot(indicator.code), numerator);
  }
  return fact;
}

function resultOf(expression: Expression<number> | undefined, operands: Operands): number | null {
  const result = expression?.evaluate(operands) ?? null;
  return result !== null && Number.isFinite(result) ? result : null;
}
