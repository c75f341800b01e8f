/** OutboxStore on MariaDB. */
import type { OutboxRow, OutboxStore } from '#domain/ports/outbox-store.port.js';
import { canonicalJson } from '../canonical-json.js';
import { OutboxEntity } from '../entities/outbox.entity.js';
import { outboxSubject } from '../outbox-subject.js';
import { chunked, sqlTime, type Sql } from '../sql.js';

const ROWS_PER_DELETE = 5_000;

export class MariadbOutboxStore implements OutboxStore {
  constructor(private readonly sql: Sql) {}

  add(job: string, payload: Record<string, unknown>, createdAt: string): Promise<void> {
    return this.addAll(job, [payload], createdAt);
  }

  async addAll(job: string, payloads: Record<string, unknown>[], createdAt: string): Promise<void> {
    const rows = payloads.map((payload) => [job, canonicalJson(payload), outboxSubject(job, payload), sqlTime(createdAt)]);
    await this.sql.insert('outbox', ['job', 'payload', 'subject', 'created_at'], rows);
  }

  async ringAgain(job: string, payload: Record<string, unknown>, at: string, rungBefore: string): Promise<boolean> {
    return this.sql.atomically(async (sql) => {
      const latest = await sql.row<{ id: string; waits: string | number; recent: string | number }>(
        'SELECT id, rung_at IS NULL AS waits, COALESCE(rung_at >= ?, 0) AS recent FROM outbox WHERE subject = ? ORDER BY id DESC LIMIT 1',
        [sqlTime(rungBefore), outboxSubject(job, payload)],
      );
      if (!latest) await new MariadbOutboxStore(sql).add(job, payload, at);
      else if (Number(latest.waits) || Number(latest.recent)) return false;
      else await sql.run('UPDATE outbox SET rung_at = NULL WHERE id = ? AND rung_at < ?', [latest.id, sqlTime(rungBefore)]);
      return true;
    });
  }

  async unrung(limit: number): Promise<OutboxRow[]> {
    // Rows are found by being unrung, never by a last id seen: ids become visible out of order.
    const rows = await this.sql.manager
      .createQueryBuilder(OutboxEntity, 'o')
      .where('o.rungAt IS NULL')
      .orderBy('o.id')
      .take(limit)
      .getMany();
    return rows.map(({ id, job, payload, attempt, createdAt }) => ({ id, job, payload, attempt, createdAt }));
  }

  async markRung(ids: string[], at: string): Promise<void> {
    for (const some of chunked(ids, 500))
      await this.sql.run('UPDATE outbox SET rung_at = ?, attempt = attempt + 1 WHERE id IN (?) AND rung_at IS NULL', [sqlTime(at), some]);
  }

  deleteRungBefore(at: string): Promise<number> {
    return this.sql.run(`DELETE FROM outbox WHERE rung_at < ? ORDER BY rung_at LIMIT ${ROWS_PER_DELETE}`, [sqlTime(at)]);
  }
}
