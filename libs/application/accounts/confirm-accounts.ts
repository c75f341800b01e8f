/** The security administrator confirms the roles of new accounts: from now on they may sign in. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { grantText } from './create-account.js';
import { assertKeeper } from './find-account.js';

export class ConfirmAccounts {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** All of them or none; those confirmed already stay so. Throws `not_found`. */
  async run(input: { actor: Actor; ids: string[] }): Promise<void> {
    const { database, clock } = this.ports;
    assertKeeper(input.actor, 'accounts.confirm');
    const ids = [...new Set(input.ids)];
    const at = clock.now();
    await database.transaction(async (stores) => {
      const users = await stores.users.byIds(ids);
      if (users.length < ids.length)
        throw new DomainError('not_found', {
          zh: '所选账号中有的已不存在，请刷新后再试',
          en: 'Some of the chosen accounts do not exist; reload and try again',
        });
      const grants = await stores.users.grantsOf(ids);
      for (const user of users.filter(({ pending }) => pending)) {
        await stores.users.update(user.id, { pending: false });
        const confirmed = grants.filter(({ userId }) => userId === user.id).map(grantText);
        await recordAct(stores, {
          at,
          actor: input.actor,
          action: 'account.confirm',
          object: user.username,
          detail: { grants: confirmed },
        });
      }
    });
  }
}
