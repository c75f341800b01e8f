/** How do the headline figures stand, against target, last quarter and last year? */
import type { Indicator, IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Figure } from '#domain/dashboard/block.js';
import type { Language } from '#domain/errors.js';
import { changeCell, toneOf } from '#domain/dashboard/figure-of.js';
import { tallyTitle } from '#domain/dashboard/finding-title.js';
import { isOfYear, yearStarts } from '#domain/indicators/compare.js';
import { targetSaid } from '#domain/indicators/format-figure.js';
import { blockSubtitle, figureOfKnown, figuresOf, notesOf, type BlockBuilder } from '../block-builder.js';

const SPARKLINE = 9;

export const kpiStrip =
  (codes: readonly IndicatorCode[]): BlockBuilder =>
  (data, language) => {
    const known = figuresOf(data, codes);
    if (known.length === 0) return null;
    return {
      kind: 'kpi',
      id: 'kpi',
      title: tallyTitle(
        known.map((k) => k.figure),
        { zh: '主要指标', en: 'headline figures' },
        language,
      ),
      subtitle: blockSubtitle(data, language),
      codes: known.map((k) => k.indicator.code),
      notes: notesOf(data, language),
      items: known.map(({ indicator, figure }) => ({
        code: indicator.code,
        name: indicator.name[language],
        figure: saidOfFiling(indicator, figureOfKnown({ indicator, figure }, language), language),
        target: targetSaid(indicator, figure.target, language),
        tone: toneOf(figure),
        quarterChange: changeCell(indicator, figure.quarterChange, language),
        yearChange: changeCell(indicator, figure.yearChange, language),
        trend: data.trend.slice(-SPARKLINE).map((point) => point.figures.get(indicator.code)?.value ?? null),
        ...(isOfYear(indicator, figure) ? { starts: yearStarts(data.trend.slice(-SPARKLINE).map((point) => point.period)) } : {}),
      })),
    };
  };

/** The filing record is there for every unit, so that its coverage says nothing; how many returns were due says what its rates are of. */
function saidOfFiling(indicator: Indicator, figure: Figure, language: Language): Figure {
  if (indicator.kind !== 'system') return figure;
  const isOfDue = indicator.system === 'filing_on_time' || indicator.system === 'filing_late';
  const due = figure.ratio.split('/')[1];
  return { ...figure, coverage: isOfDue && due ? { zh: `已报或已到期 ${due} 份`, en: `${due} filed or due by now` }[language] : '' };
}
