/** How many of a unit's indicators are judged against a target, and how many of those are on it: what grades, lights and stars rest on. */
import type { Indicator, IndicatorCode } from '../catalogue/catalogue.js';
import { isThin } from '../indicators/coverage-floor.js';
import type { JudgedFigures } from '../indicators/collected-figures.js';
import type { ComparedIndicatorValue } from '../indicators/indicator-value.js';

/** Figures of one unit and quarter, each looked up when asked for; what was not computed is not there. */
export interface KnownFigures {
  get(code: IndicatorCode): Pick<ComparedIndicatorValue, 'status' | 'target' | 'reported' | 'expected'> | undefined;
}

export interface Tally {
  met: number;
  judged: number;
  /** A figure is withheld because too few returns stand behind it: the rest would say too much of too few. */
  isThin: boolean;
}

/** The four forms belong to no unit and are looked at nowhere. */
export function tallyOf(indicators: readonly Indicator[], figures: KnownFigures): Tally {
  const tally: Tally = { met: 0, judged: 0, isThin: false };
  for (const { code, bureauTotalOnly } of indicators) {
    if (bureauTotalOnly) continue;
    const figure = figures.get(code);
    const met = figure?.target?.met ?? null;
    if (figure?.status === 'withheld' && isThin(figure)) tally.isThin = true;
    if (met !== null) tally.judged += 1;
    if (met === true) tally.met += 1;
  }
  return tally;
}

/** The same of a unit among very many. */
export const tallyOfJudged = (indicators: readonly Indicator[], figures: JudgedFigures): Tally =>
  tallyOf(indicators, { get: (code) => figures.judged(code) });

/** In per cent, compared in whole numbers: 9 of 10 is 90 whatever a fraction makes of it. */
export const reaches = ({ met, judged }: Pick<Tally, 'met' | 'judged'>, from: number): boolean => met * 100 >= from * judged;

/** Higher share first; of nothing judged, last. */
export const byShare = (a: Pick<Tally, 'met' | 'judged'>, b: Pick<Tally, 'met' | 'judged'>): number =>
  Number(a.judged === 0) - Number(b.judged === 0) || b.met * a.judged - a.met * b.judged;
