/** UserStore on MariaDB. */
import { In } from 'typeorm';
import type { Grant, Role } from '#domain/access/actor.js';
import { usernameKey } from '#domain/access/username.js';
import type { NewUser, StoredGrant, UserRecord, UserStore } from '#domain/ports/user-store.port.js';
import { isDuplicateOf } from '../database-errors.js';
import { UserEntity } from '../entities/user.entity.js';
import { secondOfficerRole, usernameTaken } from '../refusals.js';
import { chunked, sqlTime, type Sql } from '../sql.js';
import { isOfficer, WHOLE_TREE } from '../user-rules.js';

/** Of accounts that may sign in. */
const STORED_GRANTS = `SELECT g.user_id AS userId, g.role, COALESCE(g.unit_code, '/') AS unit
  FROM user_grants g JOIN users u ON u.id = g.user_id WHERE u.disabled = 0 AND u.pending = 0`;

export class MariadbUserStore implements UserStore {
  constructor(private readonly sql: Sql) {}

  async byUsername(username: string): Promise<UserRecord | null> {
    return record(await this.sql.manager.findOneBy(UserEntity, { usernameKey: usernameKey(username) }));
  }

  async byId(id: string): Promise<UserRecord | null> {
    return record(await this.sql.manager.findOneBy(UserEntity, { id }));
  }

  grants(userId: string): Promise<Grant[]> {
    return this.sql.rows<Grant>(
      `SELECT g.role AS role, COALESCE(g.unit_code, '/') AS unit, COALESCE(u.path, '/') AS path
       FROM user_grants g LEFT JOIN units u ON u.code = g.unit_code WHERE g.user_id = ? ORDER BY g.id`,
      [userId],
    );
  }

  async create(user: NewUser, grants: { role: Role; unit: string }[]): Promise<void> {
    const fresh = { usernameKey: usernameKey(user.username), failedSignIns: 0, lockedUntil: null, lastSignInAt: null };
    await this.sql.atomically(async (sql) => {
      try {
        await sql.manager.insert(UserEntity, { ...user, ...fresh });
        await insertGrants(sql, user.id, grants);
      } catch (error) {
        if (isDuplicateOf(error, 'uq_users_username')) throw usernameTaken(user.username);
        throw error;
      }
    });
  }

  async update(id: string, change: Parameters<UserStore['update']>[1]): Promise<void> {
    if (Object.keys(change).length > 0) await this.sql.manager.update(UserEntity, { id }, change);
  }

  async setGrants(userId: string, grants: { role: Role; unit: string }[]): Promise<void> {
    await this.sql.atomically(async (sql) => {
      await sql.row('SELECT id FROM users WHERE id = ? FOR UPDATE', [userId]);
      await sql.run('DELETE FROM user_grants WHERE user_id = ?', [userId]);
      await insertGrants(sql, userId, grants);
    });
  }

  allGrants(): Promise<StoredGrant[]> {
    return this.sql.rows<StoredGrant>(`${STORED_GRANTS} ORDER BY unit, role, userId`);
  }

  async grantsIn(units: readonly string[]): Promise<StoredGrant[]> {
    const found: StoredGrant[] = [];
    // The whole tree has no code: asked for only where it is meant, so that the rest is found by index.
    const place = units.includes(WHOLE_TREE) ? `COALESCE(g.unit_code, '${WHOLE_TREE}')` : 'g.unit_code';
    for (const codes of chunked(units.toSorted(), 1_000))
      found.push(...(await this.sql.rows<StoredGrant>(`${STORED_GRANTS} AND ${place} IN (?) ORDER BY unit, role, userId`, [codes])));
    return found;
  }

  async grantsOf(userIds: readonly string[]): Promise<StoredGrant[]> {
    const found: StoredGrant[] = [];
    for (const ids of chunked(userIds.toSorted(), 1_000))
      found.push(
        ...(await this.sql.rows<StoredGrant>(
          `SELECT user_id AS userId, role, COALESCE(unit_code, '/') AS unit FROM user_grants WHERE user_id IN (?) ORDER BY user_id, id`,
          [ids],
        )),
      );
    return found;
  }

  async redeemCode(id: string, codeHash: string, passwordHash: string): Promise<boolean> {
    const redeemed = await this.sql.run(
      `UPDATE users SET password_hash = ?, first_code_hash = NULL, first_code_expires_at = NULL, failed_sign_ins = 0, locked_until = NULL
       WHERE id = ? AND first_code_hash = ?`,
      [passwordHash, id, codeHash],
    );
    return redeemed === 1;
  }

  async byIds(ids: string[]): Promise<UserRecord[]> {
    const users = await this.sql.manager.find(UserEntity, { where: { id: In(ids) }, order: { usernameKey: 'ASC' } });
    return users.map((user) => record(user)!);
  }

  async recordFailure(id: string, limit: number, lockUntil: string): Promise<void> {
    // Assignments run from left to right: the count is still the old one in the first.
    await this.sql.run(
      `UPDATE users SET locked_until = CASE WHEN failed_sign_ins + 1 >= ? THEN ? ELSE locked_until END,
         failed_sign_ins = failed_sign_ins + 1 WHERE id = ?`,
      [limit, sqlTime(lockUntil), id],
    );
  }

  async clearFailures(id: string): Promise<void> {
    await this.sql.run('UPDATE users SET failed_sign_ins = 0, locked_until = NULL WHERE id = ?', [id]);
  }

  async list(): Promise<UserRecord[]> {
    const users = await this.sql.manager.find(UserEntity, { order: { usernameKey: 'ASC' } });
    return users.map((user) => record(user)!);
  }
}

function record(user: UserEntity | null): UserRecord | null {
  if (!user) return null;
  const { usernameKey: _key, ...rest } = user;
  return rest;
}

async function insertGrants(sql: Sql, userId: string, grants: { role: Role; unit: string }[]): Promise<void> {
  const rows = grants.map(({ role, unit }) => [userId, role, unit === WHOLE_TREE ? null : unit, isOfficer(role) ? userId : null]);
  try {
    await sql.insert('user_grants', ['user_id', 'role', 'unit_code', 'officer_user_id'], rows);
  } catch (error) {
    if (isDuplicateOf(error, 'uq_user_grants_officer')) throw secondOfficerRole();
    throw error;
  }
}
