/** Where is one indicator going, against last year and against what is due? */
import type { IndicatorCode } from '#domain/catalogue/catalogue.js';
import type { Figure } from '#domain/dashboard/block.js';
import { figureOf } from '#domain/dashboard/figure-of.js';
import { trendTitle } from '#domain/dashboard/finding-title.js';
import { apartIn, isOfYear } from '#domain/indicators/compare.js';
import { targetWord } from '#domain/indicators/format-figure.js';
import { figuresOf, indicatorSubtitle, LAST_YEAR, notesOf, type BlockBuilder } from '../block-builder.js';

const SHOWN = 9;
const YEAR = 4;

export const trendOf =
  (code: IndicatorCode): BlockBuilder =>
  (data, language) => {
    const [known] = figuresOf(data, [code]);
    if (!known || known.figure.status === 'withheld' || known.figure.status === 'pending') return null;
    const { indicator } = known;
    const shown = data.trend.slice(-SHOWN);
    const at = (index: number): Figure => {
      const value = data.trend[index]?.figures.get(code);
      return value ? figureOf(indicator, value, language) : { value: null, display: '—', ratio: '', coverage: '', uncertain: false };
    };
    const first = data.trend.length - shown.length;
    const lastYear = shown.map((_, i) => at(first + i - YEAR));
    const apart = apartIn(
      indicator,
      shown.map((point) => point.figures.get(code)),
      data.basis === 'comparable',
    );
    const targets = shown.map((point) => point.figures.get(code)?.target?.value ?? null);
    return {
      kind: 'trend',
      id: `trend-${code}`,
      title: trendTitle(
        indicator,
        data.trend.flatMap((point) => point.figures.get(code) ?? []),
        known.figure,
        language,
      ),
      subtitle: indicatorSubtitle(known, language),
      codes: [code],
      notes: notesOf(data, language, ...data.trendNotes.map((note) => note[language])),
      unit: indicator.unit[language],
      decimals: indicator.decimals,
      periods: shown.map((point) => point.period),
      series: [
        { name: indicator.name[language], role: 'main', figures: shown.map((_, i) => at(first + i)) },
        ...(lastYear.some((figure) => figure.value !== null)
          ? [{ name: LAST_YEAR[language], role: 'last_year' as const, figures: lastYear }]
          : []),
      ],
      ...(isOfYear(indicator, known.figure) ? { restarts: true } : {}),
      ...(apart.length > 0 ? { apart } : {}),
      target: targets.some((value) => value !== null) ? { name: targetWord(indicator)[language], values: targets } : null,
    };
  };
