/** Where a figure comes from: the quarters it is made of, and what the accepted returns of each add up to. Looks at returns alone, never at rollups. */
import type { Catalogue, Expression, Indicator } from '../catalogue/catalogue.js';
import type { Period } from '../period/period.js';
import { periodsOfYearUpTo, previousPeriod, quarterOf } from '../period/period.js';
import { fromScaled, toScaled, type Values } from '../return/values.js';
import type { FilingCounts } from '../rollup/rollup.js';
import type { PeriodUnit } from '../unit/unit.js';
import type { TraceStatus } from '../views/figure-view.js';
import type { Span } from './indicator-value.js';
import { SYSTEM_INDICATORS } from './system-indicators.js';

/** One quarter of a figure: its numerators are added or taken away, its denominators count or do not. */
export interface TracedQuarter {
  period: Period;
  sign: 1 | -1;
  hasDenominator: boolean;
}

/** Oldest first; the last one is the quarter asked for. A count since January is of a quarter only by the difference of two. */
export function quartersBehind(indicator: Indicator, period: Period, span: Span): TracedQuarter[] {
  const own: TracedQuarter = { period, sign: 1, hasDenominator: true };
  if (span === 'quarter')
    return indicator.time === 'ytd' && quarterOf(period) > 1
      ? [{ period: previousPeriod(period), sign: -1, hasDenominator: false }, own]
      : [own];
  if (indicator.cumulation === 'last') return [own];
  return periodsOfYearUpTo(period).map((at) => ({
    period: at,
    sign: 1,
    hasDenominator: at === period || indicator.cumulation !== 'sum_over_last',
  }));
}

/** One accepted return, with the catalogue it was filed by. */
export interface TracedReturn {
  catalogue: Catalogue;
  values: Values;
  previous: Values | null;
  yearAgo: Values | null;
}

/** Ten-thousandths; a null numerator: nobody counts; a null denominator: there is none. */
export interface TracedParts {
  numerator: bigint | null;
  denominator: bigint | null;
}
const NOTHING: TracedParts = { numerator: null, denominator: null };

/** Adds up the returns of one quarter as that quarter defines the indicator; of a `node` indicator it adds up elements. */
export class TracedSum {
  private readonly total: TracedParts = { ...NOTHING };
  private readonly elements = new Map<string, bigint>();

  constructor(
    private readonly indicator: Indicator,
    private readonly period: Period,
  ) {}

  /** What this return adds; null when it does not count: an operand is missing, or it was filed by another formula. */
  add(filed: TracedReturn): TracedParts | null {
    const { indicator } = this;
    if (indicator.kind === 'node') return this.addElements(filed.values);
    const own = filed.catalogue.hasIndicator(indicator.code) ? filed.catalogue.indicator(indicator.code) : null;
    if (!own || !isSameFormula(own, indicator)) return null;
    const numerator = resultOf(own.numerator, this.period, filed);
    if (numerator === null) return null;
    if (indicator.kind === 'count') return this.count({ numerator, denominator: null });
    const denominator = resultOf(own.denominator, this.period, filed);
    return denominator === null ? null : this.count({ numerator, denominator });
  }

  /** What one unit's filing record adds. */
  addFiling(filing: FilingCounts): TracedParts {
    const { numerator, denominator } = SYSTEM_INDICATORS[this.indicator.system!]!(filing);
    return this.count({ numerator: toScaled(numerator), denominator: toScaled(denominator) });
  }

  parts(): TracedParts {
    const { indicator, period, elements } = this;
    if (indicator.kind !== 'node') return this.total;
    const values = Object.fromEntries([...elements].map(([code, sum]) => [code, fromScaled(sum)]));
    const sums = { values, previous: null, yearAgo: null };
    return { numerator: resultOf(indicator.numerator, period, sums), denominator: resultOf(indicator.denominator, period, sums) };
  }

  private count(parts: { numerator: bigint; denominator: bigint | null }): TracedParts {
    this.total.numerator = (this.total.numerator ?? 0n) + parts.numerator;
    if (parts.denominator !== null) this.total.denominator = (this.total.denominator ?? 0n) + parts.denominator;
    return parts;
  }

  /** It adds elements, not a numerator of its own. */
  private addElements(values: Values): TracedParts | null {
    let any = false;
    for (const code of operandsOf(this.indicator)) {
      const value = values[code];
      if (value === undefined) continue;
      this.elements.set(code, (this.elements.get(code) ?? 0n) + toScaled(value));
      any = true;
    }
    return any ? NOTHING : null;
  }
}

/** The quarters together. Where nobody counts in the last one there is no figure, whatever was before. */
export function totalOf(quarters: readonly { quarter: TracedQuarter; parts: TracedParts }[]): TracedParts {
  const last = quarters.at(-1)?.parts ?? NOTHING;
  if (last.numerator === null) return last;
  const total = { numerator: 0n, denominator: last.denominator === null ? null : 0n };
  for (const { quarter, parts } of quarters) {
    total.numerator += (parts.numerator ?? 0n) * BigInt(quarter.sign);
    if (total.denominator !== null && quarter.hasDenominator) total.denominator += parts.denominator ?? 0n;
  }
  return total;
}

/** What a return adds to the figure as a whole: with its sign, and without a denominator in quarters of which only numerators count. */
export const shareOfFigure = (quarter: TracedQuarter, { numerator, denominator }: TracedParts): TracedParts => ({
  numerator: numerator === null ? null : numerator * BigInt(quarter.sign),
  denominator: quarter.hasDenominator ? denominator : null,
});

/** Elements the indicator is computed from, each once. */
export const operandsOf = ({ numerator, denominator }: Indicator): string[] => [
  ...new Set([...(numerator?.operands ?? []), ...(denominator?.operands ?? [])]),
];

/** Why a unit that adds nothing does not: nothing is asked of it, nothing was accepted yet, or what was accepted lacks an operand. */
export function statusOfSilent(catalogue: Catalogue, indicator: Indicator, unit: PeriodUnit, isAccepted: boolean): TraceStatus {
  const files = (code: string): boolean => catalogue.hasElement(code) && catalogue.element(code).appliesTo.includes(unit.type);
  const operands = operandsOf(indicator);
  const isAsked = indicator.kind === 'node' ? operands.some(files) : operands.every(files);
  if (!isAsked || (!unit.expected && !isAccepted)) return 'not_expected';
  return isAccepted ? 'incomplete' : 'not_accepted';
}

const STATUSES: TraceStatus[] = ['counted', 'incomplete', 'not_accepted', 'not_expected'];
const size = (value: bigint | null): bigint => (value === null ? -1n : value < 0n ? -value : value);

interface Entry {
  unit: Pick<PeriodUnit, 'code'>;
  status: TraceStatus;
  share: TracedParts;
  period: Period;
}

/** Units that pull a rate to its worse side stand first, those that pull most before the others; where no side is worse, the largest. Then those that do not count. */
export function inOrder<T extends Entry>(entries: readonly T[], { direction }: Pick<Indicator, 'direction'>, total: TracedParts): T[] {
  const pulls = new Map<string, bigint>();
  const pullOf = ({ unit }: Entry): bigint => pulls.get(unit.code) ?? 0n;
  if (total.denominator !== null && (direction === 'up' || direction === 'down'))
    for (const entry of entries) {
      const pull = (entry.share.numerator ?? 0n) * total.denominator - (entry.share.denominator ?? 0n) * (total.numerator ?? 0n);
      pulls.set(entry.unit.code, pullOf(entry) + (direction === 'up' ? pull : -pull));
    }
  return entries.toSorted((a, b) => {
    const standing = STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status);
    if (standing !== 0) return standing;
    const [left, right] = [pullOf(a), pullOf(b)];
    return left === right ? bySize(a, b) : left < right ? -1 : 1;
  });
}

/** The newer quarter before the older, and otherwise as the tree stands. */
function bySize(a: Entry, b: Entry): number {
  for (const part of ['numerator', 'denominator'] as const) {
    const [left, right] = [size(a.share[part]), size(b.share[part])];
    if (left !== right) return left > right ? -1 : 1;
  }
  return a.period === b.period ? 0 : a.period > b.period ? -1 : 1;
}

const isSameFormula = (a: Indicator, b: Indicator): boolean =>
  a.kind === b.kind && a.numerator?.source === b.numerator?.source && a.denominator?.source === b.denominator?.source;

function resultOf(expression: Expression<number> | undefined, period: Period, of: Omit<TracedReturn, 'catalogue'>): bigint | null {
  const result = expression?.evaluate({ period, values: of.values, previous: of.previous, yearAgo: of.yearAgo }) ?? null;
  return result !== null && Number.isFinite(result) ? toScaled(result) : null;
}
