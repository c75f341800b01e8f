/** 上次会议要求落实情况: every requirement of earlier meetings with its owner, day and state. Without any it says so. */
import type { RequirementOfUnit } from '#domain/briefing/briefing-input.js';
import { REQUIREMENT_STATES } from '#domain/meeting/meeting.js';
import { isOverdue } from '#domain/meeting/requirement-acts.js';
import { plain } from '../blocks.js';
import { dateText } from '../dates.js';
import type { BriefingFacts } from '../facts.js';
import { requirementsSaid } from '../requirements-said.js';
import { drawn, paragraph, said } from '../said.js';
import type { Section } from '../section.js';

export const followUp: Section = {
  name: 'follow-up',
  title: { zh: '上次会议要求落实情况', en: 'What the last meeting required' },
  build: (facts) => {
    const { followUp: listed } = facts.input;
    if (listed.length === 0)
      return [
        paragraph(
          said(facts.t('此前例会没有提出需要跟踪的工作要求。', 'Earlier meetings required nothing that is still to be followed.')),
          'none',
        ),
      ];
    const overdue = listed.filter((one) => isOverdue(one, facts.input.issuedOn)).length;
    return [
      paragraph(requirementsSaid(listed, overdue, facts.language), 'tally'),
      drawn(requirementTable('follow-up', listed, facts, true)),
    ];
  },
};

/** Also of what this meeting requires, then without state and progress. */
export function requirementTable(id: string, listed: readonly RequirementOfUnit[], facts: BriefingFacts, withState: boolean) {
  const column = (key: string, zh: string, en: string, align: 'left' | 'center') => ({ key, name: facts.t(zh, en), align });
  return {
    kind: 'table' as const,
    id,
    title: withState ? facts.t('工作要求落实情况', 'State of the requirements') : facts.t('工作要求清单', 'Requirements'),
    subtitle: facts.t(`共${listed.length}项`, `${listed.length} in all`),
    codes: [],
    notes: [],
    columns: [
      column('number', '序号', 'no.', 'center'),
      column('what', '工作要求', 'requirement', 'left'),
      column('who', '责任单位', 'owner', 'left'),
      column('when', '完成时限', 'due', 'center'),
      ...(withState ? [column('state', '状态', 'state', 'center'), column('progress', '进展', 'progress', 'left')] : []),
    ],
    rows: listed.map((one, i) => ({
      key: one.id,
      drill: null,
      cells: [
        ...[String(i + 1), one.text, one.unitName, dateText(one.dueOn, facts.language)].map(plain),
        ...(withState ? [stateCell(one, facts), plain(one.progress || '—')] : []),
      ],
    })),
  };
}

function stateCell(one: RequirementOfUnit, facts: BriefingFacts) {
  const state = facts.word(REQUIREMENT_STATES[one.state]);
  if (!isOverdue(one, facts.input.issuedOn)) return plain(state);
  return { display: facts.t(`${state}（逾期）`, `${state}, overdue`), tone: 'bad' as const };
}
