/** What may stand in an account: one rule per field, for what is typed and for what a table brings in. */
import { OFFICER_ROLES, type Role } from '#domain/access/actor.js';
import { DomainError, type FieldError, type Text } from '#domain/errors.js';
import type { UnitStore } from '#domain/ports/period-store.port.js';

export interface AccountGrant {
  role: Role;
  unit: string;
}
export interface AccountInput {
  username: string;
  displayName: string;
  phone: string | null;
  email: string | null;
  grants: AccountGrant[];
}
export type AccountField = 'username' | 'displayName' | 'phone' | 'email' | 'role' | 'unit';

const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u;
/** Numbers of the house as well: 内线 8123, 0571-87654321 转 8123, +86 (571) 8765 4321 ext 12. */
const PHONE = /^(?=.{3,40}$)(?=.*[0-9]{3})(?:[0-9 ()（）+\-－#*转]|内线|分机|ext\.?)+$/iu;
const EMAIL = /^[^\s\p{C}@<>,;:"'()[\]\\]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
/** Controls, marks that hide or turn what stands beside them. */
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u;
const MAX_NAME = 100;
const MAX_EMAIL = 254;

export const isOfficerRole = (role: Role): boolean => (OFFICER_ROLES as readonly Role[]).includes(role);

/** Null where there is nothing to object to. */
export const PROBLEM_OF: { [F in Exclude<AccountField, 'unit' | 'role'>]: (text: string) => Text | null } = {
  username: (text) =>
    USERNAME.test(text)
      ? null
      : {
          zh: '用户名为 2 至 64 个字母、数字或汉字，可含 . _ @ -，以字母、数字或汉字开头',
          en: 'A username has 2 to 64 letters or digits and may contain . _ @ -; it begins with a letter or digit',
        },
  displayName: (text) =>
    text.length > 0 && text.length <= MAX_NAME && !HIDDEN.test(text)
      ? null
      : { zh: `请填写姓名，最多 ${MAX_NAME} 个字，不含看不见的字符`, en: `A name has 1 to ${MAX_NAME} characters, none of them hidden` },
  phone: (text) =>
    PHONE.test(text) ? null : { zh: `电话“${text}”的写法不对，例如 0571-87654321、内线 8123`, en: `"${text}" is not a telephone number` },
  email: (text) =>
    EMAIL.test(text) && text.length <= MAX_EMAIL
      ? null
      : { zh: `邮箱“${text}”的写法不对，例如 zhangsan@example.cn`, en: `"${text}" is not an e-mail address` },
};

export const officerRefused: Text = {
  zh: '三员（系统管理员、安全管理员、审计员）账号只能在服务器控制台上建立和维护',
  en: 'Accounts of the three officers are made and kept at the console of the server only',
};

export const unitMissing = (code: string): Text => ({
  zh: `没有编码为“${code}”的单位，或该单位已撤销`,
  en: `There is no unit "${code}", or it has ended`,
});

/** Units that may be given roles: those of today, and those that are to come. */
export async function grantableUnit(units: Pick<UnitStore, 'byCode'>, code: string, today: string): Promise<{ name: string } | null> {
  const unit = await units.byCode(code);
  return unit && (unit.validTo === null || unit.validTo >= today) ? unit : null;
}

/** Throws `invalid` naming every field that is wrong. */
export async function assertAccount(units: Pick<UnitStore, 'byCode'>, account: Partial<AccountInput>, today: string): Promise<void> {
  const problems: { field: string; text: Text }[] = [];
  for (const field of ['username', 'displayName', 'phone', 'email'] as const) {
    const value = account[field];
    const problem = value === undefined || value === null ? null : PROBLEM_OF[field](value);
    if (problem) problems.push({ field, text: problem });
  }
  if (account.grants?.length === 0) problems.push({ field: 'grants', text: { zh: '至少给一个角色', en: 'Give at least one role' } });
  for (const { role, unit } of account.grants ?? []) {
    if (isOfficerRole(role)) problems.push({ field: 'grants', text: officerRefused });
    else if (!(await grantableUnit(units, unit, today))) problems.push({ field: 'grants', text: unitMissing(unit) });
  }
  if (problems.length === 0) return;
  const errors: FieldError[] = problems.map(({ field, text }) => ({ field, message: text.zh }));
  throw new DomainError(
    'invalid',
    { zh: problems.map(({ text }) => text.zh).join('；'), en: problems.map(({ text }) => text.en).join('; ') },
    { errors },
  );
}

/** The same role in the same unit, said twice, is one. */
export const distinctGrants = (grants: readonly AccountGrant[]): AccountGrant[] => [
  ...new Map(grants.map(({ role, unit }) => [`${role}/${unit}`, { role, unit }])).values(),
];
const keysOf = (grants: readonly AccountGrant[]): Set<string> => new Set(grants.map(({ role, unit }) => `${role}/${unit}`));
export const sameGrants = (a: readonly AccountGrant[], b: readonly AccountGrant[]): boolean =>
  keysOf(a).size === keysOf(b).size && !isWider(a, b);
/** Whether `next` holds a role that `now` does not: what the security administrator has to confirm. */
export const isWider = (now: readonly AccountGrant[], next: readonly AccountGrant[]): boolean =>
  [...keysOf(next)].some((key) => !keysOf(now).has(key));
