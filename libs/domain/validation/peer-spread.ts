/** How the rates of single returns spread among the peers of one sector: median and median absolute deviation. */
import type { Catalogue, IndicatorCode } from '../catalogue/catalogue.js';
import { slotLayoutOf } from '../rollup/slot-layout.js';
import type { Fact } from '../rollup/rollup.js';
import type { PeerSpread, PeerStats } from './validation-input.js';
import { isReturnRate } from './indicator-of-return.js';

export function spreadOf(values: number[]): PeerSpread {
  const middle = medianOf(values);
  return { n: values.length, median: middle, mad: medianOf(values.map((value) => Math.abs(value - middle))) };
}

/** Gathers the rates of returns one after another, all of the catalogue's version: of a fact nothing but its rates is kept. */
export class PeerRates {
  private readonly gathered: { code: IndicatorCode; numerator: number; denominator: number; rates: number[] }[] = [];

  constructor(catalogue: Catalogue) {
    const layout = slotLayoutOf(catalogue);
    for (const { code } of catalogue.indicators.filter(isReturnRate)) {
      const [numerator, denominator] = [layout.numeratorSlot(code), layout.denominatorSlot(code)];
      if (numerator !== undefined && denominator !== undefined) this.gathered.push({ code, numerator, denominator, rates: [] });
    }
  }

  add({ values, present }: Pick<Fact, 'values' | 'present'>): void {
    for (const { numerator: n, denominator: d, rates } of this.gathered)
      if (present[n] && present[d] && values[d] !== 0n) rates.push((Number(values[n]) / Number(values[d])) * 100);
  }

  /** Spread of every rate that any return has. */
  stats(): PeerStats {
    return Object.fromEntries(this.gathered.filter(({ rates }) => rates.length > 0).map(({ code, rates }) => [code, spreadOf(rates)]));
  }
}

function medianOf(values: number[]): number {
  // Sorts numbers as numbers, and several times faster than with a comparison.
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
