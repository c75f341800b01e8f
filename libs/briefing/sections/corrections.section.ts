/** 附件 数据更正: returns corrected after acceptance since the last issue, with the reason given. Left out when there is none. */
import { periodName } from '#domain/period/period.js';
import { plain } from '../blocks.js';
import { dateText } from '../dates.js';
import { drawn } from '../said.js';
import type { Section } from '../section.js';

export const corrections: Section = {
  name: 'corrections',
  title: { zh: '上期印发以来的数据更正', en: 'Corrections since the last issue' },
  build: (facts) => {
    const { corrections: made, lastIssuedOn } = facts.input;
    if (made.length === 0 || lastIssuedOn === null) return [];
    const since = dateText(lastIssuedOn, facts.language);
    const column = (key: string, zh: string, en: string, align: 'left' | 'center') => ({ key, name: facts.t(zh, en), align });
    return [
      drawn({
        kind: 'table',
        id: 'corrections',
        title: facts.t(`${made.length}份季报在审核通过后更正`, `${made.length} returns corrected after acceptance`),
        subtitle: facts.t(`${since}印发以来；以更正后的数据为准`, `since ${since}; the corrected figures count`),
        codes: [],
        notes: [],
        columns: [
          column('number', '序号', 'no.', 'center'),
          column('unit', '单位', 'unit', 'left'),
          column('period', '报告期', 'period', 'center'),
          column('version', '版次', 'version', 'center'),
          column('on', '更正日期', 'on', 'center'),
          column('reason', '更正原因', 'reason', 'left'),
        ],
        rows: made.map((one, i) => ({
          key: `c${i + 1}`,
          drill: null,
          cells: [
            ...[String(i + 1), one.unitName, facts.word(periodName(one.period)), String(one.version)],
            ...[dateText(one.on, facts.language), one.reason],
          ].map(plain),
        })),
      }),
    ];
  },
};
