/** Indicator values as a reader sees them: the figure of a block, its tone, and the line under a title. */
import type { Indicator } from '../catalogue/catalogue.js';
import type { Language } from '../errors.js';
import { isUncertain } from '../indicators/coverage-floor.js';
import { coveragePhrase, formatChange, formatCoverage, formatRatio, formatValue } from '../indicators/format-figure.js';
import type { Change, ComparedIndicatorValue, IndicatorValue, Span } from '../indicators/indicator-value.js';
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

/** Good and bad are said only against a target. */
export function toneOf({ value, target }: Pick<ComparedIndicatorValue, 'value' | 'target'>): Tone {
  if (value === null) return 'muted';
  if (!target || target.met === null) return 'neutral';
  return target.met ? 'good' : 'bad';
}

/** A change with its tone: towards the better side, away from it, or neither. */
export function changeCell(indicator: Indicator, change: Change, language: Language): { display: string; tone: Tone } {
  const { display, direction } = formatChange(change, language);
  if (direction === 'none') return { display, tone: 'muted' };
  if (direction === 'flat' || (indicator.direction !== 'up' && indicator.direction !== 'down')) return { display, tone: 'neutral' };
  return { display, tone: direction === indicator.direction ? 'good' : 'bad' };
}

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
