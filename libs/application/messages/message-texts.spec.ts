import { MESSAGE_KINDS, type MessageKind } from '#domain/message/message.js';
import { MESSAGE_TEXTS, type MessageFacts } from './message-texts.js';
import type { MessageText } from './said.js';

const about = { period: '2026Q3', unitName: '青石收费站党支部', by: '李四', version: 2 };
const days = { dueOn: '2026-10-15', locksOn: '2026-10-20' };
const REQUIRED = { ...about, text: `补齐整改台账，${'逐项销号'.repeat(20)}`, dueOn: '2026-12-31' };
const RELEASED = {
  ...about,
  ...{ title: '2026年第三季度党建工作情况的通报', issuingOffice: '局党建工作办公室', verificationCode: 'AB23-CD4E-FGH5' },
};
const FACTS: MessageFacts = {
  reminder: { ...about, ...days, daysLeft: 3, returned: false },
  overdue: { ...about, ...days, daysLate: 1 },
  nudge: { ...about, ...days, daysLeft: 0 },
  period_opened: { ...about, ...days, unitNames: ['甲支部', '乙支部'] },
  days_changed: { ...about, ...days, reason: '办公楼停电' },
  return_submitted: { ...about, late: true },
  return_passed: about,
  return_returned: { ...about, reason: '请核对' },
  return_accepted: about,
  comment_added: { ...about, element: 'T02', text: '偏高' },
  figure_comment: { ...about, indicator: { zh: '组织生活出席率', en: 'Attendance' }, text: '偏高' },
  meeting_changed: {
    ...about,
    was: { meetsOn: '2026-11-02', startsAt: '09:00', place: '三楼会议室' },
    now: { meetsOn: '2026-11-04', startsAt: '09:00', place: '五楼会议室' },
    plan: { draftsOn: null, materialsOn: { was: '2026-10-29', now: '2026-11-02' }, isToBeNoticed: true },
  },
  meeting_cancelled: { ...about, was: { meetsOn: '2026-11-02', startsAt: null, place: '' } },
  requirement_set: REQUIRED,
  requirement_due: REQUIRED,
  requirement_reported: REQUIRED,
  requirement_closed: REQUIRED,
  requirement_reopened: REQUIRED,
  briefing_drafted: { ...RELEASED, failure: null },
  briefing_review: RELEASED,
  briefing_sent_back: { ...RELEASED, reason: '请补充要求' },
  briefing_refused: { ...RELEASED, why: { zh: '没有通过的校核：没有缺字', en: 'Checks that failed: glyphs' } },
  briefing_released: RELEASED,
  unit_sheet: RELEASED,
};
const write = (kind: MessageKind, more: object = {}): MessageText =>
  (MESSAGE_TEXTS[kind] as (facts: unknown) => MessageText)({ ...FACTS[kind], ...more });

describe('the text of a message', () => {
  it.each(Object.keys(MESSAGE_KINDS) as MessageKind[])(
    'of kind %s names the quarter in both languages, says 季报, and fits into a mail subject',
    (kind) => {
      const { subject, body } = write(kind);
      expect(subject.zh + body.zh).toContain('2026年第三季度');
      expect(subject.en + body.en).toContain('2026 Q3');
      expect(subject.zh).toContain('季报');
      expect(`${body.zh}${body.en}${subject.zh}${subject.en}`).not.toMatch(/undefined|NaN|\n/);
      expect(subject.zh.length).toBeLessThan(80);
    },
  );

  it.each([
    [7, '还有7天截止'],
    [0, '今天截止'],
    [-2, '已逾期2天'],
  ])('counts %i days as %s', (daysLeft, said) => expect(write('nudge', { daysLeft }).body.zh).toContain(`（${said}）`));

  it('keeps names and quotations short, on one line and harmless', () => {
    const { body } = write('return_returned', { unitName: `甲${'乙'.repeat(200)}`, reason: `一\r\n二\u202e\u0000${'三'.repeat(500)}` });
    expect(body.zh).toMatch(/^甲乙{78}…2026年/);
    expect(body.zh).toMatch(/退回原因：一 二三{196}…。请改正/);
  });

  it('lists at most ten units', () => {
    const unitNames = Array.from({ length: 12 }, (_, i) => `支部${i}`);
    expect(write('period_opened', { unitNames }).body).toMatchObject({
      zh: expect.stringContaining('支部9等 12 个单位'),
      en: expect.stringContaining('支部9 and 2 more'),
    });
  });
});
