/** UserStore and SessionStore in memory. */
import type { Grant, Role } from '#domain/access/actor.js';
import { usernameKey } from '#domain/access/username.js';
import type { NewUser, SessionRecord, SessionStore, StoredGrant, UserRecord, UserStore } from '#domain/ports/user-store.port.js';
import { parentMissing, secondOfficerRole, usernameTaken } from '../refusals.js';
import { isOfficer, WHOLE_TREE } from '../user-rules.js';
import { byKey, copied, iso, isoOrNull, type MemoryState } from './memory-state.js';

export class MemoryUserStore implements UserStore {
  constructor(private readonly state: MemoryState) {}

  async byUsername(username: string): Promise<UserRecord | null> {
    const key = usernameKey(username);
    return copied([...this.state.users.values()].find((user) => usernameKey(user.username) === key) ?? null);
  }

  async byId(id: string): Promise<UserRecord | null> {
    return copied(this.state.users.get(id) ?? null);
  }

  async grants(userId: string): Promise<Grant[]> {
    const grants = this.state.grants.get(userId) ?? [];
    return grants.map((grant) => ({ ...grant, path: this.state.units.get(grant.unit)?.path ?? '/' }));
  }

  async create(user: NewUser, grants: { role: Role; unit: string }[]): Promise<void> {
    if (await this.byUsername(user.username)) throw usernameTaken(user.username);
    this.assertGrants(grants);
    const firstCodeExpiresAt = isoOrNull(user.firstCodeExpiresAt);
    this.state.users.set(user.id, { ...user, firstCodeExpiresAt, failedSignIns: 0, lockedUntil: null, lastSignInAt: null });
    this.state.grants.set(user.id, copied(grants));
  }

  async update(id: string, change: Parameters<UserStore['update']>[1]): Promise<void> {
    const user = this.state.users.get(id);
    if (!user) return;
    const changed = { ...user, ...change };
    const { firstCodeExpiresAt, lastSignInAt } = changed;
    this.state.users.set(id, { ...changed, firstCodeExpiresAt: isoOrNull(firstCodeExpiresAt), lastSignInAt: isoOrNull(lastSignInAt) });
  }

  async setGrants(userId: string, grants: { role: Role; unit: string }[]): Promise<void> {
    if (!this.state.users.has(userId)) throw parentMissing();
    this.assertGrants(grants);
    this.state.grants.set(userId, copied(grants));
  }

  async allGrants(): Promise<StoredGrant[]> {
    return this.storedGrants(() => true);
  }

  async grantsIn(units: readonly string[]): Promise<StoredGrant[]> {
    const asked = new Set(units);
    return this.storedGrants((unit) => asked.has(unit));
  }

  async grantsOf(userIds: readonly string[]): Promise<StoredGrant[]> {
    return userIds.toSorted().flatMap((userId) => (this.state.grants.get(userId) ?? []).map(({ role, unit }) => ({ userId, role, unit })));
  }

  async redeemCode(id: string, codeHash: string, passwordHash: string): Promise<boolean> {
    const user = this.state.users.get(id);
    if (user?.firstCodeHash !== codeHash) return false;
    const spent = { firstCodeHash: null, firstCodeExpiresAt: null, failedSignIns: 0, lockedUntil: null };
    this.state.users.set(id, { ...user, ...spent, passwordHash });
    return true;
  }

  async byIds(ids: string[]): Promise<UserRecord[]> {
    const asked = new Set(ids);
    return (await this.list()).filter((user) => asked.has(user.id));
  }

  async recordFailure(id: string, limit: number, lockUntil: string): Promise<void> {
    const user = this.state.users.get(id);
    if (!user) return;
    const failedSignIns = user.failedSignIns + 1;
    this.state.users.set(id, { ...user, failedSignIns, lockedUntil: failedSignIns >= limit ? iso(lockUntil) : user.lockedUntil });
  }

  async clearFailures(id: string): Promise<void> {
    const user = this.state.users.get(id);
    if (user) this.state.users.set(id, { ...user, failedSignIns: 0, lockedUntil: null });
  }

  async list(): Promise<UserRecord[]> {
    return copied([...this.state.users.values()].sort(byKey((user) => usernameKey(user.username))));
  }

  private storedGrants(isAsked: (unit: string) => boolean): StoredGrant[] {
    const users = [...this.state.users.values()].filter((user) => !user.disabled && !user.pending);
    const grants = users.flatMap(({ id }) => (this.state.grants.get(id) ?? []).map(({ role, unit }) => ({ userId: id, role, unit })));
    return grants
      .filter(({ unit }) => isAsked(unit))
      .sort(
        byKey(
          (g) => g.unit,
          (g) => g.role,
          (g) => g.userId,
        ),
      );
  }

  private assertGrants(grants: { role: Role; unit: string }[]): void {
    if (grants.filter(({ role }) => isOfficer(role)).length > 1) throw secondOfficerRole();
    if (grants.some(({ unit }) => unit !== WHOLE_TREE && !this.state.units.has(unit))) throw parentMissing();
  }
}

export class MemorySessionStore implements SessionStore {
  constructor(private readonly state: MemoryState) {}

  async create(session: SessionRecord): Promise<void> {
    if (!this.state.users.has(session.userId)) throw parentMissing();
    this.state.sessions.set(session.tokenHash, copied(session));
  }

  async find(tokenHash: string): Promise<SessionRecord | null> {
    return copied(this.state.sessions.get(tokenHash) ?? null);
  }

  async touch(tokenHash: string, lastSeenAt: string): Promise<void> {
    const session = this.state.sessions.get(tokenHash);
    if (session) this.state.sessions.set(tokenHash, { ...session, lastSeenAt: iso(lastSeenAt) });
  }

  async delete(tokenHash: string): Promise<void> {
    this.state.sessions.delete(tokenHash);
  }

  async deleteOfUser(userId: string): Promise<void> {
    this.deleteWhere((session) => session.userId === userId);
  }

  async deleteExpired(now: string): Promise<number> {
    return this.deleteWhere((session) => session.expiresAt <= iso(now));
  }

  private deleteWhere(isGone: (session: SessionRecord) => boolean): number {
    const gone = [...this.state.sessions.values()].filter(isGone);
    for (const session of gone) this.state.sessions.delete(session.tokenHash);
    return gone.length;
  }
}
