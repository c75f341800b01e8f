/** The briefing of a quarter for its review meeting (季度通报). */
import type { Kind } from '../section.js';
import { SECTIONS } from '../sections/sections.js';

const { situation, indicators, ranking, coverageGap, rectification, problems, requirements, unfiled, scopeNotes, explainedFigures } =
  SECTIONS;

export const quarterly: Kind = {
  kind: 'quarterly',
  layout: 'official',
  name: { zh: '季度通报', en: 'Quarterly report' },
  heads: 'numbered',
  sections: [situation, indicators, ranking, coverageGap, rectification, problems, requirements],
  annexes: [unfiled, scopeNotes, explainedFigures],
  words: {
    zh: { masthead: '党建工作简报', issue: '〔{year}〕第{number}期', title: '{period}党建工作情况通报' },
    en: { masthead: 'Party-building briefing', issue: 'No. {number} of {year}', title: 'Party-building work in {period}' },
  },
};
