/** What each kind of message says: one entry a kind, in both languages, with what to do. */
import type { Text } from '#domain/errors.js';
import type { MessageKind } from '#domain/message/message.js';
import { periodName, type Period } from '#domain/period/period.js';
import { plainLine } from './plain-line.js';

interface About {
  period: Period;
  unitName: string;
}
/** Days as `YYYY-MM-DD`; `by` is a display name. */
export interface MessageFacts {
  reminder: About & { dueOn: string; locksOn: string; daysLeft: number; returned: boolean };
  overdue: About & { dueOn: string; locksOn: string; daysLate: number };
  nudge: About & { dueOn: string; locksOn: string; daysLeft: number; by: string };
  period_opened: { period: Period; unitNames: string[]; dueOn: string; locksOn: string };
  /** `reason`: null where the unit's own days were taken back; `unitNames`: everybody's days moved, these are what the reader files for. */
  days_changed:
    | (About & { dueOn: string; locksOn: string; by: string; reason: string | null })
    | { period: Period; unitNames: string[]; dueOn: string; locksOn: string; by: string };
  return_submitted: About & { by: string; version: number; late: boolean };
  return_passed: About & { by: string; version: number };
  return_returned: About & { by: string; version: number; reason: string };
  return_accepted: About & { by: string; version: number };
  comment_added: About & { by: string; element: string | null; text: string };
  /** `text` null: of a figure for few eyes, told of but not quoted. */
  figure_comment: About & { by: string; indicator: Text; text: string | null };
  requirement_set: OfRequirement;
  requirement_due: OfRequirement;
  requirement_closed: OfRequirement;
  requirement_reopened: OfRequirement;
  briefing_released: OfBriefing;
  unit_sheet: OfBriefing;
}
interface OfBriefing extends About {
  title: string;
  issuingOffice: string;
  verificationCode: string;
}
interface OfRequirement extends About {
  text: string;
  dueOn: string;
}
export interface MessageText {
  subject: Text;
  body: Text;
}

export const MESSAGE_TEXTS: { [K in MessageKind]: (facts: MessageFacts[K]) => MessageText } = {
  reminder: (f) => ({
    subject: {
      zh: `【季报催报】${unitOf(f)}${zh(f)}季报${leftZh(f.daysLeft)}`,
      en: `Reminder: ${en(f)} return of ${unitOf(f)} ${leftEn(f.daysLeft)}`,
    },
    body: f.returned
      ? {
          zh: `${unitOf(f)}${zh(f)}季报已被退回，尚未重新报送。请按退回原因改正，并于 ${f.dueOn} 前重新报送。`,
          en: `The ${en(f)} return of ${unitOf(f)} was sent back and has not been submitted again. Please correct it and submit it by ${f.dueOn}.`,
        }
      : {
          zh: `${unitOf(f)}${zh(f)}季报尚未报送。请于 ${f.dueOn} 前完成填报并报送；${f.locksOn} 后不能再报。`,
          en: `The ${en(f)} return of ${unitOf(f)} has not been submitted. Please fill it in and submit it by ${f.dueOn}; filing closes after ${f.locksOn}.`,
        },
  }),
  overdue: (f) => ({
    subject: {
      zh: `【季报逾期】${unitOf(f)}${zh(f)}季报已逾期${f.daysLate}天`,
      en: `Overdue: ${en(f)} return of ${unitOf(f)} is ${days(f.daysLate)} late`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报应于 ${f.dueOn} 前报送，至今未报。请尽快补报并说明逾期原因；${f.locksOn} 后不能再报。`,
      en: `The ${en(f)} return of ${unitOf(f)} was due on ${f.dueOn} and has not been submitted. Please submit it soon with a note on why it is late; filing closes after ${f.locksOn}.`,
    },
  }),
  nudge: (f) => ({
    subject: {
      zh: `【党建办催报】请尽快报送${unitOf(f)}${zh(f)}季报`,
      en: `From the office: please submit the ${en(f)} return of ${unitOf(f)}`,
    },
    body: {
      zh: `${who(f.by)}提醒：${unitOf(f)}${zh(f)}季报尚未报送，按时报送日为 ${f.dueOn}（${leftZh(f.daysLeft)}）。请登录系统完成填报并报送；${f.locksOn} 后不能再报。`,
      en: `${who(f.by)} reminds you: the ${en(f)} return of ${unitOf(f)} has not been submitted; it is due on ${f.dueOn} (${leftEn(f.daysLeft)}). Please sign in, fill it in and submit it; filing closes after ${f.locksOn}.`,
    },
  }),
  period_opened: (f) => ({
    subject: {
      zh: `【季报开放】${zh(f)}季报开始填报，${f.dueOn} 截止`,
      en: `${en(f)} returns are open, due on ${f.dueOn}`,
    },
    body: {
      zh: `${zh(f)}季报已开放填报。您负责填报：${namesZh(f.unitNames)}。请于 ${f.dueOn} 前完成填报并报送；${f.locksOn} 后不能再报。`,
      en: `Filing for ${en(f)} is open. You file for ${namesEn(f.unitNames)}. Please submit by ${f.dueOn}; filing closes after ${f.locksOn}.`,
    },
  }),
  days_changed: (f) => ('unitNames' in f ? periodDaysChanged(f) : unitDaysChanged(f)),
  return_submitted: (f) => ({
    subject: {
      zh: `【待审核】${unitOf(f)}已报送${zh(f)}季报${f.late ? '（逾期）' : ''}`,
      en: `To review: ${unitOf(f)} submitted its ${en(f)} return${f.late ? ' (late)' : ''}`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报第 ${f.version} 版已由${who(f.by)}报送，请审核：无误则审核通过，有误请写明原因退回。`,
      en: `${who(f.by)} submitted version ${f.version} of the ${en(f)} return of ${unitOf(f)}. Please review it: accept it, or return it with a reason.`,
    },
  }),
  return_passed: (f) => ({
    subject: {
      zh: `【待审核】${unitOf(f)}${zh(f)}季报已通过初审`,
      en: `To review: ${en(f)} return of ${unitOf(f)} passed the first level`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报第 ${f.version} 版已由${who(f.by)}初审通过，请党建办终审。`,
      en: `${who(f.by)} passed version ${f.version} of the ${en(f)} return of ${unitOf(f)}. The office takes the last step of review.`,
    },
  }),
  return_returned: (f) => ({
    subject: {
      zh: `【已退回】${unitOf(f)}${zh(f)}季报被退回，请改正后重新报送`,
      en: `Returned: ${en(f)} return of ${unitOf(f)}; please correct it`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报第 ${f.version} 版已由${who(f.by)}退回。退回原因：${ended(f.reason, '。')}请改正后重新报送。`,
      en: `${who(f.by)} returned version ${f.version} of the ${en(f)} return of ${unitOf(f)}. Reason: ${ended(f.reason, '.')} Please correct it and submit it again.`,
    },
  }),
  return_accepted: (f) => ({
    subject: {
      zh: `【审核通过】${unitOf(f)}${zh(f)}季报已审核通过`,
      en: `Accepted: ${en(f)} return of ${unitOf(f)}`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报第 ${f.version} 版已由${who(f.by)}审核通过，数据已计入汇总。您无须再操作；如需更正，请登录系统在该季报页面点“更正”。`,
      en: `${who(f.by)} accepted version ${f.version} of the ${en(f)} return of ${unitOf(f)}; its figures count now. Nothing more is needed; to correct something, sign in and choose Correct on the page of the return.`,
    },
  }),
  comment_added: (f) => ({
    subject: {
      zh: `【季报留言】${who(f.by)}就${unitOf(f)}${zh(f)}季报${f.element ? ` ${f.element} ` : ''}留言`,
      en: `Comment on the ${en(f)} return of ${unitOf(f)}${f.element ? `, ${f.element}` : ''}`,
    },
    body: {
      zh: `${who(f.by)}：${ended(f.text, '。')}请登录系统查看并答复。`,
      en: `${who(f.by)}: ${ended(f.text, '.')} Please sign in to read it and answer.`,
    },
  }),
  figure_comment: (f) => ({
    subject: {
      zh: `【季报批注】${who(f.by)}批注了${plainLine(f.unitName, 30)}${zh(f)}“${f.indicator.zh}”`,
      en: `Comment on ${f.indicator.en} of ${plainLine(f.unitName, 30)}, ${en(f)}`,
    },
    body: {
      zh: `${who(f.by)}：${f.text === null ? '内容请在系统中查看。' : ended(f.text, '。')}请登录系统查看并答复。`,
      en: `${who(f.by)}: ${f.text === null ? 'What was said is shown in the system only.' : ended(f.text, '.')} Please sign in to read it and answer.`,
    },
  }),
  requirement_set: (f) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求', en: 'Required by the review meeting' },
      state: { zh: `${f.dueOn} 前完成`, en: `due on ${f.dueOn}` },
      next: { zh: '请登录系统报告办理情况。', en: 'Please sign in and report how far it has come.' },
    }),
  requirement_due: (f) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求临期', en: 'Requirement due soon' },
      state: { zh: `${f.dueOn} 到期`, en: `due on ${f.dueOn}` },
      next: { zh: '请尽快办结，并登录系统报告完成情况。', en: 'Please finish it, sign in and report it done.' },
    }),
  requirement_closed: (f) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求销号', en: 'Requirement closed' },
      state: { zh: '已销号', en: 'closed' },
      next: { zh: '党建办已核实并销号，您无须再操作。', en: 'The office has checked and closed it; nothing more is needed.' },
    }),
  requirement_reopened: (f) =>
    ofRequirement(f, {
      head: { zh: '季报例会要求退回', en: 'Requirement open again' },
      state: { zh: '请继续办理', en: 'please go on' },
      next: {
        zh: '党建办核实后认为尚未完成，请继续办理并重新报告。',
        en: 'The office finds it not done yet: please go on and report it again.',
      },
    }),
  briefing_released: (f) => ({
    subject: { zh: `【季报简报】${plainLine(f.title, 60)}`, en: `Released: briefing of ${en(f)}` },
    body: {
      zh: `${who(f.issuingOffice)}已发布${zh(f)}《${plainLine(f.title, 120)}》，请查阅。核验码：${f.verificationCode}。`,
      en: `${who(f.issuingOffice)} released "${plainLine(f.title, 120)}" (${en(f)}). Verification code: ${f.verificationCode}.`,
    },
  }),
  unit_sheet: (f) => ({
    subject: { zh: `【季报数据单】${unitOf(f)}${zh(f)}`, en: `Sheet of ${unitOf(f)}, ${en(f)}` },
    body: {
      zh: `${who(f.issuingOffice)}已发布${unitOf(f)}${zh(f)}的数据单，只发本单位，请查阅。核验码：${f.verificationCode}。`,
      en: `${who(f.issuingOffice)} released the ${en(f)} sheet of ${unitOf(f)}, for your unit only. Verification code: ${f.verificationCode}.`,
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

const unitDaysChanged = (f: Extract<MessageFacts['days_changed'], About>): MessageText => ({
  subject: {
    zh: `【报送日期调整】${unitOf(f)}${zh(f)}季报 ${f.dueOn} 前为按时，${f.locksOn} 截止`,
    en: `New days: the ${en(f)} return of ${unitOf(f)} is due on ${f.dueOn}, filing closes after ${f.locksOn}`,
  },
  body:
    f.reason === null
      ? {
          zh: `${who(f.by)}已撤销${unitOf(f)}${zh(f)}季报单独的报送日期，改按统一日期：${f.dueOn} 前报送为按时，${f.locksOn} 后不能再报。`,
          en: `${who(f.by)} took back the own days of ${unitOf(f)} for its ${en(f)} return. Everybody's days hold again: due on ${f.dueOn}; filing closes after ${f.locksOn}.`,
        }
      : {
          zh: `${who(f.by)}已为${unitOf(f)}单独调整${zh(f)}季报的报送日期：${f.dueOn} 前报送为按时，${f.locksOn} 后不能再报。原因：${ended(f.reason, '。')}请按新日期完成填报并报送。`,
          en: `${who(f.by)} gave ${unitOf(f)} days of its own for its ${en(f)} return: due on ${f.dueOn}; filing closes after ${f.locksOn}. Reason: ${ended(f.reason, '.')} Please fill it in and submit it by then.`,
        },
});
const periodDaysChanged = (f: Exclude<MessageFacts['days_changed'], About>): MessageText => ({
  subject: {
    zh: `【报送日期调整】${zh(f)}季报 ${f.dueOn} 前为按时，${f.locksOn} 截止`,
    en: `New days: ${en(f)} returns are due on ${f.dueOn}, filing closes after ${f.locksOn}`,
  },
  body: {
    zh: `${who(f.by)}调整了${zh(f)}季报的报送日期：${f.dueOn} 前报送为按时，${f.locksOn} 后不能再报。您负责填报、尚未报送的：${namesZh(f.unitNames)}。请按新日期完成填报并报送。`,
    en: `${who(f.by)} moved the days of ${en(f)} returns: due on ${f.dueOn}; filing closes after ${f.locksOn}. You still have to file for ${namesEn(f.unitNames)}. Please submit by then.`,
  },
});

/** What people wrote is shortened: the whole of it is in the system, behind the link. */
const QUOTE = 200;
const NAMES = 10;

const zh = (f: { period: Period }): string => periodName(f.period).zh;
const en = (f: { period: Period }): string => periodName(f.period).en;
const unitOf = (f: About): string => plainLine(f.unitName, 80);
const who = (name: string): string => plainLine(name, 40);
const quoted = (text: string): string => plainLine(text, QUOTE).replace(/[。.]+$/u, '');
/** Closed as a sentence, unless its writer did so. */
function ended(text: string, stop: string): string {
  const said = quoted(text);
  return /[？！?!]$/u.test(said) ? said : `${said}${stop}`;
}
const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

function leftZh(daysLeft: number): string {
  if (daysLeft < 0) return `已逾期${-daysLeft}天`;
  return daysLeft === 0 ? '今天截止' : `还有${daysLeft}天截止`;
}
function leftEn(daysLeft: number): string {
  if (daysLeft < 0) return `is ${days(-daysLeft)} late`;
  return daysLeft === 0 ? 'is due today' : `is due in ${days(daysLeft)}`;
}

function namesZh(names: string[]): string {
  const shown = names.slice(0, NAMES).map((name) => plainLine(name, 80));
  return `${shown.join('、')}${names.length > NAMES ? `等 ${names.length} 个单位` : ''}`;
}
function namesEn(names: string[]): string {
  const shown = names.slice(0, NAMES).map((name) => plainLine(name, 80));
  return `${shown.join(', ')}${names.length > NAMES ? ` and ${names.length - NAMES} more` : ''}`;
}
