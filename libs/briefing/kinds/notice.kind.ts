/** Notice of late and missing returns (未报、迟报通知): who has not filed, and by when he must. One page, without heads. */
import type { Kind } from '../section.js';
import { SECTIONS } from '../sections/sections.js';

const { noticeFacts, noticeAsk } = SECTIONS;

export const notice: Kind = {
  kind: 'notice',
  layout: 'notice',
  name: { zh: '未报、迟报通知', en: 'Notice of missing returns' },
  heads: 'own',
  addressees: { zh: '有关单位', en: 'Units concerned' },
  isDistributed: false,
  sections: [noticeFacts, noticeAsk],
  annexes: [],
  words: {
    zh: { masthead: '', issue: '', title: '关于报送{period}党建工作季报的通知' },
    en: { masthead: '', issue: '', title: 'Notice: returns of {period}' },
  },
};
