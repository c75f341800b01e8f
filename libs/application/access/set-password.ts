/** Gives an account a new password and ends its sessions; for the console, where a forgotten password is dealt with. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';

export class SetPassword {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'hasher'>) {}

  /** Throws `not_found`. */
  async run(input: { actor: Actor; username: string; password: string }): Promise<void> {
    const { database, clock, hasher } = this.ports;
    const user = await database.users.byUsername(input.username);
    if (!user) throw new DomainError('not_found', { zh: `没有账号 ${input.username}`, en: `There is no account ${input.username}` });
    const passwordHash = await hasher.hash(input.password);
    await database.transaction(async (stores) => {
      await stores.users.update(user.id, { passwordHash, firstCodeHash: null, firstCodeExpiresAt: null });
      await stores.users.clearFailures(user.id);
      await stores.sessions.deleteOfUser(user.id);
      await recordAct(stores, { at: clock.now(), actor: input.actor, action: 'user.password', object: user.username });
    });
  }
}
