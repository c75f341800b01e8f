/** The account an officer wants to change; the three officers' own are out of his reach, or he could take them over. */
import type { Actor } from '#domain/access/actor.js';
import { mayAnywhere, type Action } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { UserRecord } from '#domain/ports/user-store.port.js';
import { isOfficerRole, officerRefused, type AccountGrant } from './account-rules.js';

export function assertKeeper(actor: Actor, action: Extract<Action, 'accounts.manage' | 'accounts.confirm'> = 'accounts.manage'): void {
  if (mayAnywhere(actor, action)) return;
  throw new DomainError(
    'forbidden',
    action === 'accounts.manage'
      ? { zh: '只有系统管理员可以维护账号', en: 'Only the system administrator keeps accounts' }
      : { zh: '只有安全管理员可以确认账号的角色', en: 'Only the security administrator confirms the roles of accounts' },
  );
}

/** Throws `not_found`, and `forbidden` for an officer's account. */
export async function findAccount(stores: Pick<Stores, 'users'>, id: string): Promise<{ user: UserRecord; grants: AccountGrant[] }> {
  const user = await stores.users.byId(id);
  if (!user) throw new DomainError('not_found', { zh: '没有这个账号', en: 'There is no such account' });
  const grants = (await stores.users.grants(id)).map(({ role, unit }) => ({ role, unit }));
  if (grants.some(({ role }) => isOfficerRole(role))) throw new DomainError('forbidden', officerRefused);
  return { user, grants };
}
