/** Ranks units among peers of their own sector: never on neutral or withheld indicators, never on small bases. */
import type { Indicator } from '../catalogue/catalogue.js';
import type { IndicatorValue } from './indicator-value.js';

/** Fewer than this below the line and one more or less decides the place. */
export const SMALLEST_BASE = 5;

export interface Ranked {
  unit: string;
  sector: string;
  /** 1 = best; equal values share a place. */
  place: number;
  of: number;
  value: number;
}

/**
 * Rates and differences with a better side only: counts grow with the size of a unit and say nothing about its place,
 * a range has no best end, and bureau totals belong to nobody below. A sector with one unit has no places.
 */
export const isRankable = (indicator: Indicator): boolean =>
  (indicator.direction === 'up' || indicator.direction === 'down') &&
  indicator.kind !== 'count' &&
  indicator.kind !== 'ballot' &&
  !indicator.bureauTotalOnly;

export function rankWithinSectors(
  indicator: Indicator,
  peers: readonly { unit: string; sector: string; value: IndicatorValue }[],
): Ranked[] {
  if (!isRankable(indicator)) return [];
  const sectors = new Map<string, { unit: string; value: number }[]>();
  for (const { unit, sector, value } of peers) {
    if (value.value === null || (value.denominator !== null && value.denominator < SMALLEST_BASE)) continue;
    sectors.set(sector, [...(sectors.get(sector) ?? []), { unit, value: value.value }]);
  }
  const sign = indicator.direction === 'up' ? -1 : 1;
  return [...sectors].flatMap(([sector, units]) => {
    if (units.length < 2) return [];
    const sorted = units.toSorted((a, b) => sign * (a.value - b.value) || (a.unit < b.unit ? -1 : 1));
    return sorted.map(({ unit, value }) => ({
      unit,
      sector,
      value,
      of: sorted.length,
      place: 1 + sorted.findIndex((other) => other.value === value),
    }));
  });
}
