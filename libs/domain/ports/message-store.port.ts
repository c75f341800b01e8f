/** Messages, their deliveries, and what each person chose. */
import type { DeliveryRecord, MessageKind, MessageRecord, NotificationSettings } from '../message/message.js';

export interface NewMessage {
  message: Omit<MessageRecord, 'readAt'>;
  deliveries: Pick<DeliveryRecord, 'id' | 'channel' | 'address' | 'status' | 'sentAt'>[];
}

export interface MessageStore {
  /**
   * Creates the messages whose key is new, each with its deliveries, and answers with the ids of those messages; others are left as they are.
   * A delivery is `waiting`, or `sent` where being stored is being delivered (the inbox).
   */
  create(messages: NewMessage[]): Promise<string[]>;
  get(id: string): Promise<MessageRecord | null>;
  /** Newest first. */
  ofUser(userId: string, limit: number): Promise<MessageRecord[]>;
  unreadCount(userId: string): Promise<number>;
  /** `ids` null = all of his. */
  markRead(userId: string, ids: string[] | null, at: string): Promise<void>;
  /** Latest messages about units of a period, newest first, with their deliveries: who was told what, and when. */
  aboutPeriod(period: string, limit: number): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]>;
  /** The newest message of these kinds about each unit of a period, with its deliveries; `units` absent = every unit. */
  latestByUnit(
    period: string,
    kinds: readonly MessageKind[],
    units?: readonly string[],
  ): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]>;
  /** How often each unit of a period was sent messages of these kinds; whoever was told at the same moment, it counts once. */
  timesByUnit(period: string, kinds: readonly MessageKind[]): Promise<Map<string, number>>;
  /** Everybody who was told of a briefing, in the order they were, with the deliveries. */
  ofBriefing(briefingId: string): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]>;
  /** Deliveries of a briefing that failed or were skipped wait once more, from now on and with all their attempts; answers with their ids. */
  retryOfBriefing(briefingId: string, at: string): Promise<string[]>;
  delivery(id: string): Promise<DeliveryRecord | null>;
  /** As UploadStore.claim(): counts the attempt and writes the lease; false when it is over or held elsewhere. */
  claimDelivery(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean>;
  /** Fenced: false when the lease was lost. `waiting` gives it back for another attempt. */
  finishDelivery(id: string, leaseToken: string, result: Pick<DeliveryRecord, 'status' | 'outcome' | 'sentAt'>): Promise<boolean>;
  /** Waiting since before, or held under a lease that ran out: what the sweep rings again. */
  waitingDeliveries(before: string, limit: number): Promise<DeliveryRecord[]>;
  settings(userIds: string[]): Promise<NotificationSettings[]>;
  saveSettings(settings: NotificationSettings): Promise<void>;
}
