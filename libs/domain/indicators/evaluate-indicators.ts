/** Rollups of one node → indicator values, of the quarter or of the year so far, each with its status. */
import type { CatalogueSource } from '../catalogue/catalogue-source.js';
import type { Indicator, IndicatorCode } from '../catalogue/catalogue.js';
import { periodsOfYearUpTo, previousPeriod, quarterOf, type Period } from '../period/period.js';
import { fromScaled } from '../return/values.js';
import type { FilingCounts, Rollup } from '../rollup/rollup.js';
import { keptAs } from './bureau-total.js';
import { COVERAGE_FLOORS, shareOf, type CoverageFloors } from './coverage-floor.js';
import { partsOf, type IndicatorParts } from './indicator-parts.js';
import type { FigureStatus, IndicatorValue, Span } from './indicator-value.js';
import { quartersBehind } from './trace.js';

/** One unit, or one sector below it, through the quarters. A period without an entry is one in which it did not exist. */
export interface NodeHistory {
  unit: string;
  sector: string | null;
  /** Whether it is a root of the tree with all its units: four forms are shown there and nowhere else. */
  isRoot: boolean;
  rollups: Pick<ReadonlyMap<Period, Rollup>, 'get' | 'has'>;
}

export interface Evaluation {
  catalogues: Pick<CatalogueSource, 'ofVersion'>;
  /** Periods that have rollups at all: in any other nothing is known, which is not the same as nobody being expected. */
  computed: ReadonlySet<Period>;
  /** Periods still open: their figures are provisional. */
  open: ReadonlySet<Period>;
  floors?: CoverageFloors;
  /** The same units are counted in every quarter that is compared (可比口径). */
  ofSameUnits?: boolean;
}

/** A rate of distinct people so far has no meaning for a quarter alone. */
const isYearToDateRate = (indicator: Indicator): boolean => indicator.time === 'ytd' && indicator.kind !== 'count';

/** What the figure is, whatever was asked for: the value returned says which. */
export function spanOf(indicator: Indicator, asked: Span): Span {
  if (asked === 'quarter') return isYearToDateRate(indicator) ? 'cumulative' : 'quarter';
  return indicator.cumulation === 'none' ? 'quarter' : 'cumulative';
}

/** How the figure is usually read: the year so far for distinct counts, the quarter for everything else. */
export const naturalSpanOf = (indicator: Indicator): Span => spanOf(indicator, indicator.time === 'ytd' ? 'cumulative' : 'quarter');

/** How it is read against its target: 人均学时 by the year, since its pace is. */
export const headlineSpanOf = (indicator: Indicator): Span => spanOf(indicator, indicator.target?.span ?? naturalSpanOf(indicator));

/** How it is read where a whole year is summed up: its year, and of a stock what there was at the end of it. */
export const yearSpanOf = (indicator: Indicator): Span =>
  indicator.time === 'stock' ? headlineSpanOf(indicator) : spanOf(indicator, 'cumulative');

/**
 * quarter: Σn ÷ Σd of the quarter; a `ytd` count is Y(q) − Y(q−1), restarting in Q1, and withheld where the two quarters rest on
 * different numbers of returns. cumulative: by the indicator's cumulation; its coverage is that of the least covered quarter, so a year
 * with a quarter that few reported is hatched or withheld rather than quietly too small.
 */
export function evaluateIndicator(
  evaluation: Evaluation,
  node: NodeHistory,
  code: IndicatorCode,
  period: Period,
  asked: Span,
): IndicatorValue {
  const rollup = node.rollups.get(period);
  const catalogue = rollup && evaluation.catalogues.ofVersion(rollup.catalogueVersion);
  // As the catalogue of the period's own rollup has it.
  const definition = catalogue?.hasIndicator(code) ? catalogue.indicator(code) : undefined;
  // Millions of these are made in a row: one object a figure, filled in as far as it comes.
  const figure: IndicatorValue = {
    code,
    period,
    unit: node.unit,
    sector: node.sector,
    span: definition ? spanOf(definition, asked) : asked,
    value: null,
    numerator: null,
    denominator: null,
    reported: 0,
    expected: 0,
    status: 'not_expected',
  };
  if (!catalogue || !definition) return ended(figure, evaluation.computed.has(period) ? 'not_expected' : 'missing');
  const { kind } = definition;
  // Of those whose returns are accepted everybody filed: among the comparable there is no record of filing to tell.
  if (kind === 'ballot' || (kind === 'system' && evaluation.ofSameUnits)) return figure;
  const kept = definition.bureauTotalOnly
    ? keptAs(
        node,
        quartersBehind(definition, period, figure.span).map((quarter) => quarter.period),
        evaluation.open,
      )
    : null;
  if (kept === 'withheld') return ended(figure, kept);
  if (kind === 'difference') return differenceOf(evaluation, node, definition, period, figure.span);

  const parts = partsBehind(evaluation, node, definition, period, figure.span, partsOf(catalogue, definition, rollup));
  figure.reported = parts.reported;
  figure.expected = parts.expected;
  if (parts.expected === 0) return figure;
  if (parts.numerator === null || (kind !== 'count' && parts.denominator === null))
    return ended(figure, unsaidIn(rollup.reportedUnits, rollup.filing));
  if (kept) return ended(figure, kept);
  const floors = evaluation.floors ?? COVERAGE_FLOORS;
  if (parts.mixed || shareOf(parts.reported, parts.expected) < floors.withhold) return ended(figure, 'withheld');
  figure.numerator = fromScaled(parts.numerator);
  figure.denominator = parts.denominator === null ? null : fromScaled(parts.denominator);
  figure.value = valueOf(definition, parts);
  return ended(figure, figure.value === null ? 'undefined' : evaluation.open.has(period) ? 'provisional' : 'final');
}

/** Why what is accepted does not say a figure. */
export function unsaidIn(accepted: number, { submitted }: FilingCounts): Extract<FigureStatus, 'unfiled' | 'waiting' | 'missing'> {
  if (accepted > 0) return 'missing';
  return submitted === 0 ? 'unfiled' : 'waiting';
}

function ended(figure: IndicatorValue, status: FigureStatus): IndicatorValue {
  figure.status = status;
  return figure;
}

/** What a figure is made of, also where it is not shown: too few returns, or too different ones, are behind it. Not for `difference` and `ballot`. */
export function partsOfFigure(evaluation: Evaluation, node: NodeHistory, indicator: Indicator, period: Period, span: Span): Parts {
  return partsBehind(evaluation, node, indicator, period, span, partsIn(evaluation, node, indicator.code, period) ?? NOTHING);
}

/** `now`: those of the quarter asked for. */
function partsBehind(evaluation: Evaluation, node: NodeHistory, indicator: Indicator, period: Period, span: Span, now: Parts): Parts {
  const parts = span === 'quarter' ? quarterParts : cumulativeParts;
  return parts(evaluation, node, indicator, period, now);
}

interface Parts extends IndicatorParts {
  /** The quarters behind it rest on different returns: what is made of several of them would mean nothing. */
  mixed?: boolean;
}
const NOTHING: Parts = { numerator: null, denominator: null, reported: 0, expected: 0 };

/** Null where the node, or the indicator, did not exist. */
function partsIn(evaluation: Evaluation, node: NodeHistory, code: IndicatorCode, period: Period): IndicatorParts | null {
  const rollup = node.rollups.get(period);
  if (!rollup) return null;
  const catalogue = evaluation.catalogues.ofVersion(rollup.catalogueVersion);
  return catalogue.hasIndicator(code) ? partsOf(catalogue, catalogue.indicator(code), rollup) : null;
}

function quarterParts(evaluation: Evaluation, node: NodeHistory, indicator: Indicator, period: Period, now: Parts): Parts {
  if (indicator.time !== 'ytd' || quarterOf(period) === 1 || now.numerator === null) return now;
  const before = previousPeriod(period);
  const base = partsIn(evaluation, node, indicator.code, before);
  if (!base) return evaluation.computed.has(before) ? now : { ...now, mixed: true };
  return { ...now, numerator: now.numerator - (base.numerator ?? 0n), mixed: base.reported !== now.reported };
}

function cumulativeParts(evaluation: Evaluation, node: NodeHistory, indicator: Indicator, period: Period, last: Parts): Parts {
  if (indicator.cumulation === 'last' || last.numerator === null) return last;
  const total: Parts = { ...last, numerator: 0n, denominator: last.denominator === null ? null : 0n };
  for (const quarter of periodsOfYearUpTo(period)) {
    const parts = quarter === period ? last : partsIn(evaluation, node, indicator.code, quarter);
    if (!parts && evaluation.computed.has(quarter)) continue;
    const { numerator, denominator, reported, expected } = parts ?? { ...NOTHING, expected: last.expected };
    if (shareOf(reported, expected) < shareOf(total.reported, total.expected)) Object.assign(total, { reported, expected });
    total.numerator! += numerator ?? 0n;
    if (total.denominator !== null) total.denominator += denominator ?? 0n;
  }
  if (indicator.cumulation !== 'sum_over_last') return total;
  return { ...total, denominator: last.denominator, mixed: !restsOnAlikeQuarters(evaluation, node, indicator, period) };
}

/** Alike are numbers of returns that differ by no more than 5 % of the larger. */
export const areAlike = (one: number, other: number): boolean => Math.abs(one - other) * 20 <= Math.max(one, other);

/** Whether the quarters of the year so far rest on about as many returns as this one: only then does their sum go with what stands now. */
export function restsOnAlikeQuarters(evaluation: Evaluation, node: NodeHistory, indicator: Indicator, period: Period): boolean {
  const last = partsIn(evaluation, node, indicator.code, period)?.reported ?? 0;
  return periodsOfYearUpTo(period).every((quarter) => {
    const parts = partsIn(evaluation, node, indicator.code, quarter);
    return parts ? areAlike(parts.reported, last) : evaluation.computed.has(quarter);
  });
}

/** Value minus value at the same node; it stands or falls with both. */
function differenceOf(evaluation: Evaluation, node: NodeHistory, indicator: Indicator, period: Period, span: Span): IndicatorValue {
  const [a, b] = indicator.of!.map((code) => evaluateIndicator(evaluation, node, code, period, span)) as [IndicatorValue, IndicatorValue];
  const weaker = shareOf(a.reported, a.expected) <= shareOf(b.reported, b.expected) ? a : b;
  const failing = [a, b].find((v) => v.value === null);
  return {
    ...weaker,
    code: indicator.code,
    span,
    value: failing ? null : (Math.round(a.value! * 10_000) - Math.round(b.value! * 10_000)) / 10_000,
    numerator: null,
    denominator: null,
    status: failing ? failing.status : weaker.status,
  };
}

/** Exact to four decimals, rounded half away from zero; null where the denominator is not positive. */
function valueOf(indicator: Indicator, parts: Parts): number | null {
  if (parts.denominator === null) return fromScaled(parts.numerator!);
  if (parts.denominator <= 0n) return null;
  return roundedQuotient(parts.numerator! * (indicator.unit.zh === '%' ? 1_000_000n : 10_000n), parts.denominator) / 10_000;
}

/** Half away from zero. Of whole numbers a double holds exactly, the whole part of their quotient is exact as well, and far quicker had. */
function roundedQuotient(n: bigint, d: bigint): number {
  const half = n < 0n ? -d : d;
  const [top, bottom] = [2 * Number(n) + Number(half), 2 * Number(d)];
  if (Math.abs(top) < EXACT && bottom < EXACT) return Math.trunc(top / bottom) + 0;
  return Number((n * 2n + half) / (d * 2n));
}
const EXACT = 2 ** 52;
