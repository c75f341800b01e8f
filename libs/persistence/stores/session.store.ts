/** SessionStore on MariaDB. */
import type { SessionRecord, SessionStore } from '#domain/ports/user-store.port.js';
import { SessionEntity } from '../entities/session.entity.js';
import { sqlTime, type Sql } from '../sql.js';

export class MariadbSessionStore implements SessionStore {
  constructor(private readonly sql: Sql) {}

  async create(session: SessionRecord): Promise<void> {
    await this.sql.manager.insert(SessionEntity, session);
  }

  async find(tokenHash: string): Promise<SessionRecord | null> {
    const session = await this.sql.manager.findOneBy(SessionEntity, { tokenHash });
    return session && { ...session };
  }

  async touch(tokenHash: string, lastSeenAt: string): Promise<void> {
    await this.sql.run('UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?', [sqlTime(lastSeenAt), tokenHash]);
  }

  async delete(tokenHash: string): Promise<void> {
    await this.sql.run('DELETE FROM sessions WHERE token_hash = ?', [tokenHash]);
  }

  async deleteOfUser(userId: string): Promise<void> {
    await this.sql.run('DELETE FROM sessions WHERE user_id = ?', [userId]);
  }

  deleteExpired(now: string): Promise<number> {
    return this.sql.run('DELETE FROM sessions WHERE expires_at <= ?', [sqlTime(now)]);
  }
}
