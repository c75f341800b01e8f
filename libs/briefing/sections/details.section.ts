/** 附件 明细表: every indicator of every unit one level down, family by family, n/d below each rate. Left out without units below. */
import { FAMILIES } from '#domain/catalogue/catalogue.js';
import type { TableBlock } from '#domain/dashboard/block.js';
import { rateCell, plain, subtitle } from '../blocks.js';
import type { BriefingFacts, Known } from '../facts.js';
import { FAMILY_NAMES } from '../family-names.js';
import { drawn } from '../said.js';
import type { Section } from '../section.js';

/** Columns of figures a page takes. */
const ACROSS = 5;
/** Of more units only what has a target is printed. */
const MANY = 60;

export const details: Section = {
  name: 'details',
  title: { zh: '各单位指标明细表', en: 'Every figure of every unit' },
  build: (facts) => {
    const { children } = facts.input;
    if (children.length === 0) return [];
    const isPrinted = ({ indicator }: Known): boolean =>
      !indicator.bureauTotalOnly && (children.length <= MANY || indicator.target !== undefined);
    const all = facts.all.filter(isPrinted).filter(({ indicator }) => children.some((child) => facts.childFigure(child, indicator.code)));
    return FAMILIES.flatMap((family) => {
      const figures = all.filter(({ indicator }) => indicator.family === family);
      const parts = Math.ceil(figures.length / ACROSS);
      return Array.from({ length: parts }, (_, i) =>
        drawn(table(family, figures.slice(i * ACROSS, (i + 1) * ACROSS), parts === 1 ? null : i + 1, facts)),
      );
    });
  },
};

function table(family: (typeof FAMILIES)[number], figures: Known[], part: number | null, facts: BriefingFacts): TableBlock {
  const { children, unit } = facts.input;
  const name = FAMILY_NAMES[family];
  return {
    kind: 'table',
    id: `details-${family}${part === null ? '' : `-${part}`}`,
    title: facts.t(`${name.zh}指标明细${part === null ? '' : `（${part}）`}`, `${name.en}: every unit${part === null ? '' : ` (${part})`}`),
    subtitle: subtitle(facts),
    codes: figures.map(({ indicator }) => indicator.code),
    notes:
      children.length > MANY ? [facts.t('单位较多，只列设有目标的指标。', 'Of so many units only figures with a target are listed.')] : [],
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
