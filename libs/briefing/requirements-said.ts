/** How far the requirements of earlier meetings are, in one sentence for the briefing and for whoever chairs; what there is none of is left out. */
import type { RequirementOfUnit } from '#domain/briefing/briefing-input.js';
import type { Sentence } from '#domain/briefing/sentence.js';
import type { Language } from '#domain/errors.js';
import { counted, joined, NOTHING, said } from './said.js';

/** 上次例会提出的工作要求2项，已销号1项，办理中1项，其中超过时限的1项。`overdue` of those not closed. */
export function requirementsSaid(listed: readonly RequirementOfUnit[], overdue: number, language: Language): Sentence {
  const zh = language === 'zh';
  const all = counted('requirements', listed.length);
  const late = counted('requirements.overdue', overdue);
  const states = (
    [
      ['closed', '已销号', ' closed'],
      ['reported', '已报完成待销号', ' reported done'],
      ['open', '办理中', ' under way'],
    ] as const
  ).map(([state, word, after]) => {
    const count = listed.filter((one) => one.state === state).length;
    if (count === 0) return NOTHING;
    return zh ? said(word, counted(`requirements.${state}`, count), '项') : said(counted(`requirements.${state}`, count), after);
  });
  const isOneMeeting = new Set(listed.map(({ meetingId }) => meetingId)).size === 1;
  if (zh) {
    const opening = said(isOneMeeting ? '上次例会提出的工作要求' : '此前各次例会提出的工作要求', all, '项');
    return said(joined([opening, ...states, overdue > 0 ? said('其中超过时限的', late, '项') : NOTHING], '，'), '。');
  }
  const opening = said(isOneMeeting ? 'Requirements of the last meeting: ' : 'Requirements of earlier meetings: ', all);
  return said(joined([opening, ...states, overdue > 0 ? said(late, ' past their day') : NOTHING], ', '), '.');
}
