/** Which units lie far from their peers: more than so many median absolute deviations from the median. */
import type { Appraisal, Catalogue } from '../catalogue/catalogue.js';
import { spreadOf } from '../validation/peer-spread.js';

export type OutlierRule = Appraisal['outliers'];

export interface Outlier<T> {
  item: T;
  value: number;
  median: number;
  /** What still counts as alike. */
  low: number;
  high: number;
  peers: number;
  /** In median absolute deviations; negative below the median. */
  distance: number;
}

/** The catalogue's rule; of versions that do not appraise the one that warns on single returns. Null where neither is there. */
export function outlierRuleOf({ appraisal, rules }: Pick<Catalogue, 'appraisal' | 'rules'>): OutlierRule | null {
  if (appraisal) return appraisal.outliers;
  const { deviations, min_peers: minPeers, min_denominator: minDenominator } = rules.find(({ kind }) => kind === 'peer')?.parameters ?? {};
  if (typeof deviations !== 'number' || typeof minPeers !== 'number' || typeof minDenominator !== 'number') return null;
  return { deviations, minPeers, minDenominator };
}

/** Farthest first. None among too few peers, and none where most are exactly alike: then any difference would be infinitely far. */
export function outliersOf<T>(peers: readonly { item: T; value: number }[], rule: OutlierRule): Outlier<T>[] {
  if (peers.length < rule.minPeers) return [];
  const { median, mad, n } = spreadOf(peers.map(({ value }) => value));
  if (mad <= 0) return [];
  const reach = rule.deviations * mad;
  return peers
    .filter(({ value }) => Math.abs(value - median) > reach)
    .map(({ item, value }) => ({
      ...{ item, value, median, peers: n },
      low: median - reach,
      high: median + reach,
      distance: (value - median) / mad,
    }))
    .toSorted((a, b) => Math.abs(b.distance) - Math.abs(a.distance));
}
