/** Checks a password and opens a server-side session; one message for every wrong pair, a soft lock after five. */
import { createHash, randomBytes } from 'node:crypto';
import { DomainError } from '#domain/errors.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 30;
const FAILURE_LIMIT = 5;
const LOCK_MINUTES = 15;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export class SignIn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'hasher'>) {}

  /** Returns the opaque session id for the cookie. Throws `unauthorized`, or `rate_limited` while the account is locked. */
  async run(input: { username: string; password: string; address: string | null }): Promise<{ token: string; expiresAt: string }> {
    const { database, clock, hasher } = this.ports;
    const now = clock.now();
    const user = await database.users.byUsername(input.username);
    const locked = user?.lockedUntil && user.lockedUntil > now.toISOString();
    if (user && locked) {
      await this.record(now, user.id, input, 'denied', { reason: 'locked' });
      throw lockedOut(user.lockedUntil!, now);
    }
    const matches = await hasher.verify(user?.passwordHash ?? null, input.password);
    if (!user || !matches || user.disabled) {
      if (user && !user.disabled)
        await database.users.recordFailure(user.id, FAILURE_LIMIT, new Date(now.getTime() + LOCK_MINUTES * 60_000).toISOString());
      await this.record(now, user?.id ?? 'unknown', input, 'denied', { reason: user?.disabled ? 'disabled' : 'password' });
      throw new DomainError('unauthorized', {
        zh: '用户名或密码不正确；连续输错 5 次将锁定 15 分钟',
        en: 'Wrong username or password; five wrong tries lock the account for 15 minutes',
      });
    }
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000).toISOString();
    await database.transaction(async (stores) => {
      await stores.users.clearFailures(user.id);
      await stores.sessions.create({
        tokenHash: hashToken(token),
        userId: user.id,
        createdAt: now.toISOString(),
        lastSeenAt: now.toISOString(),
        expiresAt,
        address: input.address,
      });
      await recordAct(stores, {
        at: now,
        actor: { userId: user.id, username: user.username, displayName: user.displayName, grants: [], address: input.address },
        action: 'session.open',
        object: user.username,
      });
    });
    return { token, expiresAt };
  }

  private async record(
    at: Date,
    userId: string,
    input: { username: string; address: string | null },
    outcome: 'denied',
    detail: Record<string, unknown>,
  ) {
    const username = input.username.slice(0, 64);
    await recordAct(this.ports.database, {
      at,
      actor: { userId, username, displayName: username, grants: [], address: input.address },
      action: 'session.open',
      object: username,
      outcome,
      detail,
    });
  }
}

function lockedOut(until: string, now: Date): DomainError {
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
  const minutes = Math.ceil(seconds / 60);
  return new DomainError(
    'rate_limited',
    {
      zh: `密码连续输错，账号已锁定，请 ${minutes} 分钟后再试，或联系系统管理员`,
      en: `Too many wrong passwords; the account is locked for ${minutes} more minutes. Ask the system administrator if you cannot wait`,
    },
    { retryAfterSeconds: seconds },
  );
}
