/** The system administrator issues another one-use code: the old password and the old code are worth nothing from now on. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { FirstCode } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertKeeper, findAccount } from './find-account.js';
import { issueFirstCode, NEW_ACCOUNT_HOURS, RESET_HOURS } from './first-code.js';

export class IssueCode {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'hasher'>) {}

  /** The code, this once. Throws `not_found`, `conflict` for a disabled account, `forbidden` for the account of an officer. */
  async run(input: { actor: Actor; id: string }): Promise<FirstCode> {
    const { database, clock, hasher } = this.ports;
    assertKeeper(input.actor);
    const { user, grants } = await findAccount(database, input.id);
    if (user.disabled)
      throw new DomainError('conflict', { zh: '账号已停用，请先启用再签发登录码', en: 'The account is disabled; enable it first' });
    const now = clock.now();
    // Whoever never began has as long as at first; whoever forgot his password has a day.
    const isNew = user.passwordHash === '' && user.lastSignInAt === null;
    const issued = await issueFirstCode(hasher, now, isNew ? NEW_ACCOUNT_HOURS : RESET_HOURS);
    await database.transaction(async (stores) => {
      await findAccount(stores, user.id);
      await stores.users.update(user.id, issued.stored);
      await stores.users.clearFailures(user.id);
      await stores.sessions.deleteOfUser(user.id);
      await recordAct(stores, { at: now, actor: input.actor, action: 'account.code', object: user.username });
    });
    const unit = grants[0] ? await database.units.byCode(grants[0].unit) : null;
    const { username, displayName } = user;
    return { username, displayName, unitName: unit?.name ?? '', code: issued.code, expiresAt: issued.stored.firstCodeExpiresAt };
  }
}
