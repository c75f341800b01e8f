/** UserStore on MariaDB. */
import type { Grant, Role } from '#domain/access/actor.js';
import type { UserRecord, UserStore } from '#domain/ports/user-store.port.js';
import { isDuplicateOf } from '../database-errors.js';
import { UserGrantEntity } from '../entities/user-grant.entity.js';
import { UserEntity } from '../entities/user.entity.js';
import { secondOfficerRole, usernameTaken } from '../refusals.js';
import { sqlTime, type Sql } from '../sql.js';
import { isOfficer, usernameKey, WHOLE_TREE } from '../user-rules.js';

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

  async create(user: Omit<UserRecord, 'failedSignIns' | 'lockedUntil'>, grants: { role: Role; unit: string }[]): Promise<void> {
    await this.sql.atomically(async ({ manager }) => {
      try {
        await manager.insert(UserEntity, { ...user, usernameKey: usernameKey(user.username), failedSignIns: 0, lockedUntil: null });
        for (const { role, unit } of grants) {
          const officerUserId = isOfficer(role) ? user.id : null;
          await manager.insert(UserGrantEntity, { userId: user.id, role, unit: unit === WHOLE_TREE ? null : unit, officerUserId });
        }
      } catch (error) {
        if (isDuplicateOf(error, 'uq_users_username')) throw usernameTaken(user.username);
        if (isDuplicateOf(error, 'uq_user_grants_officer')) throw secondOfficerRole();
        throw error;
      }
    });
  }

  async update(id: string, change: Partial<Pick<UserRecord, 'passwordHash' | 'disabled' | 'displayName'>>): Promise<void> {
    await this.sql.manager.update(UserEntity, { id }, change);
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
