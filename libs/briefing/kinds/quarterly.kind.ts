/** The briefing of a quarter for its review meeting (季度通报). */
import type { Kind } from '../section.js';
import { SECTIONS } from '../sections/sections.js';

const { situation, indicators, ranking, coverageGap, rectification, problems, requirements, unfiled, scopeNotes, explainedFigures } =
  SECTIONS;

export const quarterly: Kind = {
  kind: 'quarterly',
  title: (facts) => facts.t(`${facts.period}党建工作情况通报`, `Party-building work in ${facts.period}`),
  sections: [situation, indicators, ranking, coverageGap, rectification, problems, requirements],
  annexes: [unfiled, scopeNotes, explainedFigures],
};
