/** What is still to be done for the target of the year end: arithmetic on what is there, never a forecast. */
import type { Catalogue, Indicator } from '../catalogue/catalogue.js';
import type { Text } from '../errors.js';
import { roundFigure } from '../indicators/format-figure.js';
import type { ComparedIndicatorValue } from '../indicators/indicator-value.js';
import { quarterOf } from '../period/period.js';

export interface YearEndNeed {
  target: number;
  /** Points still missing; 0 or less when reached. */
  distance: number;
  quartersLeft: number;
  /** Of today's denominator, still to be reached in all and a quarter: people and items rounded up to whole ones, an amount of money as its n/d is printed. */
  needed: number;
  neededPerQuarter: number | null;
  decimals: number;
  /** 人: of what the numerator counts; "" where that is not one known element. */
  unit: Text;
}

/** Of a rate with a pace, higher being better; null where there is nothing to reckon with. */
export function yearEndNeed(
  catalogue: Catalogue,
  indicator: Indicator,
  { value, numerator, denominator, period }: Pick<ComparedIndicatorValue, 'value' | 'numerator' | 'denominator' | 'period'>,
): YearEndNeed | null {
  const target = indicator.target?.pace?.[3];
  if (indicator.direction !== 'up' || indicator.unit.zh !== '%' || target === undefined) return null;
  if (value === null || numerator === null || denominator === null) return null;
  const quartersLeft = 4 - quarterOf(period);
  const [code] = indicator.numerator?.operands ?? [];
  const element = code !== undefined && catalogue.hasElement(code) ? catalogue.element(code) : null;
  const isMeasured = element?.type === 'decimal';
  const shown = (amount: number): number => (isMeasured ? roundFigure(amount, 1) : Math.ceil(amount));
  // Multiplied before it is divided: 90 % of 10 is 9, not 9.000000000000001.
  const needed = Math.max(0, shown((target * denominator) / 100 - numerator));
  return {
    target,
    distance: target - value,
    quartersLeft,
    needed,
    neededPerQuarter: quartersLeft === 0 ? null : shown(needed / quartersLeft),
    decimals: isMeasured ? 1 : 0,
    unit: element?.unit ?? { zh: '', en: '' },
  };
}
