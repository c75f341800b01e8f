/** MessageStore on MariaDB: the unique key is what tells a person once; deliveries are leased like reading an upload. */
import { In, IsNull, type FindOptionsWhere } from 'typeorm';
import type { DeliveryRecord, MessageKind, MessageRecord, NotificationSettings } from '#domain/message/message.js';
import type { MessageStore, NewMessage } from '#domain/ports/message-store.port.js';
import { canonicalJson } from '../canonical-json.js';
import { MessageDeliveryEntity } from '../entities/message-delivery.entity.js';
import { MessageEntity } from '../entities/message.entity.js';
import { NotificationSettingsEntity } from '../entities/notification-settings.entity.js';
import { grouped } from '#domain/grouped.js';
import { chunked, sqlTime, sqlTimeOrNull, type Sql } from '../sql.js';

const MESSAGE_COLUMNS = [
  'id',
  'message_key',
  'kind',
  'user_id',
  'period',
  'unit_code',
  'subject',
  'body',
  'link',
  'briefing_id',
  'sends_file',
  'created_at',
];
const DELIVERY_COLUMNS = ['id', 'message_id', 'channel', 'address', 'status', 'created_at', 'sent_at'];

export class MariadbMessageStore implements MessageStore {
  constructor(private readonly sql: Sql) {}

  async create(messages: NewMessage[]): Promise<string[]> {
    return this.sql.atomically(async (sql) => {
      const created: string[] = [];
      for (const chunk of chunked(messages, 500)) created.push(...(await createSome(sql, chunk)));
      return created;
    });
  }

  async get(id: string): Promise<MessageRecord | null> {
    return (await this.find({ id }, 1))[0] ?? null;
  }

  ofUser(userId: string, limit: number): Promise<MessageRecord[]> {
    return this.find({ userId }, limit);
  }

  unreadCount(userId: string): Promise<number> {
    return this.sql.manager.countBy(MessageEntity, { userId, readAt: IsNull() });
  }

  async markRead(userId: string, ids: string[] | null, at: string): Promise<void> {
    const text = 'UPDATE messages SET read_at = ? WHERE user_id = ? AND read_at IS NULL';
    if (ids === null) await this.sql.run(text, [sqlTime(at), userId]);
    else for (const some of chunked(ids, 500)) await this.sql.run(`${text} AND id IN (?)`, [sqlTime(at), userId, some]);
  }

  async aboutPeriod(period: string, limit: number): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]> {
    return this.withDeliveries(await this.find({ period }, limit));
  }

  async latestByUnit(
    period: string,
    kinds: readonly MessageKind[],
    units?: readonly string[],
  ): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]> {
    if (kinds.length === 0) return [];
    const ids: string[] = [];
    for (const codes of units ? chunked(units, 500) : [null]) {
      const rows = await this.sql.rows<{ id: string }>(
        `SELECT id FROM (
           SELECT id, ROW_NUMBER() OVER (PARTITION BY unit_code ORDER BY created_at DESC, id) AS place FROM messages
           WHERE period = ? AND unit_code IS NOT NULL AND kind IN (?)${codes ? ' AND unit_code IN (?)' : ''}
         ) ranked WHERE place = 1`,
        codes ? [period, kinds, codes] : [period, kinds],
      );
      ids.push(...rows.map((row) => row.id));
    }
    const messages: MessageRecord[] = [];
    for (const some of chunked(ids, 500)) messages.push(...(await this.find({ id: In(some) }, some.length)));
    return this.withDeliveries(messages.sort((a, b) => (a.unit! < b.unit! ? -1 : 1)));
  }

  async timesByUnit(period: string, kinds: readonly MessageKind[]): Promise<Map<string, number>> {
    const rows = await this.sql.rows<{ unit: string; times: string }>(
      `SELECT unit_code AS unit, COUNT(DISTINCT created_at) AS times FROM messages
       WHERE period = ? AND unit_code IS NOT NULL AND kind IN (?) GROUP BY unit_code`,
      [period, kinds],
    );
    return new Map(rows.map(({ unit, times }) => [unit, Number(times)]));
  }

  async ofBriefing(briefingId: string): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]> {
    const messages = await this.sql.manager.find(MessageEntity, { where: { briefingId }, order: { createdAt: 'ASC', key: 'ASC' } });
    return this.withDeliveries(messages.map(messageOf));
  }

  retryOfBriefing(briefingId: string, at: string): Promise<string[]> {
    return this.sql.atomically(async (sql) => {
      const rows = await sql.rows<{ id: string }>(
        `SELECT d.id FROM message_deliveries d JOIN messages m ON m.id = d.message_id
         WHERE m.briefing_id = ? AND d.status IN ('failed', 'skipped') ORDER BY d.id FOR UPDATE`,
        [briefingId],
      );
      const ids = rows.map(({ id }) => id);
      for (const some of chunked(ids, 500))
        await sql.run("UPDATE message_deliveries SET status = 'waiting', attempts = 0, outcome = NULL, created_at = ? WHERE id IN (?)", [
          sqlTime(at),
          some,
        ]);
      return ids;
    });
  }

  async delivery(id: string): Promise<DeliveryRecord | null> {
    const delivery = await this.sql.manager.findOneBy(MessageDeliveryEntity, { id });
    return delivery && recordOf(delivery);
  }

  async claimDelivery(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean> {
    const claimed = await this.sql.run(
      `UPDATE message_deliveries SET attempts = attempts + 1, lease_token = ?, lease_until = ?
       WHERE id = ? AND status = 'waiting' AND (lease_until IS NULL OR lease_until < ?)`,
      [leaseToken, sqlTime(leaseUntil), id, sqlTime(now)],
    );
    return claimed === 1;
  }

  async finishDelivery(
    id: string,
    leaseToken: string,
    { status, outcome, sentAt }: Pick<DeliveryRecord, 'status' | 'outcome' | 'sentAt'>,
  ): Promise<boolean> {
    const finished = await this.sql.run(
      `UPDATE message_deliveries SET status = ?, outcome = ?, sent_at = ?, lease_token = NULL, lease_until = NULL
       WHERE id = ? AND lease_token = ? AND status = 'waiting'`,
      [status, outcome, sqlTimeOrNull(sentAt), id, leaseToken],
    );
    return finished === 1;
  }

  async waitingDeliveries(before: string, limit: number): Promise<DeliveryRecord[]> {
    const deliveries = await this.sql.manager
      .createQueryBuilder(MessageDeliveryEntity, 'd')
      .where("d.status = 'waiting' AND ((d.leaseUntil IS NULL AND d.createdAt < :before) OR d.leaseUntil < :before)", {
        before: new Date(before),
      })
      .orderBy('d.createdAt')
      .addOrderBy('d.id')
      .take(limit)
      .getMany();
    return deliveries.map(recordOf);
  }

  async settings(userIds: string[]): Promise<NotificationSettings[]> {
    const found = await this.sql.manager.find(NotificationSettingsEntity, {
      where: { userId: In(userIds) },
      order: { userId: 'ASC' },
    });
    return found.map((settings) => ({ ...settings }));
  }

  async saveSettings({ userId, email, webhook, muted }: NotificationSettings): Promise<void> {
    await this.sql.insert(
      'notification_settings',
      ['user_id', 'email', 'webhook', 'muted'],
      [[userId, email, webhook && canonicalJson(webhook), canonicalJson(muted)]],
      'ON DUPLICATE KEY UPDATE email = VALUES(email), webhook = VALUES(webhook), muted = VALUES(muted)',
    );
  }

  /** Newest first. */
  private async find(where: FindOptionsWhere<MessageEntity>, limit: number): Promise<MessageRecord[]> {
    const messages = await this.sql.manager.find(MessageEntity, { where, order: { createdAt: 'DESC', id: 'ASC' }, take: limit });
    return messages.map(messageOf);
  }

  private async withDeliveries(messages: MessageRecord[]): Promise<{ message: MessageRecord; deliveries: DeliveryRecord[] }[]> {
    const deliveries: DeliveryRecord[] = [];
    for (const some of chunked(messages, 500)) {
      const where = { messageId: In(some.map((message) => message.id)) };
      deliveries.push(...(await this.sql.manager.find(MessageDeliveryEntity, { where, order: { channel: 'ASC' } })).map(recordOf));
    }
    const byMessage = grouped(deliveries, (delivery) => delivery.messageId);
    return messages.map((message) => ({ message, deliveries: byMessage.get(message.id) ?? [] }));
  }
}

async function createSome(sql: Sql, messages: NewMessage[]): Promise<string[]> {
  const keys = messages.map(({ message }) => message.key);
  const known = await sql.rows<{ message_key: string }>('SELECT message_key FROM messages WHERE message_key IN (?)', [keys]);
  const knownKeys = new Set(known.map((row) => row.message_key));
  const fresh = messages.filter(({ message }) => !knownKeys.has(message.key));
  // Somebody else may be telling the same right now: who comes second waits here, and finds the other's message under its key.
  const rows = fresh.map(({ message: m }) => [
    ...[m.id, m.key, m.kind, m.userId, m.period, m.unit],
    ...[
      canonicalJson(m.subject),
      canonicalJson(m.body),
      m.link,
      m.briefing?.id ?? null,
      m.briefing?.sendsFile ?? false,
      sqlTime(m.createdAt),
    ],
  ]);
  await sql.insert('messages', MESSAGE_COLUMNS, rows, 'ON DUPLICATE KEY UPDATE message_key = VALUES(message_key)');
  if (fresh.length === 0) return [];
  const stored = await sql.rows<{ id: string }>('SELECT id FROM messages WHERE id IN (?)', [fresh.map(({ message }) => message.id)]);
  const created = new Set(stored.map((row) => row.id));
  await sql.insert(
    'message_deliveries',
    DELIVERY_COLUMNS,
    fresh
      .filter(({ message }) => created.has(message.id))
      .flatMap(({ message, deliveries }) =>
        deliveries.map((d) => [d.id, message.id, d.channel, d.address, d.status, sqlTime(message.createdAt), sqlTimeOrNull(d.sentAt)]),
      ),
  );
  return fresh.map(({ message }) => message.id).filter((id) => created.has(id));
}

function messageOf({ briefingId, sendsFile, ...message }: MessageEntity): MessageRecord {
  return { ...message, briefing: briefingId === null ? null : { id: briefingId, sendsFile } };
}

function recordOf(delivery: MessageDeliveryEntity): DeliveryRecord {
  const { leaseToken: _token, leaseUntil: _until, ...rest } = delivery;
  return rest;
}
