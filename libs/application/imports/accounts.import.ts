/** Accounts from a table (账号导入): one row per role; new accounts begin with a one-use code, answered once and kept only as a hash. */
import type { Role } from '#domain/access/actor.js';
import { DomainError, type Text } from '#domain/errors.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { ImportPlan } from '#domain/ports/import-store.port.js';
import type { FirstCode } from '#domain/views/administration-view.js';
import { readAccountsTable, ROLE_WORDS } from '#workbook/exports/accounts-workbook.js';
import { tableFinding } from '#workbook/table-finding.js';
import { sameGrants, type AccountGrant, type AccountInput } from '../accounts/account-rules.js';
import { changeAccount, type AccountChange } from '../accounts/alter-account.js';
import { addAccount } from '../accounts/create-account.js';
import { issueFirstCode, NEW_ACCOUNT_HOURS } from '../accounts/first-code.js';
import { AccountRows, type TableAccount } from './accounts/account-rows.js';
import { knownAccounts, knownUnits, type KnownAccount } from './accounts/known-accounts.js';
import { defineImport } from './import.js';
import { alike, listed } from './plan-words.js';

/** `seen`: what was there when the plan was made; it must still be so when it is applied. */
interface ChangedAccount {
  id: string;
  username: string;
  seen: Omit<AccountInput, 'username'>;
  change: AccountChange;
}
export interface AccountsContent {
  added: (AccountInput & { unitName: string })[];
  changed: ChangedAccount[];
}

/** As the administrators' screens name the roles. */
const ROLE_NAMES: Record<Role, string> = {
  clerk: 'Clerk',
  unit_head: 'Head of unit',
  reviewer: 'Reviewer',
  office: 'Office',
  committee: 'Committee',
  discipline: 'Discipline',
  sysadmin: 'System administrator',
  secadmin: 'Security administrator',
  auditor: 'Auditor',
};

/** More codes than anybody hands out at once; each takes its time to hash. */
const MAX_NEW_ACCOUNTS = 2_000;

export const accountsImport = defineImport<AccountsContent>({
  purpose: 'accounts',
  needs: 'accounts.manage',

  async plan({ database }, { at, source }) {
    const table = readAccountsTable(await source.table());
    if ('key' in table) return { plan: { counts: {}, lines: [], findings: [table] }, content: { added: [], changed: [] } };
    const units = await knownUnits(database, shanghaiDate(at));
    const nameOf = (code: string) => units.nameOf(code);
    const rows = new AccountRows(table, units, await knownAccounts(database));
    const accounts = rows.read();
    const findings = [...rows.findings, ...rows.otherPersons()];
    if (accounts.length === 0 && findings.length === 0)
      findings.push(tableFinding('I13', { sheet: table.sheet }, { zh: '表中没有账号', en: 'The table holds no account' }));

    const added = accounts.filter(({ known }) => known === null);
    if (added.length > MAX_NEW_ACCOUNTS)
      findings.push(
        tableFinding('I13', null, {
          zh: `一次最多新建 ${MAX_NEW_ACCOUNTS} 个账号，表中有 ${added.length} 个；请分几次导入`,
          en: `At most ${MAX_NEW_ACCOUNTS} new accounts at a time; the table holds ${added.length}`,
        }),
      );
    const changed = accounts.flatMap((account) => changeOf(account) ?? []);
    const unchanged = accounts.length - added.length - changed.length;
    const plan: ImportPlan = {
      counts: { added: added.length, changed: changed.length, unchanged },
      lines: [
        ...added.map((account) => ({
          act: { zh: '新增', en: 'Added' },
          subject: alike(`${account.username} ${account.displayName}`),
          before: null,
          after: grantsText(account.grants, nameOf),
        })),
        ...changed.map(({ username, seen, change }) => ({
          act: { zh: '变更', en: 'Changed' },
          subject: alike(`${username} ${change.displayName ?? seen.displayName}`),
          before: wordsOf(seen, change, nameOf),
          after: wordsOf({ ...seen, ...change }, change, nameOf),
        })),
      ],
      findings,
    };
    const content = added.map(({ known: _known, ...account }) => ({ ...account, unitName: nameOf(account.grants[0]?.unit ?? '') }));
    return { plan, content: { added: content, changed } };
  },

  async apply({ hasher }, { actor, at, content }) {
    const added = await Promise.all(
      content.added.map(async (account) => ({ account, issued: await issueFirstCode(hasher, at, NEW_ACCOUNT_HOURS) })),
    );
    return async (stores) => {
      for (const { account, issued } of added) {
        const { unitName: _name, ...input } = account;
        await addAccount(stores, { actor, at, account: input, issued });
      }
      for (const { id, username, seen, change } of content.changed) {
        await assertAsSeen(stores, id, username, seen);
        await changeAccount(stores, { actor, at, id, change });
      }
      const codes = added.map(({ account: { username, displayName, unitName }, issued: { code, stored } }): FirstCode => ({
        ...{ username, displayName, unitName, code },
        expiresAt: stored.firstCodeExpiresAt,
      }));
      return { codes };
    };
  },
});

/** What the table says otherwise; an empty phone or e-mail says nothing. */
function changeOf({ known, displayName, phone, email, grants }: TableAccount): ChangedAccount | null {
  if (!known) return null;
  const { id, username, ...seen } = known;
  const change: AccountChange = {
    ...(displayName === seen.displayName ? {} : { displayName }),
    ...(phone === null || phone === seen.phone ? {} : { phone }),
    ...(email === null || email === seen.email ? {} : { email }),
    ...(sameGrants(seen.grants, grants) ? {} : { grants }),
  };
  return Object.keys(change).length > 0 ? { id, username, seen, change } : null;
}

async function assertAsSeen(stores: Pick<Stores, 'users'>, id: string, username: string, seen: Omit<KnownAccount, 'id' | 'username'>) {
  const [user, grants] = [await stores.users.byId(id), await stores.users.grants(id)];
  const same = user?.displayName === seen.displayName && user.phone === seen.phone && user.email === seen.email;
  if (!same || !sameGrants(grants, seen.grants))
    throw new DomainError('conflict', {
      zh: `读取表格之后账号“${username}”又有变动，请重新上传`,
      en: `The account "${username}" changed since the table was read; upload it again`,
    });
}

const grantsText = (grants: readonly AccountGrant[], nameOf: (code: string) => string): Text =>
  listed(
    grants.map(({ role, unit }) => ({ zh: `${ROLE_WORDS[role]}（${nameOf(unit)}）`, en: `${ROLE_NAMES[role]} (${nameOf(unit)})` })),
    { zh: '、', en: ', ' },
  );

/** Only the fields that change. */
function wordsOf(account: Omit<AccountInput, 'username'>, change: AccountChange, nameOf: (code: string) => string): Text {
  const words = [
    change.displayName === undefined ? null : alike(account.displayName),
    change.phone === undefined ? null : account.phone === null ? { zh: '无电话', en: 'no telephone' } : alike(account.phone),
    change.email === undefined ? null : account.email === null ? { zh: '无邮箱', en: 'no e-mail' } : alike(account.email),
    change.grants === undefined ? null : grantsText(account.grants, nameOf),
  ];
  return listed(words.filter((word) => word !== null));
}
