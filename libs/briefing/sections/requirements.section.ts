/** 七、下一步工作要求: one item per problem, for the editor to fill in with what, who and by when; release is refused until it is. */
import { problemsOf } from '../problems.js';
import { list, paragraph, said } from '../said.js';
import { PLACEHOLDER, type Section } from '../section.js';

export const requirements: Section = {
  name: 'requirements',
  title: { zh: '下一步工作要求', en: 'Requirements for the next quarter' },
  build: (facts) => {
    const blank = facts.word(PLACEHOLDER);
    const found = facts.input.reported === 0 ? [] : problemsOf(facts);
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
