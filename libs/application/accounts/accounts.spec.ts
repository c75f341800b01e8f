/** Accounts as the two officers keep them, from the first code to being disabled. */
import type { Role } from '#domain/access/actor.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { FirstSignIn } from '../access/first-sign-in.js';
import { ResolveSession } from '../access/resolve-session.js';
import { RefuseAccounts } from './refuse-accounts.js';
import { SignIn } from '../access/sign-in.js';
import { AlterAccount } from './alter-account.js';
import { ConfirmAccounts, type SeenAccount } from './confirm-accounts.js';
import { CreateAccount } from './create-account.js';
import { IssueCode } from './issue-code.js';
import { ListAccounts } from './list-accounts.js';
import { accountHouse, GOOD_PASSWORD, HOUR, officer, refusalOf, SECADMIN, START, SYSADMIN } from './testing/account-house.js';

const ADDRESS = '10.0.0.9';
const given = (more: object = {}) => ({
  ...{ username: 'zhang.san', displayName: '张三', phone: '0571-87654321', email: 'zhang@example.cn' },
  ...{ grants: [{ role: 'clerk' as Role, unit: 'J1' }], ...more },
});

async function house() {
  const { database, ports, hours, everythingKept } = await accountHouse(new MemoryDatabase());
  const create = (more: object = {}) => new CreateAccount(ports).run({ actor: SYSADMIN, account: given(more) });
  const idOf = async (username = 'zhang.san') => (await database.users.byUsername(username))!.id;
  const seen = async (username?: string) => {
    const id = await idOf(username);
    return { id, grants: await database.users.grants(id) };
  };
  const confirm = async (account?: SeenAccount) =>
    new ConfirmAccounts(ports).run({ actor: SECADMIN, accounts: [account ?? (await seen())] });
  const alter = async (change: object) => new AlterAccount(ports).run({ actor: SYSADMIN, id: await idOf(), change });
  const reissue = async () => new IssueCode(ports).run({ actor: SYSADMIN, id: await idOf() });
  const first = (code: string, password = GOOD_PASSWORD, username = 'zhang.san') =>
    new FirstSignIn(ports).run({ username, code, password, address: ADDRESS });
  const signIn = (password = GOOD_PASSWORD) => new SignIn(ports).run({ username: 'Zhang.San', password, address: ADDRESS });
  const resolve = (token: string) => new ResolveSession(ports).run({ token, address: ADDRESS });
  const list = async () => (await new ListAccounts(ports).run({ actor: SECADMIN }))[0]!;
  const acts = async () => (await database.audit.list(100)).map(({ action, outcome }) => `${action} ${outcome}`).toReversed();
  return { database, ports, hours, everythingKept, create, seen, confirm, alter, reissue, first, signIn, resolve, list, acts };
}

describe('a new account', () => {
  it('begins with a code, waits for confirmation, and then with a password of its own', async () => {
    const { create, confirm, first, signIn, resolve, list, acts, everythingKept } = await house();
    const code = await create();
    expect(code).toEqual({
      ...{ username: 'zhang.san', displayName: '张三', unitName: '单位 J1' },
      code: expect.stringMatching(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/),
      expiresAt: new Date(START + 14 * 24 * HOUR).toISOString(),
    });
    expect(await list()).toMatchObject({
      state: 'pending',
      grants: [{ role: 'clerk', unit: 'J1', unitName: '单位 J1' }],
      lastSignInAt: null,
    });
    expect(await refusalOf(first(code.code))).toMatchObject({ code: 'forbidden', zh: expect.stringContaining('安全管理员') });
    await confirm();
    await confirm();
    expect((await list()).state).toBe('first_code');
    expect(await refusalOf(signIn(''))).toMatchObject({ code: 'unauthorized' });

    const { token } = await first(` ${code.code.toLowerCase().replace('-', ' ')} `);
    expect((await resolve(token))?.grants).toEqual([{ role: 'clerk', unit: 'J1', path: '/J/J1/' }]);
    expect(await list()).toMatchObject({ state: 'active', firstCodeExpiresAt: null, lastSignInAt: new Date(START).toISOString() });
    await signIn();
    expect(await refusalOf(first(code.code))).toMatchObject({ code: 'unauthorized' });
    expect(await acts()).toEqual([
      'account.create ok',
      'session.first denied',
      'account.confirm ok',
      'session.open denied',
      'session.first ok',
      'session.open ok',
      'session.first denied',
    ]);
    const kept = (await everythingKept()).replaceAll(/"(firstCodeHash|passwordHash)":"[^"]*"/g, '');
    for (const secret of [code.code, code.code.replace('-', ''), GOOD_PASSWORD]) expect(kept).not.toContain(secret);
  });

  it('is refused whole where something is wrong with it, naming every field', async () => {
    const { create, database } = await house();
    expect(await refusalOf(create({ displayName: '张三\u202e四' }))).toMatchObject({
      code: 'invalid',
      zh: expect.stringContaining('姓名'),
    });
    const wrong = create({ username: ' x', phone: '电话', email: 'x@', grants: [{ role: 'clerk', unit: 'J2' }] });
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid',
      options: { errors: ['username', 'phone', 'email', 'grants'].map((field) => expect.objectContaining({ field })) },
    });
    expect(await refusalOf(create({ grants: [] }))).toMatchObject({ code: 'invalid' });
    expect(await refusalOf(create({ grants: [{ role: 'secadmin', unit: '/' }] }))).toMatchObject({ zh: expect.stringContaining('三员') });
    expect(await database.users.list()).toEqual([]);
    await create();
    expect(await refusalOf(create({ username: 'ZHANG.SAN' }))).toMatchObject({ code: 'conflict' });
  });

  it('is made by the system administrator and confirmed by the security administrator, and by nobody else', async () => {
    const { ports, create, seen } = await house();
    await create();
    const accounts = [await seen()];
    for (const role of ['office', 'secadmin', 'auditor'] as const)
      expect(await refusalOf(new CreateAccount(ports).run({ actor: officer(role), account: given() }))).toMatchObject({
        code: 'forbidden',
      });
    for (const role of ['office', 'sysadmin', 'auditor'] as const)
      expect(await refusalOf(new ConfirmAccounts(ports).run({ actor: officer(role), accounts }))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(new ListAccounts(ports).run({ actor: officer('auditor') }))).toMatchObject({ code: 'forbidden' });
    const missing = new ConfirmAccounts(ports).run({ actor: SECADMIN, accounts: [...accounts, { id: 'nobody', grants: [] }] });
    expect(await refusalOf(missing)).toMatchObject({ code: 'not_found' });
  });
});

describe('confirming', () => {
  it('is sent back with a reason, switched off, and waits again once it is switched on', async () => {
    const { ports, create, seen, confirm, alter, list, acts } = await house();
    await create();
    const { id } = await seen();
    const refuse = (reason: string, actor = SECADMIN) => new RefuseAccounts(ports).run({ actor, ids: [id], reason });
    expect(await refusalOf(refuse('单位不对', SYSADMIN))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(refuse(' '))).toMatchObject({ code: 'invalid' });
    await refuse('单位不对');
    expect((await list()).state).toBe('disabled');
    expect(await refusalOf(refuse('单位不对'))).toMatchObject({ code: 'conflict' });
    expect((await acts()).at(-1)).toBe('account.refuse ok');
    await alter({ disabled: false });
    expect((await list()).state).toBe('pending');
    await confirm();
    expect(await refusalOf(refuse('单位不对'))).toMatchObject({ code: 'conflict' });
  });

  it('takes no roles that were altered since they were seen, and then none of the others either', async () => {
    const { create, seen, confirm, alter, ports, database, list, acts } = await house();
    await create();
    await create({ username: 'aa', email: null });
    const before = await seen();
    await alter({ grants: [{ role: 'office', unit: 'J' }] });
    const both = new ConfirmAccounts(ports).run({ actor: SECADMIN, accounts: [await seen('aa'), before] });
    expect(await refusalOf(both)).toMatchObject({ code: 'conflict', zh: expect.stringContaining('zhang.san') });
    expect((await database.users.list()).map(({ pending }) => pending)).toEqual([true, true]);
    expect(await acts()).not.toContain('account.confirm ok');
    await confirm();
    expect(await list()).toMatchObject({ username: 'aa', state: 'pending' });
    expect((await database.users.byUsername('zhang.san'))!.pending).toBe(false);
  });
});

describe('a one-use code', () => {
  it('counts wrong tries as a wrong password does, and answers alike for everybody', async () => {
    const { create, confirm, first, signIn, list } = await house();
    const { code } = await create();
    await confirm();
    const wrong = await refusalOf(first('AAAAA-AAAAA'));
    expect(wrong.code).toBe('unauthorized');
    expect(await refusalOf(first('AAAAA-AAAAA', GOOD_PASSWORD, 'nobody'))).toEqual(wrong);
    for (let i = 0; i < 2; i++) await refusalOf(first('AAAAA-AAAAA'));
    await refusalOf(signIn('wrong'));
    await refusalOf(first('AAAAA-AAAAA'));
    expect(await refusalOf(first(code))).toMatchObject({ code: 'rate_limited' });
    expect((await list()).state).toBe('locked');
  });

  it('is worth nothing after its day, and a weak password costs no try', async () => {
    const { create, confirm, first, hours, database } = await house();
    const { code } = await create();
    await confirm();
    for (const weak of ['short1A', 'onlysmallletters', 'Zhang.San-2026'])
      expect(await refusalOf(first(code, weak))).toMatchObject({ code: 'invalid', zh: expect.stringContaining('密码') });
    expect((await database.users.byUsername('zhang.san'))?.failedSignIns).toBe(0);
    hours.passed = 14 * 24;
    expect(await refusalOf(first(code))).toMatchObject({ code: 'forbidden', zh: expect.stringContaining('过期') });
    expect((await database.users.byUsername('zhang.san'))?.failedSignIns).toBe(0);
  });

  it('is used by one of several who try at once', async () => {
    const { create, confirm, first } = await house();
    const { code } = await create();
    await confirm();
    const tries = await Promise.allSettled([1, 2, 3].map((n) => first(code, `${GOOD_PASSWORD}${n}`)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('ends the old password, the old code and every session when it is issued anew', async () => {
    const { create, confirm, first, signIn, reissue, resolve } = await house();
    const old = await create();
    await confirm();
    const fresh = await reissue();
    expect(fresh.expiresAt).toBe(old.expiresAt);
    expect(await refusalOf(first(old.code))).toMatchObject({ code: 'unauthorized' });
    const { token } = await first(fresh.code);
    const reset = await reissue();
    expect(reset.expiresAt).toBe(new Date(START + 24 * HOUR).toISOString());
    expect(await resolve(token)).toBeNull();
    expect(await refusalOf(signIn())).toMatchObject({ code: 'unauthorized' });
    const again = await first(reset.code, 'Another-Pass-1');
    expect(await resolve(again.token)).not.toBeNull();
  });
});

describe('an account that is there', () => {
  const begun = async () => {
    const it = await house();
    const { code } = await it.create();
    await it.confirm();
    return { ...it, session: await it.first(code) };
  };

  it('changes name and contact without interruption', async () => {
    const { alter, resolve, session, list } = await begun();
    await alter({ displayName: '张三丰', phone: null });
    expect(await list()).toMatchObject({ displayName: '张三丰', phone: null, email: 'zhang@example.cn', state: 'active' });
    expect((await resolve(session.token))?.displayName).toBe('张三丰');
    expect(await refusalOf(alter({}))).toMatchObject({ code: 'invalid' });
    expect(await refusalOf(alter({ email: 'a b' }))).toMatchObject({ code: 'invalid' });
  });

  it('waits again for a role more, and goes on with one less', async () => {
    const { alter, confirm, resolve, signIn, session, list } = await begun();
    const [clerk, reviewer] = [
      { role: 'clerk', unit: 'J1' },
      { role: 'reviewer', unit: 'J' },
    ];
    await alter({ grants: [clerk, reviewer, reviewer] });
    expect((await list()).grants).toHaveLength(2);
    expect(await resolve(session.token)).toBeNull();
    expect(await refusalOf(signIn())).toMatchObject({ code: 'forbidden' });
    await confirm();
    const { token } = await signIn();
    await alter({ grants: [reviewer] });
    expect(await resolve(token)).toMatchObject({ grants: [{ role: 'reviewer', unit: 'J' }] });
    expect((await list()).state).toBe('active');
  });

  it('is disabled and enabled', async () => {
    const { alter, resolve, reissue, signIn, session, list, acts } = await begun();
    await alter({ disabled: true });
    expect(await resolve(session.token)).toBeNull();
    expect((await list()).state).toBe('disabled');
    expect(await refusalOf(signIn())).toMatchObject({ code: 'unauthorized' });
    expect(await refusalOf(reissue())).toMatchObject({ code: 'conflict' });
    await alter({ disabled: false });
    expect(await resolve((await signIn()).token)).not.toBeNull();
    expect(await acts()).toEqual(expect.arrayContaining(['account.disable ok', 'account.enable ok']));
  });

  it('of an officer is out of reach of the system administrator', async () => {
    const { database, ports } = await house();
    await database.users.create(
      {
        ...{ id: 's', username: 'secadmin', displayName: '安全管理员', passwordHash: '#x', disabled: false, sample: false },
        ...{ phone: null, email: null, firstCodeHash: null, firstCodeExpiresAt: null, pending: false },
      },
      [{ role: 'secadmin', unit: '/' }],
    );
    expect(await refusalOf(new IssueCode(ports).run({ actor: SYSADMIN, id: 's' }))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(new AlterAccount(ports).run({ actor: SYSADMIN, id: 's', change: { disabled: true } }))).toMatchObject({
      code: 'forbidden',
    });
    expect(await refusalOf(new AlterAccount(ports).run({ actor: SYSADMIN, id: 'none', change: { disabled: true } }))).toMatchObject({
      code: 'not_found',
    });
    expect(await database.users.byId('s')).toMatchObject({ disabled: false, passwordHash: '#x' });
    expect((await new ListAccounts(ports).run({ actor: SYSADMIN }))[0]?.grants).toEqual([
      { role: 'secadmin', unit: '/', unitName: '单位 J' },
    ]);
  });

  it('is listed in an empty table that can be filled in', async () => {
    const { ports } = await house();
    const { fileName, bytes } = await new ListAccounts(ports).workbook({ actor: SYSADMIN });
    expect(fileName).toBe('账号导入表.xlsx');
    expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  });
});
