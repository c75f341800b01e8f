/** The same questions for a bulletin: fewer sentences, the rest in the table or the full report. */
import { problemsOf } from '../problems.js';
import { counted, list, paragraph, said } from '../said.js';
import type { Section } from '../section.js';
import { situation } from './situation.section.js';

/** The headline figures stand in the table below the text. */
export const situationInShort: Section = {
  ...situation,
  build: (facts) => {
    const nodes = situation.build(facts);
    const words = nodes.filter((node) => node.type === 'paragraph' && node.key !== 'headlines');
    return [...words, ...nodes.filter((node) => node.type === 'block')];
  },
};

const MOST = 3;

/** Filing and what most units miss first, then family by family; the rest is counted. */
export const problemsInShort: Section = {
  name: 'problems',
  title: { zh: '存在问题', en: 'Problems' },
  build: (facts) => {
    if (facts.input.reported === 0) return [];
    const found = problemsOf(facts);
    const left = counted('problems.left', found.length - MOST);
    if (found.length === 0)
      return [
        paragraph(
          said(
            facts.t(
              '按现行规则，本期没有发现未达目标或需要提示的问题。',
              'By the rules in force nothing was found off target this quarter.',
            ),
          ),
          'none',
        ),
      ];
    return [
      list(
        found.slice(0, MOST).map(({ key, sentence }) => ({ key, sentence })),
        'list',
      ),
      ...(found.length > MOST
        ? [
            paragraph(
              facts.language === 'zh' ? said('另有', left, '项见季度通报。') : said(left, ' more are in the quarterly report.'),
              'rest',
            ),
          ]
        : []),
    ];
  },
};
