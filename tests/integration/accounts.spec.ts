/** From a table of 300 people to 300 who sign in: imported, confirmed, begun with a code that works once, and no secret kept anywhere. */
import { randomUUID } from 'node:crypto';
import type { AccountView, FirstCode, ImportView } from '#domain/views/administration-view.js';
import type { SessionView } from '#domain/views/session-view.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const PEOPLE = 300;
const NEW_PASSWORD = 'Blue-Kettle-2026';
const once = () => ({ 'idempotency-key': randomUUID() });

describe('accounts', () => {
  let jibao: RunningJibao;
  let sysadmin: HttpClient;
  let secadmin: HttpClient;
  let said = '';
  let codes: FirstCode[];
  let imported: string;

  beforeAll(async () => {
    jibao = await startJibao({ quarters: 1 });
    for (const process of [jibao.api, ...jibao.workers]) process.stdout!.on('data', (chunk: Buffer) => (said += chunk));
    [sysadmin, secadmin] = [await HttpClient.signedIn(jibao.url, 'sysadmin'), await HttpClient.signedIn(jibao.url, 'secadmin')];
  });
  afterAll(() => jibao?.stop());

  const accounts = async () => (await sysadmin.get<AccountView[]>('/accounts')).body;
  const stateOf = async (username: string) => (await accounts()).find((account) => account.username === username)?.state;
  const begin = (username: string, code: string, password = NEW_PASSWORD) => {
    const client = new HttpClient(jibao.url);
    return client.post<SessionView>('/session/first', { username, code, password }).then((answer) => ({ ...answer, client }));
  };
  const bring = async (rows: string[][]) => {
    const form = new FormData();
    const text = [['用户名', '姓名', '角色', '单位编码', '电话', '邮箱'], ...rows].map((row) => row.join(',')).join('\r\n');
    form.set('file', new Blob([`\ufeff${text}`]), '账号.csv');
    const { status, body } = await sysadmin.post<{ id: string }>('/imports?purpose=accounts', form, once());
    expect(status).toBe(202);
    await until('the table is read', async () => ['done', 'failed'].includes((await view(body.id)).status));
    return view(body.id);
  };
  const view = async (id: string) => (await sysadmin.get<ImportView>(`/imports/${id}`)).body;
  const unitCodes = async () => {
    const rows = await jibao.database.database.units.validOn('2026-09-30');
    return rows.map(({ code }) => code);
  };

  it('come in from a table of 300, each with a code answered once', async () => {
    const units = await unitCodes();
    const rows = Array.from({ length: PEOPLE }, (_, i) => [
      ...[`p${i}`, `甲${i}`, '填报员', units[i % units.length]!, `0571-8${String(i).padStart(7, '0')}`, ''],
    ]);
    const planned = await bring(rows);
    expect(planned).toMatchObject({ canApply: true, plan: { counts: { added: PEOPLE, changed: 0, unchanged: 0 }, findings: [] } });
    imported = planned.id;
    const asked = performance.now();
    await HttpClient.signedIn(jibao.url, 'sysadmin');
    const signInMs = performance.now() - asked;
    const since = performance.now();
    const key = once();
    const applied = await sysadmin.post<ImportView & { codes: FirstCode[] }>(`/imports/${imported}/apply`, {}, key);
    expect(applied.status).toBe(200);
    codes = applied.body.codes;
    expect(new Set(codes.map(({ code }) => code)).size).toBe(PEOPLE);
    // Every code is hashed as a password is: on a slow machine, no longer than as many sign-ins one after another.
    expect(performance.now() - since).toBeLessThan(Math.max(30_000, PEOPLE * signInMs));
    expect((await sysadmin.post(`/imports/${imported}/apply`, {}, key)).status).toBe(409);
    expect(JSON.stringify(await view(imported))).not.toContain(codes[0]!.code);
    expect(await stateOf('p0')).toBe('pending');
  });

  it('wait for the security administrator, and for nobody else', async () => {
    const [{ username, code }] = codes as [FirstCode];
    expect(await begin(username, code)).toMatchObject({ status: 403, body: { detail: expect.stringContaining('安全管理员') } });
    const waiting = (await accounts()).filter(({ state }) => state === 'pending');
    expect(waiting).toHaveLength(PEOPLE);
    const seen = waiting.map(({ id, grants }) => ({ id, grants: grants.map(({ role, unit }) => ({ role, unit })) }));
    expect((await sysadmin.post('/accounts/confirm', { accounts: seen })).status).toBe(403);
    const [first] = seen as [(typeof seen)[number]];
    const unseen = { accounts: [{ ...first, grants: [{ role: 'reviewer', unit: first.grants[0]!.unit }] }] };
    expect(await secadmin.post('/accounts/confirm', unseen)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('角色') },
    });
    expect((await secadmin.post('/accounts/confirm', { accounts: seen }, once())).status).toBe(204);
    expect(await stateOf(username)).toBe('first_code');
  });

  it('begin with the code, once, and from then on with the password', async () => {
    const [{ username, code }, other] = codes as [FirstCode, FirstCode];
    expect((await begin(username, code, 'weak')).status).toBe(422);
    const begun = await begin(username, code);
    expect(begun).toMatchObject({ status: 200, body: { username, grants: [{ role: 'clerk' }] } });
    expect((await begun.client.get('/session')).status).toBe(200);
    expect(await stateOf(username)).toBe('active');
    const [again, wrong] = [await begin(username, code), await begin(other.username, code)];
    expect([again.status, wrong.status]).toEqual([401, 401]);
    expect({ ...again.body, instance: null, requestId: null }).toEqual({ ...wrong.body, instance: null, requestId: null });
    const later = new HttpClient(jibao.url);
    expect((await later.post('/session', { username, password: NEW_PASSWORD })).status).toBe(200);

    const { id } = (await accounts()).find((account) => account.username === username)!;
    const reset = (await sysadmin.post<FirstCode>(`/accounts/${id}/code`, undefined, once())).body;
    await until('every session ended', async () => (await begun.client.get('/session')).status === 401);
    expect((await later.post('/session', { username, password: NEW_PASSWORD })).status).toBe(401);
    expect((await begin(username, reset.code, 'Another-Kettle-1')).status).toBe(200);
  });

  it('are typed in, changed and disabled one by one; officers are out of reach', async () => {
    const [unit] = await unitCodes();
    const typed = { username: 'new.one', displayName: '新来', grants: [{ role: 'reviewer', unit }] };
    const made = await sysadmin.post<FirstCode>('/accounts', typed, once());
    expect(made.status).toBe(201);
    codes.push(made.body);
    expect((await sysadmin.post('/accounts', typed, once())).status).toBe(409);
    expect((await sysadmin.post('/accounts', { ...typed, username: 'x y' }, once())).status).toBe(422);
    const { id } = (await accounts()).find((account) => account.username === 'new.one')!;
    expect((await sysadmin.put(`/accounts/${id}`, { phone: '0571-1234567', disabled: true })).status).toBe(204);
    expect(await stateOf('new.one')).toBe('disabled');
    const officer = (await accounts()).find((account) => account.username === 'secadmin')!;
    expect((await sysadmin.post(`/accounts/${officer.id}/code`)).status).toBe(403);
    expect((await sysadmin.put(`/accounts/${officer.id}`, { disabled: true })).status).toBe(403);
    const workbook = await sysadmin.bytes('/accounts/workbook');
    expect([...workbook.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  });

  it('say at its cell what is wrong with a table', async () => {
    const planned = await bring([['p1', '甲1', '班长', 'NOWHERE', '', '']]);
    expect(planned.canApply).toBe(false);
    expect(planned.plan?.findings.map(({ cell }) => cell)).toEqual(['D2', 'C2'].toSorted());
  });

  it('leave no code and no password in any table, and none in the logs', async () => {
    const { dataSource } = jibao.database.database;
    const tables = dataSource.entityMetadatas.map((entity) => entity.tableName);
    for (const table of tables) {
      const kept = JSON.stringify(await dataSource.query(`SELECT * FROM ${table}`));
      for (const secret of [codes[0]!.code, codes[1]!.code, codes.at(-1)!.code, NEW_PASSWORD]) {
        expect(kept).not.toContain(secret);
        expect(kept).not.toContain(secret.replace('-', ''));
      }
    }
    for (const secret of [codes[0]!.code, codes[1]!.code, NEW_PASSWORD]) expect(said).not.toContain(secret);
    expect(said).not.toBe('');
  });

  it('of the console may sign in at once', async () => {
    const [unit] = await unitCodes();
    const printed = await jibao.cli('user', 'from.console', '--role', 'clerk', '--unit', unit!);
    const password = /from\.console\s+(\S+)/.exec(printed)![1]!;
    const client = new HttpClient(jibao.url);
    expect((await client.post('/session', { username: 'from.console', password })).status).toBe(200);
    expect(await stateOf('from.console')).toBe('active');
  });
});
