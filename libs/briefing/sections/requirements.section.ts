/** 七、下一步工作要求: one line per problem, for the editor to fill in with what, who and by when; release is refused until it is. */
import { plain, subtitle } from '../blocks.js';
import { problemsOf } from '../problems.js';
import { paragraph, said } from '../said.js';
import { PLACEHOLDER, type Section } from '../section.js';

export const requirements: Section = {
  name: 'requirements',
  title: { zh: '下一步工作要求', en: 'Requirements for the next quarter' },
  build: (facts) => {
    const blank = plain(facts.word(PLACEHOLDER));
    const topics = facts.input.reported === 0 ? [] : problemsOf(facts).map((problem) => problem.topic);
    if (topics.length === 0) return [paragraph(said(facts.word(PLACEHOLDER)))];
    return [
      paragraph(said(facts.t('针对上述问题，提出以下要求：', 'Following from the above:'))),
      {
        type: 'block',
        block: {
          kind: 'table',
          id: 'requirements',
          title: facts.t('工作要求清单', 'Requirements'),
          subtitle: subtitle(facts),
          codes: [],
          notes: [],
          columns: [
            { key: 'number', name: facts.t('序号', 'no.'), align: 'center' },
            { key: 'topic', name: facts.t('对应问题', 'problem'), align: 'left' },
            { key: 'what', name: facts.t('工作要求', 'requirement'), align: 'left' },
            { key: 'who', name: facts.t('责任单位', 'owner'), align: 'center' },
            { key: 'when', name: facts.t('完成时限', 'due'), align: 'center' },
          ],
          rows: topics.map((topic, i) => ({
            key: `r${i + 1}`,
            drill: null,
            cells: [plain(String(i + 1)), plain(topic), blank, blank, blank],
          })),
        },
      },
    ];
  },
};
