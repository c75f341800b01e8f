/** The empty table in which accounts are listed for import: roles and units to choose from, and how to fill it in. */
import type { Role } from '#domain/access/actor.js';
import type { TableResult } from '#domain/ports/workbook-reader.port.js';
import type { Unit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import { readNamedColumns, type ColumnNames, type NamedTable } from './named-columns.js';
import { cellsOf, writeTables, type Table } from './table-workbook.js';

export const ROLE_WORDS: Record<Role, string> = {
  clerk: '填报员',
  unit_head: '单位负责人',
  reviewer: '审核员',
  office: '党建办',
  committee: '局领导',
  discipline: '纪检',
  sysadmin: '系统管理员',
  secadmin: '安全管理员',
  auditor: '审计员',
};
export type AccountKey = 'username' | 'displayName' | 'role' | 'unit' | 'phone' | 'email';
const COLUMNS: ColumnNames<AccountKey> = {
  username: { names: ['用户名', '账号', 'username'], needed: true },
  displayName: { names: ['姓名', '显示名', 'display name', 'name'], needed: true },
  role: { names: ['角色', 'role'], needed: true },
  unit: { names: ['单位编码', '单位', 'unit'], needed: true },
  phone: { names: ['电话', '手机', 'phone'] },
  email: { names: ['邮箱', '电子邮件', 'e-mail', 'email'] },
};

/** `roles`: those that may be given by this table. */
export function writeAccountsWorkbook(units: readonly Unit[], roles: readonly Role[], spare = 300): Promise<Uint8Array> {
  const list: Table = {
    sheet: '单位',
    title: '单位编码对照',
    columns: [
      { head: '单位编码', width: 16, as: 'code' },
      { head: '单位名称', width: 46 },
    ],
    rows: units.map((unit) => [unit.code, unit.name]),
  };
  const accounts: Table = {
    sheet: '账号',
    title: '账号导入表',
    notes: [
      '每行一个账号的一个角色；一人有几个角色的，写几行，用户名相同。角色和单位编码从下拉列表选择，编码见“单位”表。',
      '导入后系统为每个新账号生成一次性登录码，只显示一次；账号经安全管理员确认后方可登录。请勿在表中填写密码。',
    ],
    columns: [
      { head: '用户名', width: 18, as: 'code' },
      { head: '姓名', width: 14 },
      { head: '角色', width: 14, choices: roles.map((role) => ROLE_WORDS[role]) },
      { head: '单位编码', width: 16, as: 'code', choices: cellsOf(list, 1) },
      { head: '电话', width: 16, as: 'code' },
      { head: '邮箱', width: 26, as: 'code' },
    ],
    rows: [],
    spare,
  };
  return writeTables('账号导入表', [accounts, list]);
}

/** The rows of the same table, filled in; a finding where it is another one. */
export const readAccountsTable = (sheets: Extract<TableResult, { ok: true }>['sheets']): NamedTable<AccountKey> | Finding =>
  readNamedColumns(sheets, COLUMNS);

export const roleOf = (text: string): Role | null =>
  (Object.keys(ROLE_WORDS) as Role[]).find((role) => role === text || ROLE_WORDS[role] === text) ?? null;
