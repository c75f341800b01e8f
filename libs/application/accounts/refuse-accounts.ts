/** The security administrator sends accounts back: they are switched off until the system administrator has put them right; their roles go on waiting. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { checkedReason } from '../periods/office-only.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { grantText } from './create-account.js';
import { assertKeeper, findAccount } from './find-account.js';

export class RefuseAccounts {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** All of them or none. Throws `not_found`, `invalid` without a reason, `conflict` for one that waits no longer. */
  async run(input: { actor: Actor; ids: readonly string[]; reason: string }): Promise<void> {
    const { database, clock } = this.ports;
    const { actor } = input;
    assertKeeper(actor, 'accounts.confirm');
    const reason = checkedReason(input.reason);
    const at = clock.now();
    await database.transaction(async (stores) => {
      for (const id of new Set(input.ids)) {
        const { user, grants } = await findAccount(stores, id);
        if (!user.pending || user.disabled)
          throw new DomainError('conflict', {
            zh: `账号“${user.username}”已不在待确认之列，请刷新后再试`,
            en: `The account "${user.username}" waits no longer; reload and try again`,
          });
        await stores.users.update(id, { disabled: true });
        await stores.sessions.deleteOfUser(id);
        await recordAct(stores, {
          at,
          actor,
          action: 'account.refuse',
          object: user.username,
          detail: { reason, grants: grants.map(grantText) },
        });
      }
    });
  }
}
