/** How do the headline figures stand, against target, last quarter and last year? */
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { changeCell, tileFigure, toneOf, unlikeNote } from '#domain/dashboard/figure-of.js';
import { tallyTitle } from '#domain/dashboard/finding-title.js';
import { isOfYear, yearStarts } from '#domain/indicators/compare.js';
import { targetSaid } from '#domain/indicators/format-figure.js';
import { withheldSaid } from '#domain/indicators/why-withheld.js';
import { blockSubtitle, figuresOf, notesOf, type BlockBuilder } from '../block-builder.js';

const SPARKLINE = 9;

export const kpiStrip =
  (codes: readonly IndicatorCode[]): BlockBuilder =>
  (data, language) => {
    const known = figuresOf(data, codes);
    if (known.length === 0) return null;
    const figures = known.map(({ figure }) => figure);
    return {
      kind: 'kpi',
      id: 'kpi',
      title: tallyTitle(figures, { zh: '主要指标', en: 'headline figures' }, language),
      subtitle: blockSubtitle(data, language),
      codes: known.map((k) => k.indicator.code),
      notes: notesOf(data, language, withheldSaid(known, language), unlikeNote(figures, language)),
      items: known.map(({ indicator, figure }) => ({
        code: indicator.code,
        name: indicator.name[language],
        ...tileFigure(indicator, figure, language),
        target: targetSaid(indicator, figure.target, language),
        tone: toneOf(figure),
        quarterChange: changeCell(indicator, figure.quarterChange, language),
        yearChange: changeCell(indicator, figure.yearChange, language),
        trend: data.trend.slice(-SPARKLINE).map((point) => point.figures.get(indicator.code)?.value ?? null),
        ...(isOfYear(indicator, figure) ? { starts: yearStarts(data.trend.slice(-SPARKLINE).map((point) => point.period)) } : {}),
      })),
    };
  };
