/** What a unit's own return holds, told back from its sum and those of the units below: levels are compared by their own work, not by sums that hold one another. */
import type { IndicatorValue } from '../indicators/indicator-value.js';

export interface OwnPart {
  numerator: number;
  denominator: number;
}

export type Parts = Pick<IndicatorValue, 'numerator' | 'denominator' | 'reported' | 'status'>;

/**
 * Null where the unit itself reported nothing, or where it cannot be told: a unit below is not shown, or stands in the sum unseen. Of a unit
 * without any below the sum is its own.
 */
export function ownPartOf(sum: Parts, below: readonly Parts[]): OwnPart | null {
  if (sum.numerator === null || sum.denominator === null || below.some(({ status }) => status === 'withheld')) return null;
  const own = { numerator: sum.numerator, denominator: sum.denominator, reported: sum.reported };
  for (const { numerator, denominator, reported } of below) {
    own.numerator -= numerator ?? 0;
    own.denominator -= denominator ?? 0;
    own.reported -= reported;
  }
  if (own.reported !== 1) return null;
  return { numerator: toFour(own.numerator), denominator: toFour(own.denominator) };
}

/** Figures are exact to four decimals; their binary differences are not. */
const toFour = (value: number): number => Math.round(value * 10_000) / 10_000;
