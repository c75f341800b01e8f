/** IdempotencyStore on MariaDB. */
import type { IdempotencyStore, RememberedAnswer } from '#domain/ports/outbox-store.port.js';
import { canonicalJson } from '../canonical-json.js';
import { isDuplicate } from '../database-errors.js';
import { ABANDONED_AFTER_MS } from '../idempotency-rules.js';
import { sqlTime, type Sql } from '../sql.js';

export class MariadbIdempotencyStore implements IdempotencyStore {
  constructor(private readonly sql: Sql) {}

  async begin(userId: string, key: string, requestHash: string, now: string): Promise<RememberedAnswer | null> {
    try {
      await this.sql.insert(
        'idempotency_keys',
        ['user_id', 'idempotency_key', 'request_hash', 'created_at'],
        [[userId, key, requestHash, sqlTime(now)]],
      );
      return null;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const abandoned = sqlTime(new Date(Date.parse(now) - ABANDONED_AFTER_MS).toISOString());
    const taken = await this.sql.run(
      'UPDATE idempotency_keys SET request_hash = ?, created_at = ? WHERE user_id = ? AND idempotency_key = ? AND status IS NULL AND created_at < ?',
      [requestHash, sqlTime(now), userId, key, abandoned],
    );
    if (taken === 1) return null;
    const row = await this.sql.row<{ requestHash: string; status: number | null; body: string | null }>(
      'SELECT request_hash AS requestHash, status, body FROM idempotency_keys WHERE user_id = ? AND idempotency_key = ?',
      [userId, key],
    );
    // Forgotten between the two statements: it is free again.
    if (!row) return this.begin(userId, key, requestHash, now);
    return { requestHash: row.requestHash, status: row.status, body: row.body === null ? null : JSON.parse(row.body) };
  }

  async complete(userId: string, key: string, status: number, body: unknown): Promise<void> {
    await this.sql.run('UPDATE idempotency_keys SET status = ?, body = ? WHERE user_id = ? AND idempotency_key = ?', [
      status,
      canonicalJson(body),
      userId,
      key,
    ]);
  }

  async forget(userId: string, key: string): Promise<void> {
    await this.sql.run('DELETE FROM idempotency_keys WHERE user_id = ? AND idempotency_key = ?', [userId, key]);
  }

  deleteBefore(at: string): Promise<number> {
    return this.sql.run('DELETE FROM idempotency_keys WHERE created_at < ?', [sqlTime(at)]);
  }
}
