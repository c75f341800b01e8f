/** What each part added to a change between two quarters, so that the parts add up to the change and to nothing else. */

/** Σn and Σd of one node and quarter; the denominator is null for a count. */
export interface Share {
  numerator: number;
  denominator: number | null;
}

export interface Part {
  key: string;
  before: Share | null;
  now: Share | null;
}

export interface Contributions {
  /** Of the parts that are there in both quarters, in the order given. */
  parts: { key: string; delta: number }[];
  /** Of those there in one of them only: it says who is counted, not how the work went. */
  scope: { delta: number; keys: string[] };
  /** What no part accounts for: the unit's own return, and units that are nobody's to see. */
  rest: number;
}

/**
 * A rate R = N ÷ D changes by Σ [(n₁ − R₀·d₁) ÷ D₁ − (n₀ − R₀·d₀) ÷ D₀]: what a part has above the old rate, weighed by its share now, less
 * the same before. That is 0 for whoever keeps the old rate, however he grew, and adds up exactly. A count simply changes by n₁ − n₀.
 * `factor` brings the result into the indicator's unit (100 for per cent). Null where a rate has no base.
 */
export function contributionsOf(total: { before: Share; now: Share }, parts: readonly Part[], factor: number): Contributions | null {
  const { before, now } = total;
  const isRate = before.denominator !== null && now.denominator !== null;
  if (isRate && (before.denominator! <= 0 || now.denominator! <= 0)) return null;
  const rate = isRate ? before.numerator / before.denominator! : 0;
  const weigh = (share: Share | null, whole: Share): number => {
    if (!share) return 0;
    return isRate ? (share.numerator - rate * (share.denominator ?? 0)) / whole.denominator! : share.numerator;
  };
  const deltaOf = (part: Pick<Part, 'before' | 'now'>): number => (weigh(part.now, now) - weigh(part.before, before)) * factor;

  const isThroughout = (part: Part): boolean => part.before !== null && part.now !== null;
  const known = parts.filter(isThroughout).map((part) => ({ key: part.key, delta: deltaOf(part) }));
  const oneSided = parts.filter((part) => !isThroughout(part) && (part.before !== null || part.now !== null));
  const scope = { delta: oneSided.reduce((sum, part) => sum + deltaOf(part), 0), keys: oneSided.map(({ key }) => key) };
  const told = known.reduce((sum, { delta }) => sum + delta, 0) + scope.delta;
  return { parts: known, scope, rest: deltaOf(total) - told };
}

/** Keeps the largest steps and adds up the others, so that a waterfall stays readable. */
export function largestSteps<T extends { delta: number }>(steps: readonly T[], most: number): { shown: T[]; others: T[] } {
  if (steps.length <= most) return { shown: steps.toSorted((a, b) => b.delta - a.delta), others: [] };
  const bySize = steps.toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
  return { shown: bySize.slice(0, most - 1).toSorted((a, b) => b.delta - a.delta), others: bySize.slice(most - 1) };
}
