/** Fills in the cells nobody types because they follow from others (O07, R13): the same formulas the workbook holds, so that a form or a program need not send them. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import type { UnitType } from '../unit/unit.js';
import type { StoredValues, Values } from './values.js';

/** The values with every computed cell of this unit type set to its formula's result; left as it was where an operand is missing. */
export function withComputedValues(catalogue: Catalogue, type: UnitType, period: Period, values: StoredValues): StoredValues {
  const filled = { ...values };
  for (const { code, prefill } of catalogue.elementsFor(type)) {
    if (prefill?.by !== 'formula') continue;
    const { compute } = prefill;
    if (!compute) continue;
    const values: Values = {};
    for (const operand of compute.operands) {
      const value = filled[operand];
      if (typeof value === 'number') values[operand] = value;
    }
    const result = compute.evaluate({ period, values, previous: null, yearAgo: null });
    if (result !== null) filled[code] = result;
  }
  return filled;
}
