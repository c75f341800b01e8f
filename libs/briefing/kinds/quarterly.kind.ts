/** The briefing of a quarter for its review meeting (季度通报); of half a year where the meeting reviews that. */
import type { Kind } from '../section.js';
import { SECTIONS } from '../sections/sections.js';

const {
  followUp,
  halfYear,
  situation,
  indicators,
  ranking,
  coverageGap,
  rectification,
  problems,
  requirements,
  details,
  unfiled,
  scopeNotes,
  exchange,
  corrections,
  explainedFigures,
} = SECTIONS;

export const quarterly: Kind = {
  kind: 'quarterly',
  layout: 'official',
  name: { zh: '季度通报', en: 'Quarterly report' },
  heads: 'numbered',
  isDistributed: true,
  followsMeeting: true,
  sections: [followUp, halfYear, situation, indicators, ranking, coverageGap, rectification, problems, requirements],
  annexes: [details, unfiled, scopeNotes, exchange, corrections, explainedFigures],
  words: {
    zh: { masthead: '党建工作情况通报', issue: '〔{year}〕{number}号', title: '{period}党建工作情况通报' },
    en: { masthead: 'Report on party-building work', issue: 'No. {number} of {year}', title: 'Party-building work in {period}' },
  },
};
