/** 环比 and 同比: how a value stands against the previous quarter and the same quarter of last year, and against its target. */
import type { Indicator, IndicatorCode } from '../catalogue/catalogue.js';
import { periodsOfYearUpTo, previousPeriod, quarterOf, samePeriodLastYear, type Period } from '../period/period.js';
import type { Rollup } from '../rollup/rollup.js';
import { areAlike, evaluateIndicator, restsOnAlikeQuarters, type Evaluation, type NodeHistory } from './evaluate-indicators.js';
import { sumsOf } from './indicator-parts.js';
import type { Change, ComparedIndicatorValue, IndicatorValue, JudgedIndicatorValue, Returns, Span } from './indicator-value.js';
import { isMet, targetOf } from './targets.js';

/** Rates move in percentage points, everything else in per cent of the earlier value. */
export const changesInPoints = (indicator: Indicator): boolean => indicator.unit.zh === '%' || indicator.unit.zh === '百分点';

/** A bare total grows with the returns behind it; a rate does not. */
const isTotal = (indicator: Indicator): boolean =>
  indicator.kind === 'count' || (indicator.kind === 'node' && indicator.denominator === undefined);

type Counted = Pick<IndicatorValue, 'reported' | 'denominator'>;
const returnsBehind = ({ kind }: Indicator, { reported, denominator }: Counted): number =>
  kind === 'system' ? (denominator ?? 0) : reported;

/** What is read as a movement has about as many returns behind it on either side: they differ by no more than 5 % of the larger number. */
export const restOnAlikeReturns = (indicator: Indicator, a: Counted, b: Counted): boolean =>
  areAlike(returnsBehind(indicator, a), returnsBehind(indicator, b));

/**
 * Of unlike returns totals, and rates of returns filed, have no change; that of a rate says so. `base` null: there is no such quarter, or
 * it is not one to compare with. `ofSameUnits`: the same are counted in both, of which a rate needs to say nothing.
 */
export function changeOf(indicator: Indicator, current: IndicatorValue, base: IndicatorValue | null, ofSameUnits = false): Change {
  const kind = changesInPoints(indicator) ? 'points' : 'percent';
  const without = (reason: Change['reason']): Change => ({ kind, value: null, reason });
  if (current.value === null) return without('missing');
  if (!base || base.value === null || base.span !== current.span) return without('no_base');
  const isAlike = restOnAlikeReturns(indicator, current, base);
  if (!isAlike && (isTotal(indicator) || indicator.kind === 'system')) return without('coverage');
  const unlike = isAlike || ofSameUnits ? {} : { unlike: { now: returnsOf(current), before: returnsOf(base) } };
  if (kind === 'points') return { kind, value: toFour(current.value - base.value), reason: null, ...unlike };
  if (base.value === 0) return without('zero_base');
  if (base.value < 0) return without('negative_base');
  return { kind, value: toFour(((current.value - base.value) / base.value) * 100), reason: null, ...unlike };
}

const returnsOf = ({ reported, expected }: IndicatorValue): Returns => ({ reported, expected });

const toFour = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Where in a row of quarters a figure rests on other returns than the one before it: nobody reads a movement there, but in rates of the same units. */
export function apartIn(indicator: Indicator, row: readonly (IndicatorValue | undefined)[], ofSameUnits = false): number[] {
  if (ofSameUnits && !isTotal(indicator) && indicator.kind !== 'system') return [];
  return row.flatMap((figure, i) => {
    const before = row[i - 1];
    const isKnown = figure && before && figure.value !== null && before.value !== null;
    return isKnown && !restOnAlikeReturns(indicator, figure, before) ? [i] : [];
  });
}

/** A figure of the year so far begins with the year, and to grow from quarter to quarter is its nature. Stocks simply go on. */
export const isOfYear = (indicator: Indicator, { span }: Pick<IndicatorValue, 'span'>): boolean =>
  span === 'cumulative' && indicator.time !== 'stock';

/** Where in a row of quarters a year begins. */
export const yearStarts = (periods: readonly Period[]): number[] => periods.flatMap((period, i) => (quarterOf(period) === 1 ? [i] : []));

/** In Q1 there is no previous quarter to compare it with. */
const restarts = (indicator: Indicator, value: IndicatorValue): boolean => isOfYear(indicator, value) && quarterOf(value.period) === 1;

/** Until the last return is due only those already filed count, and all of them are on time: nothing to judge yet. */
const isStillComingIn = (indicator: Indicator, { filing, expectedUnits }: Rollup): boolean =>
  indicator.kind === 'system' && filing.due < expectedUnits;

/** A sum of the year is not held against what is due from those who are in now, unless about as many were in before. */
const isOfOthers = (evaluation: Evaluation, node: NodeHistory, indicator: Indicator, { period, span }: IndicatorValue): boolean =>
  indicator.target?.kind === 'per' &&
  span === 'cumulative' &&
  indicator.cumulation !== 'last' &&
  !restsOnAlikeQuarters(evaluation, node, indicator, period);

/** The value, and whether it meets its target. */
export function judgeIndicator(
  evaluation: Evaluation,
  node: NodeHistory,
  indicator: Indicator,
  period: Period,
  span: Span,
): JudgedIndicatorValue {
  const value = evaluateIndicator(evaluation, node, indicator.code, period, span);
  const rollup = node.rollups.get(period);
  const target =
    rollup && !isStillComingIn(indicator, rollup) && !isOfOthers(evaluation, node, indicator, value)
      ? targetOf(indicator, period, value.span, (codes) => sumsOf(evaluation.catalogues.ofVersion(rollup.catalogueVersion), rollup, codes))
      : null;
  const judged = value as JudgedIndicatorValue;
  judged.target = target && { value: target.value, range: target.range, met: isMet(indicator, value, target) };
  return judged;
}

/** The value with everything a reader compares it with, each worked out when asked for; cumulative is compared with cumulative. */
export function compareIndicator(
  evaluation: Evaluation,
  node: NodeHistory,
  indicator: Indicator,
  period: Period,
  span: Span,
): ComparedIndicatorValue {
  const at = (when: Period): IndicatorValue => evaluateIndicator(evaluation, node, indicator.code, when, span);
  const changeFrom = (base: IndicatorValue | null): Change => changeOf(indicator, current, base, evaluation.ofSameUnits);
  const current = judgeIndicator(evaluation, node, indicator, period, span);
  // Changes look at four more quarters, and most of what reads a figure never asks for them.
  let [quarterChange, yearChange]: (Change | undefined)[] = [];
  return {
    ...current,
    get quarterChange() {
      return (quarterChange ??= changeFrom(restarts(indicator, current) ? null : at(previousPeriod(period))));
    },
    get yearChange() {
      return (yearChange ??= changeFrom(at(samePeriodLastYear(period))));
    },
  };
}

/** The periods whose rollups compareIndicator() may look at, for either span. */
export function periodsBehind(period: Period): Period[] {
  const before = previousPeriod(period);
  return [...new Set([...periodsOfYearUpTo(period), ...periodsOfYearUpTo(samePeriodLastYear(period)), before, previousPeriod(before)])];
}

/** Codes compared at once, in the order given; codes the catalogue does not have are left out. */
export function compareIndicators(
  evaluation: Evaluation,
  node: NodeHistory,
  indicators: readonly Indicator[],
  period: Period,
  spanOf: (i: Indicator) => Span,
): Map<IndicatorCode, ComparedIndicatorValue> {
  return new Map(indicators.map((indicator) => [indicator.code, compareIndicator(evaluation, node, indicator, period, spanOf(indicator))]));
}
