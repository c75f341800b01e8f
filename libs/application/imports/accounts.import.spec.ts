/** A table of accounts: what it would do, what is wrong with it, and what it does. */
import type { TableCell } from '#domain/ports/workbook-reader.port.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { AlterAccount } from '../accounts/alter-account.js';
import { ConfirmAccounts } from '../accounts/confirm-accounts.js';
import { FirstSignIn } from '../access/first-sign-in.js';
import { accountHouse, GOOD_PASSWORD, refusalOf, SECADMIN, SYSADMIN } from '../accounts/testing/account-house.js';
import { accountsImport, type AccountsContent } from './accounts.import.js';
import type { ApplyPorts } from './import.js';
import { alike } from './plan-words.js';

const HEAD = ['用户名', '姓名', '角色', '单位编码', '电话', '邮箱'];
const row = (
  username: TableCell,
  more: { name?: string; role?: string; unit?: string; phone?: TableCell; email?: string } = {},
): TableCell[] => [...[username, more.name ?? '张三', more.role ?? '填报员', more.unit ?? 'J1', more.phone ?? null, more.email ?? null]];

async function house() {
  const { database, ports, everythingKept } = await accountHouse(new MemoryDatabase());
  const all = ports as unknown as ApplyPorts;
  const at = ports.clock.now();
  const plan = (rows: TableCell[][], head: TableCell[] = HEAD) => {
    const table = async () => [{ name: '账号', rows: [['账号导入表'], head, ...rows] }];
    const source = { fileName: '账号.xlsx', table, bytes: async () => new Uint8Array() };
    return accountsImport.plan(all, { actor: SYSADMIN, at, options: {}, source });
  };
  const apply = async (content: unknown) => {
    const kept: unknown = JSON.parse(JSON.stringify(content));
    const work = await accountsImport.apply(all, { actor: SYSADMIN, at, uploadId: 'u', options: {}, content: kept, body: {} });
    return (await database.transaction(work)) as { codes: { username: string; code: string; unitName: string }[] };
  };
  return { database, ports, everythingKept, plan, apply };
}
const places = (findings: { code: string; cell: string | null; severity: string }[]) =>
  findings.map(({ code, cell, severity }) => `${code} ${cell}${severity === 'error' ? '' : ` ${severity}`}`);

describe('accounts brought in', () => {
  it('are planned, and begin with a code each', async () => {
    const { database, ports, everythingKept, plan, apply } = await house();
    const planned = await plan([
      row('zhang.san', { phone: 13800001234, email: 'zhang@example.cn' }),
      row('Ｚhang.San', { role: 'reviewer', unit: '单位 J' }),
      row(10023, { name: '李四', role: '党建办', unit: 'J' }),
    ]);
    expect(planned.plan).toEqual({
      counts: { added: 2, changed: 0, unchanged: 0 },
      lines: [
        {
          ...{ act: { zh: '新增', en: 'Added' }, subject: alike('zhang.san 张三'), before: null },
          after: { zh: '填报员（单位 J1）、审核员（单位 J）', en: 'Clerk (单位 J1), Reviewer (单位 J)' },
        },
        {
          ...{ act: { zh: '新增', en: 'Added' }, subject: alike('10023 李四'), before: null },
          after: { zh: '党建办（单位 J）', en: 'Office (单位 J)' },
        },
      ],
      findings: [],
    });
    expect(await database.users.list()).toEqual([]);
    const { codes } = await apply(planned.content);
    expect(codes.map(({ username, unitName }) => `${username} ${unitName}`)).toEqual(['zhang.san 单位 J1', '10023 单位 J']);
    const user = (await database.users.byUsername('zhang.san'))!;
    expect(user).toMatchObject({ pending: true, passwordHash: '', phone: '13800001234', email: 'zhang@example.cn' });
    await new ConfirmAccounts(ports).run({ actor: SECADMIN, accounts: [{ id: user.id, grants: await database.users.grants(user.id) }] });
    await new FirstSignIn(ports).run({ username: 'zhang.san', code: codes[0]!.code, password: GOOD_PASSWORD, address: null });
    const kept = (await everythingKept()).replaceAll(/"(firstCodeHash|passwordHash)":"[^"]*"/g, '');
    for (const { code } of codes) expect(kept).not.toContain(code);
    expect(await refusalOf(apply(planned.content))).toMatchObject({ code: 'conflict' });
  });

  it('say where a username would become another person', async () => {
    const { plan, apply } = await house();
    const first = await plan([
      row('zhang.san', { phone: '内线 8123' }),
      row('li.si', { name: '李四', phone: '8123' }),
      row('wang', { name: '王五' }),
    ]);
    expect(first.plan.findings).toEqual([]);
    await apply(first.content);
    const { findings } = (
      await plan([row('zhang.san', { unit: 'J' }), row('li.si', { name: '李五' }), row('wang', { name: '王六', unit: 'J' })])
    ).plan;
    expect(places(findings)).toEqual(['I16 D3 warning', 'I16 B4 warning', 'I16 B5']);
    expect(findings.map(({ message }) => message.zh)).toEqual([
      '用户名“zhang.san”已有账号：单位“单位 J1（J1）”→“单位 J（J）”，请核对是否同一人',
      '用户名“li.si”已有账号：姓名“李四”→“李五”，请核对是否同一人',
      '用户名“wang”已有账号：姓名“王五”→“王六”，单位“单位 J1（J1）”→“单位 J（J）”，会变成另一个人',
    ]);
  });

  it('change what is there only where the table says otherwise', async () => {
    const { database, ports, plan, apply } = await house();
    await apply(
      (await plan([row('zhang.san', { phone: '0571-1234567' }), row('li.si', { name: '李四' }), row('wang', { name: '王五' })])).content,
    );
    const planned = await plan([
      row('zhang.san'),
      row('li.si', { name: '李四', role: '审核员', unit: 'J', phone: '0571-7654321' }),
      row('wang', { name: '王五一' }),
    ]);
    expect(planned.plan.counts).toEqual({ added: 0, changed: 2, unchanged: 1 });
    expect(planned.plan.lines).toEqual([
      {
        act: { zh: '变更', en: 'Changed' },
        subject: alike('li.si 李四'),
        before: { zh: '无电话，填报员（单位 J1）', en: 'no telephone, Clerk (单位 J1)' },
        after: { zh: '0571-7654321，审核员（单位 J）', en: '0571-7654321, Reviewer (单位 J)' },
      },
      { act: { zh: '变更', en: 'Changed' }, subject: alike('wang 王五一'), before: alike('王五'), after: alike('王五一') },
    ]);
    const { changed } = planned.content as AccountsContent;
    const accounts = changed.map(({ id, seen }) => ({ id, grants: seen.grants }));
    await new ConfirmAccounts(ports).run({ actor: SECADMIN, accounts });
    expect(await apply(planned.content)).toEqual({ codes: [] });
    expect(await database.users.byUsername('li.si')).toMatchObject({ pending: true, phone: '0571-7654321' });
    expect(await database.users.byUsername('wang')).toMatchObject({ pending: false, displayName: '王五一' });
    expect(await database.users.byUsername('zhang.san')).toMatchObject({ phone: '0571-1234567' });
  });

  it('are refused where an account changed since the table was read', async () => {
    const { database, ports, plan, apply } = await house();
    await apply((await plan([row('zhang.san')])).content);
    const planned = await plan([row('zhang.san', { name: '张三丰' }), row('li.si', { name: '李四' })]);
    const { id } = (await database.users.byUsername('zhang.san'))!;
    await new AlterAccount(ports).run({ actor: SYSADMIN, id, change: { phone: '0571-1234567' } });
    expect(await refusalOf(apply(planned.content))).toMatchObject({ code: 'conflict', zh: expect.stringContaining('zhang.san') });
    expect(await database.users.byUsername('li.si')).toBeNull();
  });

  it('say everything that is wrong at its cell', async () => {
    const { database, plan } = await house();
    const officer = { phone: null, email: null, firstCodeHash: null, firstCodeExpiresAt: null, pending: false, disabled: false };
    const names = { id: 's', username: 'auditor', displayName: '审计员', passwordHash: '#x', sample: false };
    await database.users.create({ ...names, ...officer }, [{ role: 'auditor', unit: '/' }]);
    const { plan: planned } = await plan([
      row('=cmd()'),
      row('b1', { name: ' ' }),
      row('b2', { role: '班长' }),
      row('b3', { role: '安全管理员' }),
      row('b4', { unit: 'J2' }),
      row('b5', { phone: '无', email: 'b5' }),
      row('b6', { name: '甲' }),
      row('B6', { name: '乙', role: '审核员' }),
      row('b6', { name: '甲' }),
      row('auditor'),
      [null, null, '填报员', 'J1', null, null],
    ]);
    expect(places(planned.findings)).toEqual([
      'I12 A3',
      'I12 B4',
      'I12 C5',
      'I14 C6',
      'I07 D7',
      'I12 E8',
      'I12 F8',
      'I15 B10',
      'I15 C11 warning',
      'I14 A12',
      'I12 A13',
    ]);
    for (const { message } of planned.findings) expect([message.zh, message.en].every((text) => text.length > 5)).toBe(true);
  });

  it('need a table of accounts, with accounts in it', async () => {
    const { plan } = await house();
    expect(places((await plan([], ['党员数', '单位'])).plan.findings)).toEqual(['I02 null']);
    expect(places((await plan([])).plan.findings)).toEqual(['I13 null']);
  });
});
