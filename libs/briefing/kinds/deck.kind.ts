/** Pages for the screen of a meeting (会议演示): one chart a page, its finding as the title. */
import type { Kind } from '../section.js';
import { SECTIONS } from '../sections/sections.js';

const { slides } = SECTIONS;

export const deck: Kind = {
  kind: 'deck',
  layout: 'deck',
  name: { zh: '会议演示', en: 'Slides' },
  heads: 'own',
  isDistributed: false,
  followsMeeting: true,
  sections: [slides],
  annexes: [],
  words: {
    zh: { masthead: '', issue: '', title: '{period}党建工作情况' },
    en: { masthead: '', issue: '', title: 'Party-building work in {period}' },
  },
};
