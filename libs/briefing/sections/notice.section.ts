/** 未报、迟报通知: who has not filed, by when he must, and who filed late. Facts only; no rule is cited and nothing is threatened. */
import type { UnitFiling } from '#domain/briefing/briefing-input.js';
import { dateText } from '../dates.js';
import type { BriefingFacts } from '../facts.js';
import { counted, drawn, joined, paragraph, said } from '../said.js';
import { PLACEHOLDER, type Section } from '../section.js';
import { filingTable } from './unfiled.section.js';

export const noticeFacts: Section = {
  name: 'notice-facts',
  title: { zh: '报送情况', en: 'What has come in' },
  build: (facts) => {
    const { expected, dueOn, filing } = facts.input;
    const day = dateText(dueOn, facts.language);
    const open = openOf(facts);
    const late = filing.filter((unit) => unit.isLate && unit.submittedOn !== null);
    const states = (['missing', 'draft', 'returned'] as const).flatMap((state) => {
      const units = filing.filter((unit) => unit.state === state).length;
      const words = { missing: ['未报', 'not reported'], draft: ['填报中', 'being filled in'], returned: ['退回未重报', 'sent back'] }[
        state
      ];
      if (units === 0) return [];
      const count = counted(`filing.${state}`, units);
      return [facts.language === 'zh' ? said(words[0]!, count, '个') : said(count, ' ', words[1]!)];
    });
    const asOf = facts.asOfDay;
    if (open.length === 0 && late.length === 0)
      return [
        paragraph(
          said(
            facts.t(`截至${asOf}，${facts.period}季报均已按期报送。`, `By ${asOf} every return of ${facts.period} had come in on time.`),
          ),
          'all',
        ),
      ];
    const tail = counted('filing.late', late.length);
    return [
      paragraph(
        facts.language === 'zh'
          ? said(
              ...[`${facts.period}季报应于${day}前报送，应报单位`, counted('expected', expected), `个。截至${asOf}，`],
              ...[
                open.length > 0
                  ? said('尚未报送的', counted('filing.open', open.length), '个，其中', joined(states, '、'))
                  : said('均已报送'),
                '；逾期报送的',
                tail,
                '个。',
              ],
            )
          : said(
              ...[`Returns of ${facts.period} were due on ${day} from `, counted('expected', expected), ` units. By ${asOf} `],
              ...[
                counted('filing.open', open.length),
                ' had not filed',
                open.length > 0 ? said(' (', joined(states, ', '), ')') : '',
                '; ',
                tail,
                ' filed late.',
              ],
            ),
        'state',
      ),
      // Who only waits to be reviewed has done his part.
      drawn(filingTable([...open, ...late.filter((unit) => !open.includes(unit))], facts)),
    ];
  },
};

export const noticeAsk: Section = {
  name: 'notice-ask',
  title: { zh: '报送要求', en: 'What is asked' },
  build: (facts) => {
    const { locksOn, issuedOn, style } = facts.input;
    if (openOf(facts).length === 0) return [];
    const day = dateText(locksOn, facts.language);
    const blank = facts.word(PLACEHOLDER);
    const isPast = locksOn < issuedOn;
    return [
      paragraph(
        said(
          isPast
            ? facts.t(
                `本期季报已于${day}截止报送。请上列尚未报送的单位于${blank}前报送，具体办法与${style.issuingOffice}联系。`,
                `Filing closed on ${day}. The units above that have not filed are to do so by ${blank}; ask ${style.issuingOffice} how.`,
              )
            : facts.t(`请上列尚未报送的单位于${day}前报送。`, `The units above that have not filed are to do so by ${day}.`),
        ),
        'file',
      ),
      paragraph(
        said(
          facts.t(
            '未报单位的数据不计入本期各项合计，未报不作为零处理。',
            'Units that have not reported are left out of the totals; not reported is not counted as zero.',
          ),
        ),
        'effect',
      ),
    ];
  },
};

const openOf = ({ input }: BriefingFacts): UnitFiling[] =>
  input.filing.filter(({ state }) => ['missing', 'draft', 'returned'].includes(state));
