/** Begins, or begins anew, with a one-use code: the code is used up, the password set, every other session ended, and a new one opened. */
import { assertPassword } from '#domain/access/password-rules.js';
import { DomainError } from '#domain/errors.js';
import { bareCode } from '../accounts/first-code.js';
import type { Ports } from '../ports.js';
import {
  assertConfirmed,
  assertNotLocked,
  openSession,
  recordRefusal,
  refuseAttempt,
  type Attempt,
  type OpenedSession,
} from './open-session.js';

const WRONG_PAIR = {
  zh: '用户名或一次性登录码不正确；连续输错 5 次将锁定 15 分钟。登录码只能用一次，已设置密码的请直接登录',
  en: 'Wrong username or one-use code; five wrong tries lock the account for 15 minutes. A code works once: sign in with the password you set',
};

export class FirstSignIn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'hasher'>) {}

  /** Throws as SignIn does, and `invalid` for a password that is too weak, before anything is tried. */
  async run(input: { username: string; code: string; password: string; address: string | null }): Promise<OpenedSession> {
    const { database, clock, hasher } = this.ports;
    const { username, address, password } = input;
    assertPassword(password, username);
    const attempt: Attempt = { username, address, at: clock.now(), action: 'session.first' };
    const user = await database.users.byUsername(username);
    await assertNotLocked(database, user, attempt);
    const codeHash = user?.firstCodeHash ?? null;
    const matches = await hasher.verify(codeHash, bareCode(input.code));
    if (!user || !codeHash || !matches || user.disabled) return refuseAttempt(database, user, attempt, WRONG_PAIR);
    if ((user.firstCodeExpiresAt ?? '') <= attempt.at.toISOString()) {
      await recordRefusal(database, user, attempt, 'expired');
      throw new DomainError('forbidden', {
        zh: '一次性登录码已过期，请联系系统管理员重新签发',
        en: 'The one-use code has expired; ask the system administrator for another',
      });
    }
    await assertConfirmed(database, user, attempt);
    const passwordHash = await hasher.hash(password);
    const opened = await database.transaction(async (stores) => {
      if (!(await stores.users.redeemCode(user.id, codeHash, passwordHash))) return null;
      await stores.sessions.deleteOfUser(user.id);
      return openSession(stores, user, attempt);
    });
    // Somebody used the same code between our look and our write.
    return opened ?? refuseAttempt(database, user, attempt, WRONG_PAIR);
  }
}
