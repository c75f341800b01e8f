/** What messages about a quarter and its returns say. Days are `YYYY-MM-DD`; `by` is a display name. */
import type { Text } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import { plainLine } from './plain-line.js';
import {
  days,
  ended,
  en,
  leftEn,
  leftZh,
  movedEn,
  movedZh,
  namesEn,
  namesZh,
  unitOf,
  who,
  zh,
  type About,
  type MessageText,
} from './said.js';

/** `reason`: null where the unit's own days were taken back. */
type UnitDays = About & { dueOn: string; locksOn: string; by: string; reason: string | null };
/** Everybody's days moved; `unitNames` are what the reader files for. */
type PeriodDays = {
  period: Period;
  unitNames: string[];
  dueOn: string;
  locksOn: string;
  was: { dueOn: string; locksOn: string };
  by: string;
};

export const RETURN_TEXTS = {
  reminder: (f: About & { dueOn: string; locksOn: string; daysLeft: number; returned: boolean }) => ({
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
  overdue: (f: About & { dueOn: string; locksOn: string; daysLate: number }) => ({
    subject: {
      zh: `【季报逾期】${unitOf(f)}${zh(f)}季报已逾期${f.daysLate}天`,
      en: `Overdue: ${en(f)} return of ${unitOf(f)} is ${days(f.daysLate)} late`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报应于 ${f.dueOn} 前报送，至今未报。请尽快补报并说明逾期原因；${f.locksOn} 后不能再报。`,
      en: `The ${en(f)} return of ${unitOf(f)} was due on ${f.dueOn} and has not been submitted. Please submit it soon with a note on why it is late; filing closes after ${f.locksOn}.`,
    },
  }),
  nudge: (f: About & { dueOn: string; locksOn: string; daysLeft: number; by: string }) => ({
    subject: {
      zh: `【党建办催报】请尽快报送${unitOf(f)}${zh(f)}季报`,
      en: `From the office: please submit the ${en(f)} return of ${unitOf(f)}`,
    },
    body: {
      zh: `${who(f.by)}提醒：${unitOf(f)}${zh(f)}季报尚未报送，按时报送日为 ${f.dueOn}（${leftZh(f.daysLeft)}）。请登录系统完成填报并报送；${f.locksOn} 后不能再报。`,
      en: `${who(f.by)} reminds you: the ${en(f)} return of ${unitOf(f)} has not been submitted; it is due on ${f.dueOn} (${leftEn(f.daysLeft)}). Please sign in, fill it in and submit it; filing closes after ${f.locksOn}.`,
    },
  }),
  period_opened: (f: { period: Period; unitNames: string[]; dueOn: string; locksOn: string }) => ({
    subject: {
      zh: `【季报开放】${zh(f)}季报开始填报，${f.dueOn} 截止`,
      en: `${en(f)} returns are open, due on ${f.dueOn}`,
    },
    body: {
      zh: `${zh(f)}季报已开放填报。您负责填报：${namesZh(f.unitNames)}。请于 ${f.dueOn} 前完成填报并报送；${f.locksOn} 后不能再报。`,
      en: `Filing for ${en(f)} is open. You file for ${namesEn(f.unitNames)}. Please submit by ${f.dueOn}; filing closes after ${f.locksOn}.`,
    },
  }),
  days_changed: (f: UnitDays | PeriodDays) => ('unitNames' in f ? periodDaysChanged(f) : unitDaysChanged(f)),
  return_submitted: (f: About & { by: string; version: number; late: boolean }) => ({
    subject: {
      zh: `【待审核】${unitOf(f)}已报送${zh(f)}季报${f.late ? '（逾期）' : ''}`,
      en: `To review: ${unitOf(f)} submitted its ${en(f)} return${f.late ? ' (late)' : ''}`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报第 ${f.version} 版已由${who(f.by)}报送，请审核：无误则审核通过，有误请写明原因退回。`,
      en: `${who(f.by)} submitted version ${f.version} of the ${en(f)} return of ${unitOf(f)}. Please review it: accept it, or return it with a reason.`,
    },
  }),
  return_passed: (f: About & { by: string; version: number }) => ({
    subject: {
      zh: `【待审核】${unitOf(f)}${zh(f)}季报已通过初审`,
      en: `To review: ${en(f)} return of ${unitOf(f)} passed the first level`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报第 ${f.version} 版已由${who(f.by)}初审通过，请党建办终审。`,
      en: `${who(f.by)} passed version ${f.version} of the ${en(f)} return of ${unitOf(f)}. The office takes the last step of review.`,
    },
  }),
  return_returned: (f: About & { by: string; version: number; reason: string }) => ({
    subject: {
      zh: `【已退回】${unitOf(f)}${zh(f)}季报被退回，请改正后重新报送`,
      en: `Returned: ${en(f)} return of ${unitOf(f)}; please correct it`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报第 ${f.version} 版已由${who(f.by)}退回。退回原因：${ended(f.reason, '。')}请改正后重新报送。`,
      en: `${who(f.by)} returned version ${f.version} of the ${en(f)} return of ${unitOf(f)}. Reason: ${ended(f.reason, '.')} Please correct it and submit it again.`,
    },
  }),
  return_accepted: (f: About & { by: string; version: number }) => ({
    subject: {
      zh: `【审核通过】${unitOf(f)}${zh(f)}季报已审核通过`,
      en: `Accepted: ${en(f)} return of ${unitOf(f)}`,
    },
    body: {
      zh: `${unitOf(f)}${zh(f)}季报第 ${f.version} 版已由${who(f.by)}审核通过，数据已计入汇总。您无须再操作；如需更正，请登录系统在该季报页面点“更正”。`,
      en: `${who(f.by)} accepted version ${f.version} of the ${en(f)} return of ${unitOf(f)}; its figures count now. Nothing more is needed; to correct something, sign in and choose Correct on the page of the return.`,
    },
  }),
  comment_added: (f: About & { by: string; element: string | null; text: string }) => ({
    subject: {
      zh: `【季报留言】${who(f.by)}就${unitOf(f)}${zh(f)}季报${f.element ? ` ${f.element} ` : ''}留言`,
      en: `Comment on the ${en(f)} return of ${unitOf(f)}${f.element ? `, ${f.element}` : ''}`,
    },
    body: {
      zh: `${who(f.by)}：${ended(f.text, '。')}请登录系统查看并答复。`,
      en: `${who(f.by)}: ${ended(f.text, '.')} Please sign in to read it and answer.`,
    },
  }),
  /** `text` null: of a figure for few eyes, told of but not quoted. */
  figure_comment: (f: About & { by: string; indicator: Text; text: string | null }) => ({
    subject: {
      zh: `【季报批注】${who(f.by)}批注了${plainLine(f.unitName, 30)}${zh(f)}“${f.indicator.zh}”`,
      en: `Comment on ${f.indicator.en} of ${plainLine(f.unitName, 30)}, ${en(f)}`,
    },
    body: {
      zh: `${who(f.by)}：${f.text === null ? '内容请在系统中查看。' : ended(f.text, '。')}请登录系统查看并答复。`,
      en: `${who(f.by)}: ${f.text === null ? 'What was said is shown in the system only.' : ended(f.text, '.')} Please sign in to read it and answer.`,
    },
  }),
};

const unitDaysChanged = (f: UnitDays): MessageText => ({
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
const periodDaysChanged = (f: PeriodDays): MessageText => ({
  subject: {
    zh: `【报送日期调整】${zh(f)}季报 ${f.dueOn} 前为按时，${f.locksOn} 截止`,
    en: `New days: ${en(f)} returns are due on ${f.dueOn}, filing closes after ${f.locksOn}`,
  },
  body: {
    zh: `${who(f.by)}调整了${zh(f)}季报的报送日期：${movedZh('按时报送日', f.was.dueOn, f.dueOn)}，${movedZh('补报截止日', f.was.locksOn, f.locksOn)}。您负责填报、尚未报送的：${namesZh(f.unitNames)}。请按新日期完成填报并报送。`,
    en: `${who(f.by)} moved the days of ${en(f)} returns: due ${movedEn(f.was.dueOn, f.dueOn)}; filing closes after ${movedEn(f.was.locksOn, f.locksOn)}. You still have to file for ${namesEn(f.unitNames)}. Please submit by then.`,
  },
});
