/** Figures an editor may put into a sentence: every figure of the node, its sectors and its units, and the counts the document itself made. */
import type { BriefingInput } from '#domain/briefing/briefing-input.js';
import type { Briefing } from '#domain/briefing/briefing.js';
import { figureKey } from '#domain/briefing/figure-index.js';
import { type BoundFigure, figuresOf } from '#domain/briefing/sentence.js';
import { boundFiguresOf } from '#domain/briefing/walk.js';
import { SECTORS } from '#domain/unit/unit.js';
import { BriefingFacts, type Known } from './facts.js';
import { figureName } from './figure-names.js';
import { figureSentence } from './said.js';

export interface BindableFigure {
  figure: BoundFigure;
  /** What it is, for choosing: 组织生活出席率 比上季度. */
  name: string;
  unitName: string;
}

/** `document`: as it was drafted from this input. A figure without a value cannot be bound. */
export function bindableFigures(input: BriefingInput, document: Pick<Briefing, 'body' | 'annexes'>): BindableFigure[] {
  const facts = new BriefingFacts(input);
  const { unit, sectors, children, catalogue } = input;
  const shared = catalogue.indicators.filter(({ bureauTotalOnly }) => !bureauTotalOnly);
  const found = [
    ...facts.all.flatMap((known) => sidesOf(known, unit.name, facts)),
    ...sectors.flatMap(({ sector }) =>
      shared.flatMap(({ code }) => sidesOf(facts.sectorFigure(sector, code), `${unit.name} ${facts.word(SECTORS[sector])}`, facts)),
    ),
    ...children.flatMap((child) => shared.flatMap(({ code }) => sidesOf(facts.childFigure(child, code), child.name, facts))),
    ...boundFiguresOf(document).map(({ figure, title }) => ({
      figure,
      // Those read in this span everywhere are there already.
      name: `${figureName(figure.code, facts) ?? title}${figure.span === 'cumulative' ? facts.t('（年内累计）', ' (year so far)') : ''}`,
      unitName: unit.name,
    })),
  ];
  const first = new Map<string, BindableFigure>();
  for (const one of found) {
    const key = `${figureKey(one.figure)}|${one.figure.display}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/** Whatever is said of a figure may be said of it again. */
function sidesOf(known: Known | null, unitName: string, facts: BriefingFacts): BindableFigure[] {
  if (!known || known.figure.value === null) return [];
  return figuresOf(figureSentence(known, facts.language)).map((figure) => ({
    figure,
    unitName,
    name: figureName(figure.code, facts) ?? facts.word(known.indicator.name),
  }));
}
