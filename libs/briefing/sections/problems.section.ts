/** 六、存在问题: what the rules found, numbered. Without any it says so; the editor adds what no rule can see. */
import { problemsOf } from '../problems.js';
import { list, paragraph, said } from '../said.js';
import type { Section } from '../section.js';

export const problems: Section = {
  name: 'problems',
  title: { zh: '存在问题', en: 'Problems' },
  build: (facts) => {
    if (facts.input.reported === 0) return [];
    const found = problemsOf(facts);
    if (found.length === 0)
      return [
        paragraph(
          said(
            facts.t(
              '按现行规则，本期没有发现未达目标或需要提示的问题。',
              'By the rules in force, nothing off target or worth flagging was found this quarter.',
            ),
          ),
        ),
      ];
    return [
      paragraph(said(facts.t('以下问题按规则由数据得出，只涉及单位：', 'Found by rule from the figures; about units only:'))),
      list(found, 'list'),
    ];
  },
};
