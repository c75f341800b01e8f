/** The summary of a year (年度总结): four quarters, the figures of the year, against the year before. */
import type { Kind } from '../section.js';
import { SECTIONS } from '../sections/sections.js';

const {
  followUp,
  year,
  situation,
  indicators,
  ranking,
  rectification,
  problems,
  requirements,
  unfiled,
  scopeNotes,
  exchange,
  corrections,
} = SECTIONS;

export const annual: Kind = {
  kind: 'annual',
  layout: 'official',
  name: { zh: '年度总结', en: 'Annual summary' },
  heads: 'numbered',
  isDistributed: true,
  sections: [followUp, situation, year, indicators, ranking, rectification, problems, requirements],
  annexes: [unfiled, scopeNotes, exchange, corrections],
  words: {
    zh: { masthead: '党建工作年度总结', issue: '〔{year}〕{number}号', title: '{year}年党建工作总结' },
    en: { masthead: 'Annual summary of party-building work', issue: 'No. {number} of {year}', title: 'Party-building work in {year}' },
  },
};
