/** How few of the expected returns a figure may rest on before it is drawn hatched, or not shown at all. */
import type { IndicatorValue } from './indicator-value.js';

export interface CoverageFloors {
  /** Below this share of expected returns a figure is withheld. */
  withhold: number;
  /** Below this one it is shown hatched, with its coverage. */
  hatch: number;
}
export const COVERAGE_FLOORS: CoverageFloors = { withhold: 0.3, hatch: 0.8 };

export const shareOf = (reported: number, expected: number): number => (expected === 0 ? 1 : reported / expected);

/** Fewer returns than a figure may rest on, whatever else withholds it. */
export const isThin = ({ reported, expected }: Pick<IndicatorValue, 'reported' | 'expected'>): boolean =>
  shareOf(reported, expected) < COVERAGE_FLOORS.withhold;

/** Drawn hatched: still open, or resting on too few returns. */
export const isUncertain = (
  value: Pick<IndicatorValue, 'status' | 'reported' | 'expected'>,
  floors: CoverageFloors = COVERAGE_FLOORS,
): boolean => value.status === 'provisional' || shareOf(value.reported, value.expected) < floors.hatch;
