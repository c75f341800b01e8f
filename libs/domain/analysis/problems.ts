/** Problems by frequency (共性问题): how many units miss each target, and whether more of them do than the quarter before. */
import type { Indicator } from '../catalogue/catalogue.js';
import type { JudgedFigures } from './judged.js';

export interface Frequency {
  /** Units that miss the target, of units judged by it. */
  missing: number;
  judged: number;
}
export interface CommonProblem extends Frequency {
  indicator: Indicator;
  /** Null: nobody was judged by it then. */
  before: Frequency | null;
  /** More units miss it than before, and a larger share of those judged. */
  isRising: boolean;
}

/** Targets that somebody misses, missed by most first. `before`: the same units a quarter earlier. */
export function problemsOf(
  indicators: readonly Indicator[],
  units: readonly { figures: JudgedFigures; before: JudgedFigures }[],
): CommonProblem[] {
  return indicators
    .filter(({ target, bureauTotalOnly }) => target !== undefined && !bureauTotalOnly)
    .map((indicator): CommonProblem => {
      const now = frequencyOf(indicator, units, ({ figures }) => figures);
      const then = now.missing > 0 ? frequencyOf(indicator, units, ({ before }) => before) : null;
      const before = then && then.judged > 0 ? then : null;
      const isRising = before !== null && now.missing > before.missing && now.missing * before.judged > before.missing * now.judged;
      return { indicator, ...now, before, isRising };
    })
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => b.missing - a.missing || a.judged - b.judged);
}

function frequencyOf<T>({ code }: Indicator, units: readonly T[], figuresOf: (unit: T) => JudgedFigures): Frequency {
  const frequency: Frequency = { missing: 0, judged: 0 };
  for (const unit of units) {
    const met = figuresOf(unit).get(code)?.target?.met ?? null;
    if (met !== null) frequency.judged += 1;
    if (met === false) frequency.missing += 1;
  }
  return frequency;
}
