/** Every indicator of one family, with what it is made of and how it compares. */
import type { Family } from '#domain/catalogue/catalogue.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { changeCell, filedSaid, spanName, toneOf, unlikeNote } from '#domain/dashboard/figure-of.js';
import { tallyTitle } from '#domain/dashboard/finding-title.js';
import type { Language, Text } from '#domain/errors.js';
import { pendingNoteOf } from '#domain/indicators/bureau-total.js';
import { formatTarget } from '#domain/indicators/format-figure.js';
import { withheldSaid } from '#domain/indicators/why-withheld.js';
import { blockSubtitle, figureOfKnown, figuresOf, notesOf, type BlockBuilder, type KnownFigure } from '../block-builder.js';
import { explainedNotes } from '../explained-notes.js';

export const FAMILY_NAMES: Record<Family, Text> = {
  coverage: { zh: '组织覆盖', en: 'coverage' },
  life: { zh: '组织生活', en: 'organisational life' },
  training: { zh: '教育培训', en: 'training' },
  supervision: { zh: '监督执纪', en: 'supervision' },
  responsibility: { zh: '责任整改', en: 'responsibility and rectification' },
};

const COLUMNS: { key: string; name: Text; align: 'left' | 'right' }[] = [
  { key: 'name', name: { zh: '指标', en: 'Indicator' }, align: 'left' },
  { key: 'value', name: { zh: '数值', en: 'Value' }, align: 'right' },
  { key: 'ratio', name: { zh: '分子/分母', en: 'n/d' }, align: 'right' },
  { key: 'target', name: { zh: '目标', en: 'Target' }, align: 'right' },
  { key: 'quarter', name: { zh: '环比', en: 'On quarter' }, align: 'right' },
  { key: 'year', name: { zh: '同比', en: 'On year' }, align: 'right' },
  { key: 'coverage', name: { zh: '已审核单位', en: 'Units' }, align: 'right' },
];

export const familyTable =
  (family: Family): BlockBuilder =>
  (data, language) => {
    const known = figuresOf(
      data,
      data.catalogue.indicators.filter((i) => i.family === family).map((i) => i.code),
    );
    if (known.length === 0) return null;
    const figures = known.map(({ figure }) => figure);
    const name = FAMILY_NAMES[family];
    const pending = pendingNoteOf(figures);
    const { unit } = data;
    const codes = known.map((k) => k.indicator.code);
    const explained = explainedNotes(data, [{ unit: unit.code, name: unit.shortName, codes }], language);
    return {
      kind: 'table',
      id: `table-${family}`,
      title: tallyTitle(figures, { zh: `${name.zh}指标`, en: `${name.en} indicators` }, language),
      subtitle: blockSubtitle(data, language),
      codes,
      notes: notesOf(
        data,
        language,
        withheldSaid(known, language),
        unlikeNote(figures, language),
        pending?.[language] ?? null,
        ...explained.lines,
      ),
      columns: COLUMNS.map((column) => ({ ...column, name: column.name[language] })),
      rows: known.map((k) => rowOf(k, explained.marked(unit.code, k.indicator.name[language], [k.indicator.code]), language)),
    };
  };

function rowOf(known: KnownFigure, name: string, language: Language): TableBlock['rows'][number] {
  const { indicator, figure } = known;
  const shown = figureOfKnown(known, language);
  const plain = (display: string, hint?: string) => ({ display, tone: 'neutral' as const, ...(hint ? { hint } : {}) });
  return {
    key: indicator.code,
    drill: null,
    cells: [
      plain(name, indicator.formula[language]),
      { display: shown.display, tone: toneOf(figure), hint: spanName(figure.period, figure.span, language) },
      plain(shown.ratio || '—'),
      plain(formatTarget(indicator, figure.target, language) ?? '—', indicator.target?.source[language]),
      changeCell(indicator, figure.quarterChange, language),
      changeCell(indicator, figure.yearChange, language),
      plain((filedSaid(indicator, figure, language) ?? shown.coverage) || '—'),
    ],
  };
}
