/** Messages (消息): what a person is told, once, over the channels he chose; every delivery is recorded with its outcome. */
import type { Text } from '../errors.js';

/** One line a kind, in the order they are listed; what it says: messages/message-texts.ts. */
export const MESSAGE_KINDS = {
  reminder: { zh: '到期提醒', en: 'Reminders' },
  overdue: { zh: '逾期提醒', en: 'Overdue' },
  nudge: { zh: '催报', en: 'Nudges' },
  period_opened: { zh: '开始填报', en: 'Quarter opened' },
  days_changed: { zh: '报送日期调整', en: 'Days changed' },
  return_submitted: { zh: '季报报送', en: 'Return submitted' },
  return_passed: { zh: '初审通过', en: 'First level passed' },
  return_returned: { zh: '季报退回', en: 'Return sent back' },
  return_accepted: { zh: '审核通过', en: 'Return accepted' },
  comment_added: { zh: '问题与回复', en: 'Questions and answers' },
  figure_comment: { zh: '指标批注', en: 'Comments on figures' },
  meeting_changed: { zh: '例会调整', en: 'Meetings moved' },
  meeting_cancelled: { zh: '例会撤销', en: 'Meetings called off' },
  requirement_set: { zh: '会议要求', en: 'Requirements of meetings' },
  requirement_due: { zh: '会议要求临期', en: 'Requirements due soon' },
  requirement_reported: { zh: '会议要求待销号', en: 'Requirements to close' },
  requirement_closed: { zh: '会议要求销号', en: 'Requirements closed' },
  requirement_reopened: { zh: '会议要求退回', en: 'Requirements open again' },
  briefing_drafted: { zh: '简报自动起草', en: 'Briefings drafted' },
  briefing_review: { zh: '简报送审', en: 'Briefings to review' },
  briefing_sent_back: { zh: '简报退回', en: 'Briefings sent back' },
  briefing_refused: { zh: '简报未发布', en: 'Briefings not released' },
  briefing_released: { zh: '简报发布', en: 'Briefings released' },
  unit_sheet: { zh: '单位数据单', en: 'Sheets of units' },
} as const satisfies Record<string, Text>;
export type MessageKind = keyof typeof MESSAGE_KINDS;

/** In the order they are listed; `inbox` cannot be switched off. */
export const CHANNELS = ['inbox', 'email', 'webhook'] as const;
export type ChannelName = (typeof CHANNELS)[number];
/** Text formats of group robots. */
export const WEBHOOK_KINDS = ['wecom', 'dingtalk', 'feishu'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

export interface MessageRecord {
  id: string;
  /** One message per key for ever: `reminder:2026Q3:JG-01:2026-10-20:T-3:<user>` (with the due day counted from); a second one is not created. */
  key: string;
  kind: MessageKind;
  /** Null: somebody outside without an account, at the address of its only delivery. */
  userId: string | null;
  period: string | null;
  unit: string | null;
  subject: Text;
  body: Text;
  /** Path in the web app it leads to. */
  link: string | null;
  /** The released briefing it brings, as a file where there is room for one; found when it is sent, and only for whoever may see it then. */
  briefing: { id: string; sendsFile: boolean } | null;
  createdAt: string;
  readAt: string | null;
}

export type DeliveryStatus = 'waiting' | 'sent' | 'failed' | 'skipped';
/** One message over one channel. */
export interface DeliveryRecord {
  id: string;
  messageId: string;
  channel: ChannelName;
  /** Address it went to, as shown in lists; never a secret: of a webhook only the host. */
  address: string;
  status: DeliveryStatus;
  attempts: number;
  /** Why it failed or was skipped, in plain words. */
  outcome: string | null;
  createdAt: string;
  sentAt: string | null;
}

/** What a person chose; the inbox always gets everything. */
export interface NotificationSettings {
  userId: string;
  email: boolean;
  webhook: { kind: WebhookKind; url: string; secret: string | null } | null;
  /** Kinds he does not want outside the inbox. */
  muted: MessageKind[];
}
