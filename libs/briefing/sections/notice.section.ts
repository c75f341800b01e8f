/** 未报、迟报通知: before the day returns are due a reminder of it; after it who has not filed, who filed late, and the one day left. Facts only; nothing is threatened. */
import type { Sentence } from '#domain/briefing/sentence.js';
import type { UnitFiling } from '#domain/briefing/briefing-input.js';
import { dateText } from '../dates.js';
import type { BriefingFacts } from '../facts.js';
import { counted, drawn, joined, NOTHING, paragraph, said } from '../said.js';
import { PLACEHOLDER, type Section } from '../section.js';
import { filingTable } from './unfiled.section.js';

export const noticeFacts: Section = {
  name: 'notice-facts',
  title: { zh: '报送情况', en: 'What has come in' },
  build: (facts) => {
    const [open, late] = [openOf(facts), lateOf(facts)];
    const titled = (zh: string, en: string, units: UnitFiling[]) =>
      facts.t(`${zh}的单位（共${units.length}个）`, `${units.length} units ${en}`);
    if (open.length === 0 && late.length === 0) return [paragraph(said(allIn(facts)), 'all')];
    return [
      paragraph(isDue(facts) ? dueSaid(open, late, facts) : reminderSaid(open, facts), 'state'),
      // Who only waits to be reviewed has done his part.
      ...(open.length > 0 ? [drawn(filingTable('unfiled', open, facts, titled('尚未报送', 'still to file', open)))] : []),
      ...(late.length > 0 ? [drawn(filingTable('late', late, facts, titled('逾期报送', 'late', late)))] : []),
    ];
  },
};

export const noticeAsk: Section = {
  name: 'notice-ask',
  title: { zh: '报送要求', en: 'What is asked' },
  build: (facts) => {
    const { dueOn, locksOn, issuedOn, style } = facts.input;
    if (openOf(facts).length === 0) return [];
    const last = dateText(isDue(facts) ? locksOn : dueOn, facts.language);
    const blank = facts.word(PLACEHOLDER);
    return [
      paragraph(
        said(
          locksOn < issuedOn
            ? facts.t(
                `本期季报已于${last}截止报送。请尚未报送的单位于${blank}前报送，具体办法与${style.issuingOffice}联系。`,
                `Filing closed on ${last}. The units that have not filed are to do so by ${blank}; ask ${style.issuingOffice} how.`,
              )
            : facts.t(`请尚未报送的单位于${last}前报送。`, `The units that have not filed are to do so by ${last}.`),
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

/** Whether the day returns were due is over on the day of the notice. */
const isDue = ({ input }: BriefingFacts): boolean => input.dueOn < input.issuedOn;
const openOf = ({ input }: BriefingFacts): UnitFiling[] =>
  input.filing.filter(({ state }) => ['missing', 'draft', 'returned'].includes(state));
const lateOf = ({ input }: BriefingFacts): UnitFiling[] =>
  input.filing.filter(({ state, isLate }) => isLate && (state === 'submitted' || state === 'accepted'));

function allIn(facts: BriefingFacts): string {
  const asOf = dateText(facts.input.issuedOn, facts.language);
  const { period } = facts;
  return isDue(facts)
    ? facts.t(`截至${asOf}，${period}季报均已按期报送。`, `By ${asOf} every return of ${period} had come in on time.`)
    : facts.t(`截至${asOf}，${period}季报均已报送。`, `By ${asOf} every return of ${period} had come in.`);
}

/** 2026年第三季度党建工作季报应于2026年10月12日前报送。截至2026年10月20日，应报的30个单位中，尚未报送的2个（未报1个、退回未重报1个），逾期报送的1个。现将有关事项通知如下： */
function dueSaid(open: UnitFiling[], late: UnitFiling[], facts: BriefingFacts): Sentence {
  const { dueOn, issuedOn, expected } = facts.input;
  const [due, asOf] = [dueOn, issuedOn].map((day) => dateText(day, facts.language));
  const all = counted('expected', expected);
  const tardy = counted('filing.late', late.length);
  if (facts.language === 'zh') {
    const who = joined(
      [open.length > 0 ? openSaid(open, facts) : said('均已报送'), late.length > 0 ? said('逾期报送的', tardy, '个') : NOTHING],
      '，',
    );
    return said(`${facts.period}党建工作季报应于${due}前报送。截至${asOf}，应报的`, all, '个单位中，', who, '。现将有关事项通知如下：');
  }
  const who = joined(
    [open.length > 0 ? openSaid(open, facts) : said('all have filed'), late.length > 0 ? said(tardy, ' late') : NOTHING],
    '; ',
  );
  return said(`Returns of ${facts.period} were due on ${due}. On ${asOf}, of `, all, ' units: ', who, '.');
}

function reminderSaid(open: UnitFiling[], facts: BriefingFacts): Sentence {
  const { dueOn, issuedOn, expected } = facts.input;
  const [due, asOf] = [dueOn, issuedOn].map((day) => dateText(day, facts.language));
  const all = counted('expected', expected);
  return facts.language === 'zh'
    ? said(
        ...[`${facts.period}党建工作季报报送截止日期为${due}。截至${asOf}，应报的`, all, '个单位中，'],
        ...[openSaid(open, facts), '。现将有关事项通知如下：'],
      )
    : said(`Returns of ${facts.period} are due on ${due}. On ${asOf}, of `, all, ' units: ', openSaid(open, facts), '.');
}

/** 尚未报送的2个（未报1个、退回未重报1个）; of one kind 尚未报送的2个（均为未报）. */
function openSaid(open: UnitFiling[], { language }: BriefingFacts): Sentence {
  const zh = language === 'zh';
  const all = counted('filing.open', open.length);
  const states = (
    [
      ['missing', '未报', ' not reported'],
      ['draft', '填报中', ' being filled in'],
      ['returned', '退回未重报', ' sent back'],
    ] as const
  )
    .map(([state, word, after]) => ({ state, word, after, units: open.filter((unit) => unit.state === state).length }))
    .filter(({ units }) => units > 0);
  const [only] = states;
  if (only && states.length === 1)
    return zh ? said('尚未报送的', all, `个（均为${only.word}）`) : said(all, ` still to file (all${only.after})`);
  const told = states.map(({ state, word, after, units }) => {
    const count = counted(`filing.${state}`, units);
    return zh ? said(word, count, '个') : said(count, after);
  });
  return zh ? said('尚未报送的', all, '个（', joined(told, '、'), '）') : said(all, ' still to file (', joined(told, ', '), ')');
}
