/** Checks a password and opens a server-side session; one message for every wrong pair, a soft lock after five. */
import type { Ports } from '../ports.js';
import { assertConfirmed, assertNotLocked, openSession, refuseAttempt, type Attempt, type OpenedSession } from './open-session.js';

const WRONG_PAIR = {
  zh: '用户名或密码不正确；连续输错 5 次将锁定 15 分钟。首次登录请使用一次性登录码',
  en: 'Wrong username or password; five wrong tries lock the account for 15 minutes. For your first sign-in use your one-use code',
};

export class SignIn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'hasher'>) {}

  /** Throws `unauthorized`, `forbidden` before the account is confirmed, or `rate_limited` while it is locked. */
  async run(input: { username: string; password: string; address: string | null }): Promise<OpenedSession> {
    const { database, clock, hasher } = this.ports;
    const { username, address } = input;
    const attempt: Attempt = { username, address, at: clock.now(), action: 'session.open' };
    const user = await database.users.byUsername(username);
    await assertNotLocked(database, user, attempt);
    // An account that begins with a code has no password; it takes as long to say so.
    const matches = await hasher.verify(user?.passwordHash || null, input.password);
    if (!user || !matches || user.disabled) return refuseAttempt(database, user, attempt, WRONG_PAIR);
    await assertConfirmed(database, user, attempt);
    return database.transaction((stores) => openSession(stores, user, attempt));
  }
}
