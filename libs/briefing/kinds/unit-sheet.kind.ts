/** One page of one unit (单位情况单): its own figures and what is required of it; no other unit is named. */
import type { Kind } from '../section.js';
import { SECTIONS } from '../sections/sections.js';

const { sheetFigures, sheetPlace, sheetMissed, sheetAsked, sheetNotes } = SECTIONS;

export const unitSheet: Kind = {
  kind: 'unit_sheet',
  layout: 'sheet',
  name: { zh: '单位情况单', en: 'Unit sheet' },
  heads: 'plain',
  isDistributed: false,
  sections: [sheetFigures, sheetPlace, sheetMissed, sheetAsked, sheetNotes],
  annexes: [],
  words: {
    zh: { masthead: '', issue: '', title: '{unit}党建工作情况单（{period}）' },
    en: { masthead: '', issue: '', title: '{unit}: party-building work in {period}' },
  },
};
