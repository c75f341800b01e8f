/** The numbered bulletin of an office (简报 第N期): short, what the quarter came to. */
import type { Kind } from '../section.js';
import { SECTIONS } from '../sections/sections.js';

const { situationInShort, highlights, problemsInShort } = SECTIONS;

export const bulletin: Kind = {
  kind: 'bulletin',
  layout: 'bulletin',
  name: { zh: '简报', en: 'Bulletin' },
  heads: 'numbered',
  isDistributed: true,
  sections: [situationInShort, highlights, problemsInShort],
  annexes: [],
  words: {
    zh: { masthead: '党建工作简报', issue: '第{number}期', title: '{period}党建工作主要情况' },
    en: { masthead: 'Party-building bulletin', issue: 'No. {number} of {year}', title: 'Party-building work in {period}, in short' },
  },
};
