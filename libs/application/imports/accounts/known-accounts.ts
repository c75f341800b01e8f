/** What a table of accounts is compared with: the accounts there are, and the units roles may be given in. */
import { usernameKey } from '#domain/access/username.js';
import type { Stores } from '#domain/ports/database.port.js';
import { isOfficerRole, type AccountGrant } from '../../accounts/account-rules.js';

export interface KnownAccount {
  id: string;
  username: string;
  displayName: string;
  phone: string | null;
  email: string | null;
  grants: AccountGrant[];
}
export interface KnownAccounts {
  find(username: string): KnownAccount | null;
  isOfficer(account: KnownAccount): boolean;
}

export async function knownAccounts({ users }: Pick<Stores, 'users'>): Promise<KnownAccounts> {
  const all = await users.list();
  const grants = new Map<string, AccountGrant[]>();
  for (const { userId, role, unit } of await users.grantsOf(all.map(({ id }) => id)))
    grants.set(userId, [...(grants.get(userId) ?? []), { role, unit }]);
  const byKey = new Map(
    all.map(({ id, username, displayName, phone, email }) => [
      usernameKey(username),
      { id, username, displayName, phone, email, grants: grants.get(id) ?? [] },
    ]),
  );
  return {
    find: (username) => byKey.get(usernameKey(username)) ?? null,
    isOfficer: (account) => account.grants.some(({ role }) => isOfficerRole(role)),
  };
}

export interface KnownUnits {
  /** By code, or by a name only one unit has. */
  find(text: string): string | null;
  nameOf(code: string): string;
}

/** Units of the day; one that is to come later may be given roles when it is there. */
export async function knownUnits({ units }: Pick<Stores, 'units'>, today: string): Promise<KnownUnits> {
  const all = await units.validOn(today);
  const nameOf = new Map(all.map(({ code, name }) => [code, name]));
  const byName = new Map<string, string | null>();
  for (const { code, name, shortName } of all)
    for (const each of new Set([name, shortName])) byName.set(each, byName.has(each) ? null : code);
  return {
    find: (text) => (nameOf.has(text) ? text : (byName.get(text) ?? null)),
    nameOf: (code) => nameOf.get(code) ?? code,
  };
}
