/** The system administrator changes an account; a role more than before waits for the security administrator, and ends its sessions. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertAccount, distinctGrants, isWider, sameGrants, type AccountInput } from './account-rules.js';
import { grantText } from './create-account.js';
import { assertKeeper, findAccount } from './find-account.js';

export type AccountChange = Partial<Omit<AccountInput, 'username'>> & { disabled?: boolean };

export class AlterAccount {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** What is absent stays. Throws `not_found`, `invalid`, and `forbidden` for the account of an officer. */
  async run(input: { actor: Actor; id: string; change: AccountChange }): Promise<void> {
    const { database, clock } = this.ports;
    assertKeeper(input.actor);
    const at = clock.now();
    const { grants, ...rest } = input.change;
    const change = grants ? { ...rest, grants: distinctGrants(grants) } : rest;
    if (Object.keys(change).length === 0) throw new DomainError('invalid', { zh: '没有要修改的内容', en: 'There is nothing to change' });
    await assertAccount(database.units, change, shanghaiDate(at));
    await database.transaction((stores) => changeAccount(stores, { actor: input.actor, at, id: input.id, change }));
  }
}

/** In a transaction of the caller's; what is asked for was checked. */
export async function changeAccount(
  stores: Pick<Stores, 'users' | 'sessions' | 'audit'>,
  input: { actor: Actor; at: Date; id: string; change: AccountChange },
): Promise<void> {
  const { actor, at, id } = input;
  const { grants, ...change } = input.change;
  const before = await findAccount(stores, id);
  const widened = grants !== undefined && isWider(before.grants, grants);
  await stores.users.update(id, { ...change, ...(widened ? { pending: true } : {}) });
  if (grants && !sameGrants(before.grants, grants)) await stores.users.setGrants(id, grants);
  if (change.disabled === false) await stores.users.clearFailures(id);
  if (change.disabled || widened) await stores.sessions.deleteOfUser(id);
  await recordAct(stores, {
    at,
    actor,
    action: actionOf(change.disabled),
    object: before.user.username,
    detail: { fields: Object.keys(input.change).sort(), ...(grants ? { grants: grants.map(grantText) } : {}) },
  });
}

const actionOf = (disabled: boolean | undefined): string =>
  disabled === undefined ? 'account.alter' : disabled ? 'account.disable' : 'account.enable';
