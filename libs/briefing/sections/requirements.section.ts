/** 七、下一步工作要求: what the meeting has required so far; while there is none, one item per problem for people to fill in, and release is refused until it is. */
import { problemsOf } from '../problems.js';
import { drawn, list, paragraph, said } from '../said.js';
import { PLACEHOLDER, type Section } from '../section.js';
import { requirementTable } from './follow-up.section.js';

export const requirements: Section = {
  name: 'requirements',
  title: { zh: '下一步工作要求', en: 'Requirements for the next quarter' },
  build: (facts) => {
    const blank = facts.word(PLACEHOLDER);
    const { requirements: set, reported } = facts.input;
    if (set.length > 0)
      return [
        paragraph(said(facts.t('提出以下工作要求，请责任单位按时限办理：', 'The owners are to do the following by the day named:')), 'set'),
        drawn(requirementTable('requirements', set, facts, false)),
      ];
    const found = reported === 0 ? [] : problemsOf(facts);
    if (found.length === 0) return [paragraph(said(blank), 'blank')];
    return [
      paragraph(said(facts.t('针对上述问题，提出以下要求：', 'Following from the above:')), 'lead'),
      list(
        found.map(({ key, topic }) => ({
          key,
          sentence:
            facts.language === 'zh'
              ? said('针对“', topic, `”：${blank}。责任单位：${blank}；完成时限：${blank}。`)
              : said('On "', topic, `": ${blank}. Owner: ${blank}; due: ${blank}.`),
        })),
        'list',
      ),
    ];
  },
};
