/** Problems by frequency (共性问题): how many units miss each target, and whether more of them do than the quarter before. */
import type { Indicator, IndicatorCode } from '../catalogue/catalogue.js';
import type { JudgedIndicatorValue } from '../indicators/indicator-value.js';
import { SMALLEST_BASE } from '../indicators/rank.js';

export interface Frequency {
  /** Units that miss the target, of units judged by it. */
  missing: number;
  judged: number;
}
export interface MissedTarget extends Frequency {
  indicator: Indicator;
}
export interface CommonProblem extends MissedTarget {
  /** Null: nobody was judged by it then. */
  before: Frequency | null;
  /** More units miss it than before, and a larger share of those judged. */
  isRising: boolean;
}

interface Figures {
  judged(code: IndicatorCode): Pick<JudgedIndicatorValue, 'target' | 'denominator'> | undefined;
}

/** Targets that somebody misses, missed by most first. */
export function missedTargets(indicators: readonly Indicator[], units: readonly { figures: Figures }[]): MissedTarget[] {
  const judging = indicators.filter(({ target, bureauTotalOnly }) => target !== undefined && !bureauTotalOnly);
  const counted = frequencies(judging, units, ({ figures }) => figures);
  return judging
    .map((indicator, i) => ({ indicator, ...counted[i]! }))
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => b.missing - a.missing || a.judged - b.judged);
}

/** Against the same units a quarter earlier. */
export function comparedWithBefore(problems: readonly MissedTarget[], units: readonly { before: Figures }[]): CommonProblem[] {
  const indicators = problems.map(({ indicator }) => indicator);
  const counted = frequencies(indicators, units, ({ before }) => before);
  return problems.map((problem, i): CommonProblem => {
    const { missing, judged } = problem;
    const then = counted[i]!;
    const isRising = then.judged > 0 && missing > then.missing && missing * then.judged > then.missing * judged;
    return { ...problem, before: then.judged > 0 ? then : null, isRising };
  });
}

/** In the order of the indicators; unit by unit, since what is behind a unit's figures may have to be unpacked. */
function frequencies<T>(indicators: readonly Indicator[], units: readonly T[], figuresOf: (unit: T) => Figures): Frequency[] {
  const counted = indicators.map((): Frequency => ({ missing: 0, judged: 0 }));
  for (const unit of units) {
    const figures = figuresOf(unit);
    indicators.forEach((indicator, i) => {
      const figure = figures.judged(indicator.code);
      const met = figure && !saysNothing(indicator, figure) ? (figure.target?.met ?? null) : null;
      if (met !== null) counted[i]!.judged += 1;
      if (met === false) counted[i]!.missing += 1;
    });
  }
  return counted;
}

/** An index of a node says something of a single organisation only where it counts enough: one event more makes 0.75 of 1. */
const saysNothing = ({ kind }: Indicator, figure: Pick<JudgedIndicatorValue, 'denominator'>): boolean =>
  kind === 'node' && figure.denominator !== null && figure.denominator < SMALLEST_BASE;
