/** Every account with its roles and whether it may sign in; and the empty table in which accounts are listed for import. */
import { ROLES, type Actor } from '#domain/access/actor.js';
import { mayAnywhere } from '#domain/access/policy.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { UserRecord } from '#domain/ports/user-store.port.js';
import type { AccountView } from '#domain/views/administration-view.js';
import { writeAccountsWorkbook } from '#workbook/exports/accounts-workbook.js';
import type { Ports } from '../ports.js';
import { isOfficerRole } from './account-rules.js';
import { assertKeeper } from './find-account.js';

export class ListAccounts {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** By username. */
  async run(input: { actor: Actor }): Promise<AccountView[]> {
    const { database, clock } = this.ports;
    if (!mayAnywhere(input.actor, 'accounts.confirm')) assertKeeper(input.actor);
    const now = clock.now();
    const [users, units] = await Promise.all([database.users.list(), database.units.validOn(shanghaiDate(now))]);
    const grants = await database.users.grantsOf(users.map(({ id }) => id));
    const names = new Map(units.map(({ code, name }) => [code, name]));
    const bureau = units.find((unit) => unit.parent === null)?.name ?? '';
    const nameOf = (code: string) => (code === '/' ? bureau : (names.get(code) ?? code));
    const grantsOf = new Map<string, AccountView['grants']>();
    for (const { userId, role, unit } of grants)
      grantsOf.set(userId, [...(grantsOf.get(userId) ?? []), { role, unit, unitName: nameOf(unit) }]);
    return users.map((user) => viewOf(user, grantsOf.get(user.id) ?? [], now.toISOString()));
  }

  /** The units of today to choose from; officers are not made by a table. */
  async workbook(input: { actor: Actor }): Promise<{ fileName: string; bytes: Uint8Array }> {
    assertKeeper(input.actor);
    const units = await this.ports.database.units.validOn(shanghaiDate(this.ports.clock.now()));
    const roles = ROLES.filter((role) => !isOfficerRole(role));
    return { fileName: '账号导入表.xlsx', bytes: await writeAccountsWorkbook(units, roles) };
  }
}

const viewOf = (user: UserRecord, grants: AccountView['grants'], now: string): AccountView => ({
  id: user.id,
  username: user.username,
  displayName: user.displayName,
  phone: user.phone,
  email: user.email,
  grants,
  state: stateOf(user, now),
  firstCodeExpiresAt: user.firstCodeExpiresAt,
  lastSignInAt: user.lastSignInAt,
  sample: user.sample,
});

/** The first thing that keeps somebody from signing in as usual. */
function stateOf(user: UserRecord, now: string): AccountView['state'] {
  if (user.disabled) return 'disabled';
  if (user.pending) return 'pending';
  if (user.lockedUntil && user.lockedUntil > now) return 'locked';
  return user.firstCodeHash ? 'first_code' : 'active';
}
