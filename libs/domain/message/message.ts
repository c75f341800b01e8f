/** Messages (消息): what a person is told, once, over the channels he chose; every delivery is recorded with its outcome. */
import type { Text } from '../errors.js';

export const MESSAGE_KINDS = [
  'reminder',
  'overdue',
  'nudge',
  'period_opened',
  'days_changed',
  'return_submitted',
  'return_passed',
  'return_returned',
  'return_accepted',
  'comment_added',
  'figure_comment',
  'requirement_set',
  'requirement_due',
  'requirement_closed',
  'requirement_reopened',
  'briefing_released',
  'unit_sheet',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

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
