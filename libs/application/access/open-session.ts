/** What both ways of signing in have in common: the lock, the one answer for every wrong pair, and the session that is opened. */
import { createHash, randomBytes } from 'node:crypto';
import { DomainError, type Text } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { UserRecord } from '#domain/ports/user-store.port.js';
import { recordAct } from '../record-act.js';

export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 30;
const FAILURE_LIMIT = 5;
const LOCK_MINUTES = 15;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export interface OpenedSession {
  /** The opaque session id for the cookie. */
  token: string;
  expiresAt: string;
}

export interface Attempt {
  username: string;
  address: string | null;
  at: Date;
  /** Dotted verb of the audit row. */
  action: 'session.open' | 'session.first';
}

/** Throws `rate_limited` while the account is locked. */
export async function assertNotLocked(stores: Pick<Stores, 'audit'>, user: UserRecord | null, attempt: Attempt): Promise<void> {
  if (!user?.lockedUntil || user.lockedUntil <= attempt.at.toISOString()) return;
  await recordRefusal(stores, user, attempt, 'locked');
  throw lockedOut(user.lockedUntil, attempt.at);
}

/** Counts the failure and answers as for every other wrong pair, so that nobody learns which part was wrong. */
export async function refuseAttempt(
  stores: Pick<Stores, 'audit' | 'users'>,
  user: UserRecord | null,
  attempt: Attempt,
  text: Text,
): Promise<never> {
  const lockUntil = new Date(attempt.at.getTime() + LOCK_MINUTES * 60_000).toISOString();
  if (user && !user.disabled) await stores.users.recordFailure(user.id, FAILURE_LIMIT, lockUntil);
  await recordRefusal(stores, user, attempt, user?.disabled ? 'disabled' : 'password');
  throw new DomainError('unauthorized', text);
}

/** Whoever proved who he is may be told that his account waits for the security administrator. */
export async function assertConfirmed(stores: Pick<Stores, 'audit'>, user: UserRecord, attempt: Attempt): Promise<void> {
  if (!user.pending) return;
  await recordRefusal(stores, user, attempt, 'pending');
  throw new DomainError('forbidden', {
    zh: '账号还没有经安全管理员确认，确认后即可登录；请稍后再试，或联系安全管理员',
    en: 'The security administrator has not confirmed this account yet; try again later, or ask there',
  });
}

/** In a transaction of the caller's. */
export async function openSession(
  stores: Pick<Stores, 'audit' | 'users' | 'sessions'>,
  user: UserRecord,
  { at, address, action }: Attempt,
): Promise<OpenedSession> {
  const now = at.toISOString();
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000).toISOString();
  await stores.users.clearFailures(user.id);
  await stores.users.update(user.id, { lastSignInAt: now });
  await stores.sessions.create({ tokenHash: hashToken(token), userId: user.id, createdAt: now, lastSeenAt: now, expiresAt, address });
  const actor = { userId: user.id, username: user.username, displayName: user.displayName, grants: [], address };
  await recordAct(stores, { at, actor, action, object: user.username });
  return { token, expiresAt };
}

export async function recordRefusal(
  stores: Pick<Stores, 'audit'>,
  user: UserRecord | null,
  attempt: Attempt,
  reason: string,
): Promise<void> {
  const username = attempt.username.slice(0, 64);
  await recordAct(stores, {
    at: attempt.at,
    actor: { userId: user?.id ?? 'unknown', username, displayName: username, grants: [], address: attempt.address },
    action: attempt.action,
    object: username,
    outcome: 'denied',
    detail: { reason },
  });
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
