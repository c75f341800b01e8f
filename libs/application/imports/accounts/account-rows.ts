/** Reads a table of accounts row by row, rows of one username together, and says everything that is wrong with it at its cell. */
import type { Role } from '#domain/access/actor.js';
import { usernameKey } from '#domain/access/username.js';
import type { Text } from '#domain/errors.js';
import type { Finding } from '#domain/validation/finding.js';
import { ROLE_WORDS, roleOf, type AccountKey } from '#workbook/exports/accounts-workbook.js';
import type { NamedRow, NamedTable } from '#workbook/exports/named-columns.js';
import { tableFinding } from '#workbook/table-finding.js';
import {
  isOfficerRole,
  officerRefused,
  PROBLEM_OF,
  unitMissing,
  type AccountGrant,
  type AccountInput,
} from '../../accounts/account-rules.js';
import type { KnownAccount, KnownAccounts, KnownUnits } from './known-accounts.js';

export type TableAccount = AccountInput & { known: KnownAccount | null };
type Row = NamedRow<AccountKey>;

/** What every row of one person says alike. */
const PERSONAL = ['displayName', 'phone', 'email'] as const;
const WORD_OF: Record<(typeof PERSONAL)[number], Text> = {
  displayName: { zh: '姓名', en: 'name' },
  phone: { zh: '电话', en: 'telephone number' },
  email: { zh: '邮箱', en: 'e-mail address' },
};

export class AccountRows {
  readonly findings: Finding[] = [];
  private readonly accounts = new Map<string, TableAccount & { row: Row }>();

  constructor(
    private readonly table: NamedTable<AccountKey>,
    private readonly units: KnownUnits,
    private readonly known: KnownAccounts,
  ) {}

  read(): TableAccount[] {
    for (const row of this.table.rows) this.readRow(row);
    return [...this.accounts.values()].map(({ row: _row, ...account }) => account);
  }

  /** Rows whose username is somebody already: a new name or unit may be a move, both together turn one person into another. */
  otherPersons(): Finding[] {
    return [...this.accounts.values()].flatMap((account) => {
      const { known, row, displayName, grants } = account;
      if (!known) return [];
      const renamed = displayName !== '' && displayName !== known.displayName;
      const [before, after] = [this.unitsOf(known.grants), this.unitsOf(grants)];
      const moved = before !== '' && after !== '' && before !== after;
      const name = { zh: `姓名“${known.displayName}”→“${displayName}”`, en: `name "${known.displayName}" → "${displayName}"` };
      const unit = { zh: `单位“${before}”→“${after}”`, en: `unit "${before}" → "${after}"` };
      if (renamed && moved)
        return this.found(
          'I16',
          row,
          'displayName',
          {
            zh: `用户名“${account.username}”已有账号：${name.zh}，${unit.zh}，会变成另一个人`,
            en: `"${account.username}" is an account already: ${name.en}, ${unit.en}; it would become somebody else`,
          },
          {
            expected: {
              zh: '新人请另用用户名；确是同一人，请在账号页面用“修改”',
              en: 'Give a new person another username; if it is the same person, change the account on the accounts page',
            },
          },
        );
      return [
        ...(renamed ? this.found('I16', row, 'displayName', said(account.username, name), { severity: 'warning' }) : []),
        ...(moved ? this.found('I16', row, 'unit', said(account.username, unit), { severity: 'warning' }) : []),
      ];
    });
  }

  /** Names of the distinct units, in the order of their codes. */
  private unitsOf(grants: readonly AccountGrant[]): string {
    return [...new Set(grants.map(({ unit }) => unit))]
      .sort()
      .map((code) => `${this.units.nameOf(code)}（${code}）`)
      .join('、');
  }

  private readRow(row: Row): void {
    const username = this.checked(row, 'username');
    if (username === null) return;
    const known = this.known.find(username);
    if (known && this.known.isOfficer(known)) return this.add('I14', row, 'username', officerRefused);
    const grant = this.grantOf(row);
    const said = { displayName: this.checked(row, 'displayName'), phone: this.optional(row, 'phone'), email: this.optional(row, 'email') };
    const first = this.accounts.get(usernameKey(username));
    if (first) return this.join(first, row, said, grant);
    this.accounts.set(usernameKey(username), {
      ...said,
      username: known?.username ?? username,
      displayName: said.displayName ?? '',
      grants: grant ? [grant] : [],
      known,
      row,
    });
  }

  /** A further row of the same person: one role more. */
  private join(
    first: TableAccount & { row: Row },
    row: Row,
    said: Record<(typeof PERSONAL)[number], string | null>,
    grant: AccountGrant | null,
  ): void {
    for (const field of PERSONAL) {
      if (said[field] === null) continue;
      if (!first[field]) first[field] = said[field];
      else if (first[field] !== said[field])
        this.add('I15', row, field, {
          zh: `同一用户名在第 ${first.row.row} 行的${WORD_OF[field].zh}是“${first[field]}”`,
          en: `Row ${first.row.row} gives this username the ${WORD_OF[field].en} "${first[field]}"`,
        });
    }
    if (!grant) return;
    if (first.grants.some(({ role, unit }) => role === grant.role && unit === grant.unit))
      this.add(
        'I15',
        row,
        'role',
        { zh: '这个角色在前面的行里已经有了', en: 'An earlier row gives this role already' },
        { severity: 'warning' },
      );
    else first.grants.push(grant);
  }

  private grantOf(row: Row): AccountGrant | null {
    const role = this.roleOf(row);
    const text = row.text('unit');
    const unit = text === '' ? null : this.units.find(text);
    if (unit === null)
      this.add('I07', row, 'unit', text === '' ? { zh: '没有写明单位', en: 'The unit is not given' } : unitMissing(text), {
        expected: { zh: '请填写组织树中现有单位的编码', en: 'Give the code of a unit of the tree' },
      });
    return role && unit !== null ? { role, unit } : null;
  }

  private roleOf(row: Row): Role | null {
    const text = row.text('role');
    const role = roleOf(text);
    if (role && !isOfficerRole(role)) return role;
    const offered = Object.entries(ROLE_WORDS).filter(([each]) => !isOfficerRole(each as Role));
    if (role) this.add('I14', row, 'role', officerRefused);
    else
      this.add(
        'I12',
        row,
        'role',
        text === '' ? { zh: '没有写明角色', en: 'The role is not given' } : { zh: `没有角色“${text}”`, en: `There is no role "${text}"` },
        {
          expected: { zh: offered.map(([, word]) => word).join('、'), en: offered.map(([each]) => each).join(', ') },
        },
      );
    return null;
  }

  private checked(row: Row, field: 'username' | 'displayName' | 'phone' | 'email'): string | null {
    const text = row.text(field);
    const problem = PROBLEM_OF[field](text);
    if (!problem) return text;
    this.add('I12', row, field, problem);
    return null;
  }

  private optional(row: Row, field: 'phone' | 'email'): string | null {
    return row.text(field) === '' ? null : this.checked(row, field);
  }

  private add(code: string, row: Row, field: AccountKey, message: Text, more: { severity?: 'warning'; expected?: Text } = {}): void {
    this.findings.push(...this.found(code, row, field, message, more));
  }

  private found(code: string, row: Row, field: AccountKey, message: Text, more: { severity?: 'warning'; expected?: Text } = {}): Finding[] {
    return [tableFinding(code, row.at(field), message, { value: row.cell(field), ...more })];
  }
}

const said = (username: string, move: Text): Text => ({
  zh: `用户名“${username}”已有账号：${move.zh}，请核对是否同一人`,
  en: `"${username}" is an account already: ${move.en}; check that it is the same person`,
});
