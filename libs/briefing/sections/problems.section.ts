/** 六、存在问题: what the rules found, numbered. Without any it says so; the editor adds what no rule can see. */
import { SMALLEST_BASE } from '#domain/indicators/rank.js';
import { FEWEST_PEERS, problemsOf } from '../problems.js';
import { list, NOTHING, paragraph, ruleSaid, said } from '../said.js';
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
    const last = facts.t(
      `（末位只在同一领域的单位之间比较，分母小于${SMALLEST_BASE}的单位和不足${FEWEST_PEERS}个单位的领域不列）`,
      ` (last is said within one sector only, of bases of ${SMALLEST_BASE} or more and sectors of ${FEWEST_PEERS} or more units)`,
    );
    return [
      paragraph(
        said(
          facts.input.sumsUpYear
            ? facts.t('从全年数据和审核情况看，主要存在以下问题', 'By the figures and the review of the year')
            : facts.t('从本期数据和审核情况看，主要存在以下问题', 'By the figures and the review of this quarter'),
          found.some(({ namesLast }) => namesLast) ? ruleSaid('last', last) : NOTHING,
          facts.t('：', ':'),
        ),
      ),
      list(
        found.map(({ key, sentence }) => ({ key, sentence })),
        'list',
      ),
    ];
  },
};
