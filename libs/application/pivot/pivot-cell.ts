/** One cell of a pivot: the figure as it is, its change, or its share of the target; every one with what it rests on. */
import type { Indicator } from '#domain/catalogue/catalogue.js';
import type { Figure, Tone } from '#domain/dashboard/block.js';
import { changeCell, figureOf, toneOf } from '#domain/dashboard/figure-of.js';
import type { Measure } from '#domain/dashboard/pivot.js';
import type { Language } from '#domain/errors.js';
import { formatChangeShort, formatNumber, NO_VALUE } from '#domain/indicators/format-figure.js';
import type { ComparedIndicatorValue } from '#domain/indicators/indicator-value.js';

export interface PivotCell {
  figure: Figure;
  tone: Tone;
}

export function pivotCell(indicator: Indicator, value: ComparedIndicatorValue, measure: Measure, language: Language): PivotCell {
  const figure = figureOf(indicator, value, language);
  // Not reported, withheld, not expected: said as such whatever is measured.
  if (measure === 'value' || value.value === null) return { figure, tone: toneOf(value) };
  if (measure === 'attainment') return attainmentCell(indicator, value, figure);
  const change = measure === 'quarter_change' ? value.quarterChange : value.yearChange;
  return {
    figure: {
      ...figure,
      value: change.value,
      display: formatChangeShort(change, language),
      uncertain: figure.uncertain && change.value !== null,
    },
    tone: changeCell(indicator, change, language).tone,
  };
}

/** Only where more is better, and something is due: a share of "at most 3" or of nothing would say the opposite of what it seems to. */
function attainmentCell(indicator: Indicator, value: ComparedIndicatorValue, figure: Figure): PivotCell {
  const target = value.target?.value ?? null;
  if (target === null || target <= 0 || indicator.direction !== 'up' || indicator.bureauTotalOnly)
    return { figure: { ...figure, value: null, display: NO_VALUE, ratio: '', uncertain: false }, tone: 'muted' };
  const share = Math.round((value.value! / target) * 1_000_000) / 10_000;
  const plain = (number: number): string => formatNumber(number, indicator.decimals).replace(/\.0+$/, '');
  return {
    figure: { ...figure, value: share, display: `${formatNumber(share, 1)}%`, ratio: `${plain(value.value!)}/${plain(target)}` },
    tone: toneOf(value),
  };
}
