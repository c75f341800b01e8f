/** What messages about a requirement of a meeting say. */
import type { Text } from '#domain/errors.js';
import { plainLine } from './plain-line.js';
import { ended, en, unitOf, zh, type About, type MessageText } from './said.js';

interface OfRequirement extends About {
  text: string;
  dueOn: string;
}

export const REQUIREMENT_TEXTS = {
  requirement_set: (f: OfRequirement) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求', en: 'Required by the review meeting' },
      state: { zh: `${f.dueOn} 前完成`, en: `due on ${f.dueOn}` },
      next: { zh: '请登录系统报告办理情况。', en: 'Please sign in and report how far it has come.' },
    }),
  requirement_due: (f: OfRequirement) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求临期', en: 'Requirement due soon' },
      state: { zh: `${f.dueOn} 到期`, en: `due on ${f.dueOn}` },
      next: { zh: '请尽快办结，并登录系统报告完成情况。', en: 'Please finish it, sign in and report it done.' },
    }),
  requirement_reported: (f: OfRequirement) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求待销号', en: 'Requirement reported done' },
      state: { zh: '已报完成', en: 'reported done' },
      next: {
        zh: '责任单位已报告完成，请核实后销号；尚未完成的请退回。',
        en: 'Its owner reports it done: please check and close it, or open it again.',
      },
    }),
  requirement_closed: (f: OfRequirement) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求销号', en: 'Requirement closed' },
      state: { zh: '已销号', en: 'closed' },
      next: { zh: '党建办已核实并销号，您无须再操作。', en: 'The office has checked and closed it; nothing more is needed.' },
    }),
  requirement_reopened: (f: OfRequirement) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求退回', en: 'Requirement open again' },
      state: { zh: '请继续办理', en: 'please go on' },
      next: {
        zh: '党建办核实后认为尚未完成，请继续办理并重新报告。',
        en: 'The office finds it not done yet: please go on and report it again.',
      },
    }),
};

/** As much of it as a subject holds. */
const SUBJECT = 24;

const ofRequirement = (f: OfRequirement, { head, state, next }: Record<'head' | 'state' | 'next', Text>): MessageText => ({
  subject: {
    zh: `【${head.zh}】${plainLine(f.unitName, 20)}：${plainLine(f.text, SUBJECT)}，${state.zh}`,
    en: `${head.en}: ${plainLine(f.text, SUBJECT)} (${plainLine(f.unitName, 20)}), ${state.en}`,
  },
  body: {
    zh: `${zh(f)}例会要求${unitOf(f)}：${ended(f.text, '。')}完成时限 ${f.dueOn}。${next.zh}`,
    en: `The review meeting of ${en(f)} requires of ${unitOf(f)}: ${ended(f.text, '.')} Due on ${f.dueOn}. ${next.en}`,
  },
});
