/** Indicator values as a reader sees them: the figure of a block, its tone, and the line under a title. */
import type { Indicator } from '../catalogue/catalogue.js';
import type { Language, Text } from '../errors.js';
import { isUncertain } from '../indicators/coverage-floor.js';
import { coveragePhrase, formatChange, formatCoverage, formatRatio, formatValue } from '../indicators/format-figure.js';
import type { Change, ComparedIndicatorValue, IndicatorValue, Returns, Span } from '../indicators/indicator-value.js';
import { cumulativeName, periodName, type Period } from '../period/period.js';
import type { Figure, Tone } from './block.js';

export function figureOf(indicator: Indicator, value: IndicatorValue, language: Language): Figure {
  return {
    value: value.value,
    display: formatValue(indicator, value.value, value.status, language),
    ratio: formatRatio(value.numerator, value.denominator),
    coverage: formatCoverage(value.reported, value.expected),
    uncertain: value.value !== null && isUncertain(value),
  };
}

/** The filing record is there for every unit: instead of a coverage, how many returns are in or due says what its rates are of. Null for others. */
export function filedSaid(indicator: Indicator, { denominator, expected, span }: IndicatorValue, language: Language): string | null {
  if (indicator.kind !== 'system') return null;
  // Returns of several quarters are not so many of the units of one.
  if (span === 'cumulative' || denominator === null || (indicator.system !== 'filing_on_time' && indicator.system !== 'filing_late'))
    return '';
  const ratio = formatCoverage(denominator, expected);
  return { zh: `已报或已到期${ratio}份`, en: `${ratio} filed or due by now` }[language];
}

/** The figure of a tile, and beside a rate of filing of how many returns it is, while not all are due. */
export function tileFigure(indicator: Indicator, value: IndicatorValue, language: Language): { figure: Figure; filed?: string } {
  const [figure, filed] = [figureOf(indicator, value, language), filedSaid(indicator, value, language)];
  if (filed === null) return { figure };
  return { figure: { ...figure, coverage: '' }, ...(filed && value.denominator !== value.expected ? { filed } : {}) };
}

/** Good and bad are said only against a target. */
export function toneOf({ value, target }: Pick<ComparedIndicatorValue, 'value' | 'target'>): Tone {
  if (value === null) return 'muted';
  if (!target || target.met === null) return 'neutral';
  return target.met ? 'good' : 'bad';
}

/** A change with its tone: towards the better side, away from it, or neither; of unlike returns nobody knows. */
export function changeCell(indicator: Indicator, change: Change, language: Language): { display: string; tone: Tone } {
  const { display, direction } = formatChange(change, language);
  if (direction === 'none' || change.unlike) return { display, tone: 'muted' };
  if (direction === 'flat' || (indicator.direction !== 'up' && indicator.direction !== 'down')) return { display, tone: 'neutral' };
  return { display, tone: direction === indicator.direction ? 'good' : 'bad' };
}

/** Said once where changes of rates over unlike returns are printed: 与上季度相比的单位不同（65/99，上季度98/99）; null where there are none. */
export function unlikeSaid(figures: readonly Compared[], language: Language): string | null {
  const unlike = (['quarterChange', 'yearChange'] as const).flatMap((which) => {
    // Of figures that rest on fewer units, those with the most say what the quarter was like.
    const [widest] = figures.flatMap((figure) => figure[which].unlike ?? []).toSorted((a, b) => b.now.expected - a.now.expected);
    return widest ? [{ ...widest, name: AGAINST[which] }] : [];
  });
  const [first] = unlike;
  if (!first) return null;
  const shown = ({ reported, expected }: Returns): string => formatCoverage(reported, expected);
  const names = unlike.map(({ name }) => name[language]);
  if (language === 'zh')
    return `与${names.join('、')}相比的单位不同（${[shown(first.now), ...unlike.map(({ before }, i) => `${names[i]}${shown(before)}`)].join('，')}）`;
  return `Not the same units as ${names.join(' and ')} (${[shown(first.now), ...unlike.map(({ before }, i) => `${names[i]} ${shown(before)}`)].join(', ')})`;
}
type Compared = Pick<ComparedIndicatorValue, 'quarterChange' | 'yearChange'>;
const AGAINST = {
  quarterChange: { zh: '上季度', en: 'the quarter before' },
  yearChange: { zh: '上年同期', en: 'a year before' },
} as const satisfies Record<keyof Compared, Text>;

/** The same on a screen, with the way to a comparison. */
export function unlikeNote(figures: readonly Compared[], language: Language): string | null {
  const said = unlikeSaid(figures, language);
  return said && said + { zh: '；可切换“可比口径”查看', en: '; switch to “Comparable units” to compare' }[language];
}

/** The same of many units, each with numbers of its own. */
export const UNLIKE: Text = {
  zh: '灰色的变化两期已审核单位数相差超过5%，不判断好坏；可切换“可比口径”查看',
  en: 'Grey changes: over 5 % more or fewer units accepted than before, neither good nor bad; switch to “Comparable units” to compare',
};

/** 2026年第三季度, or 2026年1—3季度 for the year so far. */
export const spanName = (period: Period, span: Span, language: Language): string =>
  (span === 'cumulative' ? cumulativeName(period) : periodName(period))[language];

/** 单位：% · 2026年1—3季度 · 27/30个单位已审核; without the last where no one number says it. */
export function subtitleOf(parts: { unit?: string; span?: string; reported?: number; expected?: number }, language: Language): string {
  const unit = parts.unit ? (language === 'zh' ? `单位：${parts.unit}` : `Unit: ${parts.unit}`) : '';
  const { reported, expected } = parts;
  const coverage = reported === undefined || expected === undefined ? '' : coveragePhrase(reported, expected, language);
  return [unit, parts.span ?? '', coverage].filter(Boolean).join(' · ');
}
