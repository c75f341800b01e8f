/** How the rates of single returns spread among the peers of one sector: median and median absolute deviation. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { slotLayoutOf } from '../rollup/slot-layout.js';
import type { Fact } from '../rollup/rollup.js';
import type { PeerSpread, PeerStats } from './validation-input.js';
import { isReturnRate } from './indicator-of-return.js';

export function spreadOf(values: number[]): PeerSpread {
  const middle = medianOf(values);
  return { n: values.length, median: middle, mad: medianOf(values.map((value) => Math.abs(value - middle))) };
}

/** Spread of every rate among the given facts, which are all of the catalogue's version. */
export function peerStatsOf(catalogue: Catalogue, facts: Fact[]): PeerStats {
  const layout = slotLayoutOf(catalogue);
  const stats: PeerStats = {};
  for (const indicator of catalogue.indicators.filter(isReturnRate)) {
    const n = layout.numeratorSlot(indicator.code);
    const d = layout.denominatorSlot(indicator.code);
    if (n === undefined || d === undefined) continue;
    const rates = facts
      .filter((fact) => fact.present[n] && fact.present[d] && fact.values[d] !== 0n)
      .map((fact) => (Number(fact.values[n]) / Number(fact.values[d])) * 100);
    if (rates.length > 0) stats[indicator.code] = spreadOf(rates);
  }
  return stats;
}

function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
