/** The four forms as bureau totals, over the quarters that are closed: shown at a root and nowhere else. */
import type { CollectedFigures } from '#domain/indicators/collected-figures.js';
import { figureOf, subtitleOf } from '#domain/dashboard/figure-of.js';
import type { Language } from '#domain/errors.js';
import { PENDING_NOTE } from '#domain/indicators/bureau-total.js';
import { formatValue } from '#domain/indicators/format-figure.js';
import { figuresOf, notesOf, type BlockBuilder } from '../block-builder.js';

const SERIES = ['SUP08.1', 'SUP08.2', 'SUP08.3', 'SUP08.4'];
const SHOWN = 9;

export const fourForms: BlockBuilder = (data, language) => {
  const known = figuresOf(data, SERIES);
  const [first] = known;
  if (!data.isRoot || !first) return null;
  const shown = data.trend.slice(-SHOWN);
  return {
    kind: 'stack',
    id: 'four-forms',
    title: titleOf(data, language),
    subtitle: subtitleOf(
      { unit: first.indicator.unit[language], reported: first.figure.reported, expected: first.figure.expected },
      language,
    ),
    codes: ['SUP08', ...SERIES, 'SUP08.share'].filter((code) => data.catalogue.hasIndicator(code)),
    notes: notesOf(data, language, language === 'zh' ? '只公布全局合计，不设目标、不排名' : 'Bureau totals only; no target, no ranking'),
    unit: first.indicator.unit[language],
    decimals: 0,
    categories: shown.map((point) => point.period),
    series: known.map(({ indicator }) => ({
      name: indicator.name[language],
      figures: shown.map((point) => figureOf(indicator, point.figures.get(indicator.code)!, language)),
    })),
  };
};

function titleOf(data: CollectedFigures, language: Language): string {
  if (data.total.get('SUP08')?.status === 'pending') return PENDING_NOTE[language];
  const [total, share] = ['SUP08', 'SUP08.share'].map((code) => {
    const figure = data.total.get(code);
    return figure && data.catalogue.hasIndicator(code)
      ? formatValue(data.catalogue.indicator(code), figure.value, figure.status, language)
      : '—';
  });
  return language === 'zh' ? `运用四种形态共${total}，第一种形态占${share}` : `Four forms: ${total}, first form ${share}`;
}
