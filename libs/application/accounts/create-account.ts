/** The system administrator creates an account: it begins with a one-use code, and waits for the security administrator. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { FirstCode } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { assertAccount, distinctGrants, type AccountInput } from './account-rules.js';
import { assertKeeper } from './find-account.js';
import { issueFirstCode, NEW_ACCOUNT_HOURS, type IssuedCode } from './first-code.js';

export class CreateAccount {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'hasher'>) {}

  /** The code, this once. Throws `invalid` naming the fields, `conflict` when the username is taken. */
  async run(input: { actor: Actor; account: AccountInput }): Promise<FirstCode> {
    const { database, clock, hasher } = this.ports;
    const { actor } = input;
    assertKeeper(actor);
    const now = clock.now();
    const account = { ...input.account, grants: distinctGrants(input.account.grants) };
    await assertAccount(database.units, account, shanghaiDate(now));
    const issued = await issueFirstCode(hasher, now, NEW_ACCOUNT_HOURS);
    await database.transaction((stores) => addAccount(stores, { actor, at: now, account, issued }));
    const unit = await database.units.byCode(account.grants[0]!.unit);
    const { username, displayName } = account;
    return { username, displayName, unitName: unit?.name ?? '', code: issued.code, expiresAt: issued.stored.firstCodeExpiresAt };
  }
}

/** Writes a pending account and its act; for one typed in and for thousands from a table. */
export async function addAccount(
  stores: Pick<Stores, 'users' | 'audit'>,
  input: { actor: Actor; at: Date; account: AccountInput; issued: IssuedCode },
): Promise<void> {
  const { actor, at, issued } = input;
  const { grants, ...account } = input.account;
  await stores.users.create({ id: randomUUID(), ...account, ...issued.stored, disabled: false, sample: false, pending: true }, grants);
  await recordAct(stores, { at, actor, action: 'account.create', object: account.username, detail: { grants: grants.map(grantText) } });
}

export const grantText = ({ role, unit }: { role: string; unit: string }): string => `${role}@${unit}`;
