/** 附件 明细表: what has a target, of every unit one level down, a table a family, n/d below each rate. Left out without units below. */
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { rateCell, plain, subtitle } from '../blocks.js';
import type { BriefingFacts, Known } from '../facts.js';
import { FAMILY_NAMES } from '../family-names.js';
import { drawn } from '../said.js';
import type { Section } from '../section.js';

/** Columns of figures a page takes: the first of a family, in the catalogue's order; all others are on the dashboards and in their exports. */
const ACROSS = 5;

export const details: Section = {
  name: 'details',
  title: { zh: '各单位主要指标明细表', en: 'Main figures of every unit' },
  build: (facts) => {
    const { children } = facts.input;
    if (children.length === 0) return [];
    const isPrinted = ({ indicator }: Known): boolean =>
      !indicator.bureauTotalOnly &&
      indicator.target !== undefined &&
      children.some((child) => facts.childFigure(child, indicator.code) !== null);
    return FAMILIES.flatMap((family) => {
      const figures = facts.all.filter((known) => known.indicator.family === family && isPrinted(known)).slice(0, ACROSS);
      return figures.length > 0 ? [drawn(table(family, figures, facts))] : [];
    });
  },
};

function table(family: (typeof FAMILIES)[number], figures: Known[], facts: BriefingFacts): TableBlock {
  const { children, unit } = facts.input;
  const name = FAMILY_NAMES[family];
  return {
    kind: 'table',
    id: `details-${family}`,
    title: facts.t(`${name.zh}指标明细`, `${name.en}: every unit`),
    subtitle: subtitle(facts),
    codes: figures.map(({ indicator }) => indicator.code),
    notes: [],
    columns: [
      { key: 'unit', name: facts.t('单位', 'unit'), align: 'left' },
      ...figures.map((known) => ({ key: known.indicator.code, name: facts.word(known.indicator.name), align: 'right' as const })),
    ],
    rows: [
      ...children.map((child) => ({
        key: child.code,
        drill: null,
        cells: [plain(child.shortName), ...figures.map(({ indicator }) => rateCell(facts.childFigure(child, indicator.code), facts))],
      })),
      { key: unit.code, drill: null, cells: [plain(facts.t('合计', 'total')), ...figures.map((known) => rateCell(known, facts))] },
    ],
  };
}
