/** How do the sectors below the unit differ? */
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import { figureOf, toneOf } from '#domain/dashboard/figure-of.js';
import { rankingTitle } from '#domain/dashboard/finding-title.js';
import { targetWord } from '#domain/indicators/format-figure.js';
import { SECTORS } from '#domain/unit/unit.js';
import { figuresOf, indicatorSubtitle, LAST_YEAR, notesOf, yearAgoOf, type BlockBuilder } from '../block-builder.js';

export const sectorBars =
  (code: IndicatorCode): BlockBuilder =>
  (data, language) => {
    const [known] = figuresOf(data, [code]);
    const sectors = data.sectors.filter(({ figures }) => figures.get(code)?.status !== 'not_expected');
    if (!known || sectors.length < 2 || known.indicator.bureauTotalOnly) return null;
    const { indicator } = known;
    const sign = indicator.direction === 'down' ? 1 : -1;
    const valueOf = (value: number | null): number => value ?? sign * 1e12;
    const sorted = sectors.toSorted((a, b) => sign * (valueOf(a.figures.get(code)!.value) - valueOf(b.figures.get(code)!.value)));
    const bars = sorted.map(({ sector, figures }) => {
      const figure = figures.get(code)!;
      return {
        key: sector,
        name: SECTORS[sector][language],
        figure: figureOf(indicator, figure, language),
        tone: toneOf(figure),
        compare: yearAgoOf(figure),
        drill: { sector },
      };
    });
    const target = known.figure.target;
    return {
      kind: 'bar',
      id: `sector-${code}`,
      title: rankingTitle(
        indicator,
        sorted.map(({ sector, figures }) => ({ name: SECTORS[sector][language], figure: figures.get(code)! })),
        { zh: '领域', en: 'sectors' },
        language,
      ),
      subtitle: indicatorSubtitle(known, language),
      codes: [code],
      notes: notesOf(data, language),
      unit: indicator.unit[language],
      decimals: indicator.decimals,
      bars,
      compareName: bars.some((bar) => bar.compare !== null) ? LAST_YEAR[language] : null,
      target:
        target?.value != null && indicator.target?.kind !== 'per'
          ? { name: targetWord(indicator, target)[language], value: target.value }
          : null,
    };
  };
