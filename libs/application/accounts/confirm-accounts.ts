/** The security administrator confirms the roles of new accounts: from now on they may sign in. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { UserRecord } from '#domain/ports/user-store.port.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { sameGrants, type AccountGrant } from './account-rules.js';
import { grantText } from './create-account.js';
import { assertKeeper } from './find-account.js';

export interface SeenAccount {
  id: string;
  grants: readonly AccountGrant[];
}

export class ConfirmAccounts {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /**
   * `grants`: as they were seen, so that nobody confirms roles he has not looked at; throws `conflict` naming accounts that have others by
   * now. All of them or none; those confirmed already stay so. Throws `not_found`.
   */
  async run(input: { actor: Actor; accounts: readonly SeenAccount[] }): Promise<void> {
    const { database, clock } = this.ports;
    assertKeeper(input.actor, 'accounts.confirm');
    const seen = new Map(input.accounts.map(({ id, grants }) => [id, grants]));
    const ids = [...seen.keys()];
    const at = clock.now();
    await database.transaction(async (stores) => {
      const users = await stores.users.byIds(ids);
      if (users.length < ids.length)
        throw new DomainError('not_found', {
          zh: '所选账号中有的已不存在，请刷新后再试',
          en: 'Some of the chosen accounts do not exist; reload and try again',
        });
      const waiting = users.filter(({ pending }) => pending);
      // Written first: whoever alters one of them now waits, and makes it wait for confirmation again.
      for (const user of waiting) await stores.users.update(user.id, { pending: false });
      const grants = await stores.users.grantsOf(ids);
      const altered = waiting.filter(
        ({ id }) =>
          !sameGrants(
            grants.filter(({ userId }) => userId === id),
            seen.get(id)!,
          ),
      );
      if (altered.length > 0) throw alteredSince(altered);
      for (const user of waiting) {
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

/** More than so many names nobody reads. */
const NAMED = 10;

function alteredSince(users: readonly UserRecord[]): DomainError {
  const names = users.slice(0, NAMED).map(({ username }) => username);
  return new DomainError(
    'conflict',
    {
      zh: `您看到列表之后，账号${names.join('、')}${users.length > NAMED ? `等 ${users.length} 个` : ''}的角色又有改动，请核对后再确认`,
      en: `The roles of ${names.join(', ')}${users.length > NAMED ? ` and ${users.length - NAMED} more` : ''} changed since you saw the list; look at them again before you confirm`,
    },
    { errors: users.map(({ id }) => ({ field: id, message: '角色已改动' })) },
  );
}
