/** What is still to be done for the target of the year end: arithmetic on what is there, never a forecast. */
import type { Catalogue, Indicator } from '../catalogue/catalogue.js';
import type { Text } from '../errors.js';
import type { ComparedIndicatorValue } from '../indicators/indicator-value.js';
import { quarterOf } from '../period/period.js';

export interface YearEndNeed {
  target: number;
  /** Points still missing; 0 or less when reached. */
  distance: number;
  quartersLeft: number;
  /** People (or items) of today's denominator still to be reached, in all and a quarter, rounded up. */
  needed: number;
  neededPerQuarter: number | null;
}

/** Of a rate with a pace, higher being better; null where there is nothing to reckon with. */
export function yearEndNeed(
  indicator: Indicator,
  { value, numerator, denominator, period }: Pick<ComparedIndicatorValue, 'value' | 'numerator' | 'denominator' | 'period'>,
): YearEndNeed | null {
  const target = indicator.target?.pace?.[3];
  if (indicator.direction !== 'up' || indicator.unit.zh !== '%' || target === undefined) return null;
  if (value === null || numerator === null || denominator === null) return null;
  const quartersLeft = 4 - quarterOf(period);
  // Multiplied before it is divided: 90 % of 10 is 9, not 9.000000000000001.
  const needed = Math.max(0, Math.ceil((target * denominator) / 100 - numerator));
  return {
    target,
    distance: target - value,
    quartersLeft,
    needed,
    neededPerQuarter: quartersLeft === 0 ? null : Math.ceil(needed / quartersLeft),
  };
}

/** 人: the unit of what the numerator counts; "" where that is not one known element. */
export function countedUnit(catalogue: Catalogue, { numerator }: Pick<Indicator, 'numerator'>): Text {
  const [element] = numerator?.operands ?? [];
  return element !== undefined && catalogue.hasElement(element) ? catalogue.element(element).unit : { zh: '', en: '' };
}
