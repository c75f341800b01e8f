/** MessageStore in memory. */
import type { DeliveryRecord, MessageKind, MessageRecord, NotificationSettings } from '#domain/message/message.js';
import type { MessageStore, NewMessage } from '#domain/ports/message-store.port.js';
import { parentMissing } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, type Lease, type MemoryState } from './memory-state.js';

type Delivery = DeliveryRecord & Lease;

export class MemoryMessageStore implements MessageStore {
  constructor(private readonly state: MemoryState) {}

  async create(messages: NewMessage[]): Promise<string[]> {
    if (messages.some(({ message }) => message.userId !== null && !this.state.users.has(message.userId))) throw parentMissing();
    const keys = new Set([...this.state.messages.values()].map((message) => message.key));
    const created: string[] = [];
    for (const { message, deliveries } of messages) {
      if (keys.has(message.key)) continue;
      keys.add(message.key);
      created.push(message.id);
      const createdAt = iso(message.createdAt);
      this.state.messages.set(message.id, copied({ ...message, createdAt, readAt: null }));
      const fresh = { messageId: message.id, attempts: 0, outcome: null, createdAt, leaseToken: null, leaseUntil: null };
      for (const { id, channel, address, status, sentAt } of deliveries)
        this.state.deliveries.set(id, { ...fresh, id, channel, address, status, sentAt: isoOrNull(sentAt) });
    }
    return created;
  }

  async get(id: string): Promise<MessageRecord | null> {
    return copied(this.state.messages.get(id) ?? null);
  }

  async ofUser(userId: string, limit: number): Promise<MessageRecord[]> {
    return this.newest((message) => message.userId === userId, limit);
  }

  async unreadCount(userId: string): Promise<number> {
    return this.newest((message) => message.userId === userId && message.readAt === null, Infinity).length;
  }

  async markRead(userId: string, ids: string[] | null, at: string): Promise<void> {
    for (const message of this.newest((m) => m.userId === userId && m.readAt === null && (ids?.includes(m.id) ?? true), Infinity))
      this.state.messages.set(message.id, { ...message, readAt: iso(at) });
  }

  async aboutPeriod(period: string, limit: number): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]> {
    return this.withDeliveries(this.newest((message) => message.period === period, limit));
  }

  async latestByUnit(
    period: string,
    kinds: readonly MessageKind[],
    units?: readonly string[],
  ): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]> {
    const latest = new Map<string, MessageRecord>();
    for (const message of this.newest((m) => m.period === period && kinds.includes(m.kind), Infinity))
      if (message.unit !== null && (!units || units.includes(message.unit)) && !latest.has(message.unit)) latest.set(message.unit, message);
    return this.withDeliveries([...latest.values()].sort(byKey((message) => message.unit!)));
  }

  async timesByUnit(period: string, kinds: readonly MessageKind[]): Promise<Map<string, number>> {
    const moments = new Map<string, Set<string>>();
    for (const { unit, createdAt } of this.newest((m) => m.period === period && kinds.includes(m.kind), Infinity))
      if (unit !== null) moments.set(unit, (moments.get(unit) ?? new Set()).add(createdAt));
    return new Map(Array.from(moments, ([unit, at]) => [unit, at.size]));
  }

  async ofBriefing(briefingId: string): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]> {
    const found = [...this.state.messages.values()].filter(({ briefing }) => briefing?.id === briefingId);
    found.sort(
      byKey(
        (message) => message.createdAt,
        (message) => message.key,
      ),
    );
    return this.withDeliveries(copied(found));
  }

  async retryOfBriefing(briefingId: string, at: string): Promise<string[]> {
    const again = [...this.state.deliveries.values()].filter(
      ({ messageId, status }) =>
        (status === 'failed' || status === 'skipped') && this.state.messages.get(messageId)?.briefing?.id === briefingId,
    );
    for (const delivery of again)
      this.state.deliveries.set(delivery.id, { ...delivery, status: 'waiting', attempts: 0, outcome: null, createdAt: iso(at) });
    return again.map(({ id }) => id).sort();
  }

  async delivery(id: string): Promise<DeliveryRecord | null> {
    const delivery = this.state.deliveries.get(id);
    return delivery ? record(delivery) : null;
  }

  async claimDelivery(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean> {
    const delivery = this.state.deliveries.get(id);
    if (delivery?.status !== 'waiting' || (delivery.leaseUntil !== null && delivery.leaseUntil >= iso(now))) return false;
    this.state.deliveries.set(id, { ...delivery, attempts: delivery.attempts + 1, leaseToken, leaseUntil: iso(leaseUntil) });
    return true;
  }

  async finishDelivery(
    id: string,
    leaseToken: string,
    { status, outcome, sentAt }: Pick<DeliveryRecord, 'status' | 'outcome' | 'sentAt'>,
  ): Promise<boolean> {
    const delivery = this.state.deliveries.get(id);
    if (delivery?.leaseToken !== leaseToken || delivery.status !== 'waiting') return false;
    const finished = { status, outcome, sentAt: isoOrNull(sentAt), leaseToken: null, leaseUntil: null };
    this.state.deliveries.set(id, { ...delivery, ...finished });
    return true;
  }

  async waitingDeliveries(before: string, limit: number): Promise<DeliveryRecord[]> {
    const at = iso(before);
    const waits = (d: Delivery) => d.status === 'waiting' && (d.leaseUntil === null ? d.createdAt < at : d.leaseUntil < at);
    return [...this.state.deliveries.values()]
      .filter(waits)
      .sort(
        byKey(
          (d) => d.createdAt,
          (d) => d.id,
        ),
      )
      .slice(0, limit)
      .map(record);
  }

  async settings(userIds: string[]): Promise<NotificationSettings[]> {
    const asked = new Set(userIds);
    return copied([...this.state.settings.values()].filter((s) => asked.has(s.userId)).sort(byKey((s) => s.userId)));
  }

  async saveSettings(settings: NotificationSettings): Promise<void> {
    if (!this.state.users.has(settings.userId)) throw parentMissing();
    this.state.settings.set(settings.userId, copied(settings));
  }

  private withDeliveries(messages: MessageRecord[]): { message: MessageRecord; deliveries: DeliveryRecord[] }[] {
    const deliveries = [...this.state.deliveries.values()].sort(byKey((d) => d.channel));
    return messages.map((message) => ({ message, deliveries: deliveries.filter((d) => d.messageId === message.id).map(record) }));
  }

  private newest(matches: (message: MessageRecord) => boolean, limit: number): MessageRecord[] {
    const found = [...this.state.messages.values()].filter(matches);
    found.sort((a, b) => byKey<MessageRecord>((m) => m.createdAt)(b, a) || byKey<MessageRecord>((m) => m.id)(a, b));
    return copied(found.slice(0, limit));
  }
}

function record(delivery: Delivery): DeliveryRecord {
  const { leaseToken: _token, leaseUntil: _until, ...rest } = delivery;
  return copied(rest);
}
