/** How far is effective coverage behind tangible coverage, and where is the gap widest? (有形覆盖与有效覆盖) */
import type { Drill, Figure } from '#domain/dashboard/block.js';
import { figureOf } from '#domain/dashboard/figure-of.js';
import { atTheEnd } from '#domain/dashboard/finding-title.js';
import { formatNumber, roundFigure } from '#domain/indicators/format-figure.js';
import { figuresOf, indicatorSubtitle, notesOf, type BlockBuilder } from '../block-builder.js';
import { explainedNotes } from '../explained-notes.js';

const gapOf = (row: { from: Figure; to: Figure }): number | null =>
  row.from.value === null || row.to.value === null ? null : row.from.value - row.to.value;

export const coverageGap: BlockBuilder = (data, language) => {
  const [tangible, effective] = figuresOf(data, ['COV03', 'COV05']);
  if (!tangible || !effective || effective.indicator.code !== 'COV05') return null;
  const row = (key: string, name: string, figures: typeof data.total, drill: Drill | null) => ({
    key,
    name,
    from: figureOf(tangible.indicator, figures.get('COV03')!, language),
    to: figureOf(effective.indicator, figures.get('COV05')!, language),
    drill,
  });
  const own = row(data.unit.code, data.unit.shortName, data.total, null);
  const rows = data.children
    .map((child) => row(child.unit.code, child.unit.shortName, child.figures, { unit: child.unit.code }))
    .toSorted((a, b) => (gapOf(b) ?? -1e9) - (gapOf(a) ?? -1e9));
  const explained = explainedNotes(
    data,
    (rows.length > 0 ? rows : [own]).map(({ key, name }) => ({ unit: key, name, codes: ['COV03', 'COV05'] })),
    language,
  );
  const gap = gapOf(own);
  const points = (value: number): string => `${formatNumber(value, 1)}${language === 'zh' ? '个百分点' : ' points'}`;
  const bases = new Map(data.children.map(({ unit, figures }) => [unit.code, figures.get('COV05')!.denominator]));
  const wide = rows.flatMap((each) =>
    (gapOf(each) ?? 0) > 0 ? [{ name: each.name, value: gapOf(each)!, base: bases.get(each.key)! }] : [],
  );
  const widest = atTheEnd(wide, points, { zh: '单位', en: 'units' }, language);
  const shown = {
    zh: `有形覆盖${own.from.display}，有效覆盖${own.to.display}`,
    en: `Tangible ${own.from.display}, effective ${own.to.display}`,
  }[language];
  const title =
    gap === null
      ? shown
      : roundFigure(gap, 1) <= 0
        ? { zh: `${shown}，有效覆盖不落后`, en: `${shown}: effective is not behind` }[language]
        : {
            zh: `${shown}，相差${points(gap)}${widest ? `；差距最大的是${widest}` : ''}`,
            en: `${shown}: ${points(gap)} apart${widest ? `; widest in ${widest}` : ''}`,
          }[language];
  return {
    kind: 'gap',
    id: 'coverage-gap',
    title,
    subtitle: indicatorSubtitle(effective, language),
    codes: ['COV03', 'COV05', ...(data.catalogue.hasIndicator('COV06') ? ['COV06'] : [])],
    notes: notesOf(data, language, ...explained.lines),
    unit: '%',
    decimals: 1,
    fromName: tangible.indicator.name[language],
    toName: effective.indicator.name[language],
    rows: (rows.length > 0 ? rows : [own]).map((each) => ({ ...each, name: explained.marked(each.key, each.name) })),
  };
};
