/** The access matrix: every operation of the OpenAPI document × every role, and every unit-typed parameter × own, sibling, parent, missing. */
import type { PeriodView } from '#domain/views/briefing-view.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

const ROLES = ['anonymous', 'clerk', 'reviewer', 'office', 'committee', 'sysadmin', 'secadmin', 'auditor'] as const;

/** Who gets past the guard; `*` = anybody, `+` = any session. A new route without a row here is a failure. */
const EXPECTED: Record<string, string> = {
  'POST /session': '*',
  'POST /session/first': '*',
  'GET /session': '+',
  'DELETE /session': '+',
  'GET /health/live': '*',
  'GET /health/ready': '*',
  'GET /periods': 'clerk reviewer office committee',
  'POST /periods/{period}/open': 'office',
  'POST /periods/{period}/close': 'office',
  'GET /periods/{period}/proposal': 'office',
  'PUT /periods/{period}/dates': 'office',
  'POST /periods/{period}/reopen': 'office',
  'GET /periods/{period}/exceptions': 'office',
  'PUT /periods/{period}/exceptions/{unit}': 'office',
  'DELETE /periods/{period}/exceptions/{unit}': 'office',
  'GET /calendar': 'clerk reviewer office committee',
  'PUT /calendar/{day}': 'office',
  'DELETE /calendar/{day}': 'office',
  'GET /units/today': 'office',
  'POST /units/changes': 'office',
  'DELETE /units/changes/{id}': 'office',
  'GET /units/workbook': 'office',
  'GET /units': 'clerk reviewer office committee',
  'GET /units/search': 'clerk reviewer office committee',
  'GET /catalogue': 'clerk reviewer office committee',
  'GET /units/{code}/template': 'clerk office',
  'POST /uploads': 'clerk office',
  'GET /uploads': 'clerk office',
  'GET /uploads/{id}': 'clerk office',
  'GET /uploads/{id}/events': 'clerk office',
  'GET /uploads/{id}/annotated': 'clerk office',
  'POST /uploads/{id}/submit': 'clerk office',
  'GET /returns/{unit}/{period}/annotated': 'clerk reviewer office',
  'GET /periods/{period}/consolidated': 'clerk office',
  'POST /imports': 'office sysadmin',
  'GET /imports/{id}': 'office sysadmin',
  'POST /imports/{id}/apply': 'office sysadmin',
  'GET /mappings': 'office',
  'GET /catalogues': 'office',
  'GET /catalogues/{version}/file': 'office',
  'PUT /mappings/{name}': 'office',
  'GET /returns': 'clerk reviewer office',
  'GET /returns/{unit}/{period}': 'clerk reviewer office',
  'PUT /returns/{unit}/{period}': 'clerk office',
  'PATCH /returns/{unit}/{period}': 'clerk office',
  'PUT /returns/{unit}/{period}/explanations/{finding}': 'clerk office',
  'POST /returns/{unit}/{period}/submit': 'clerk office',
  'POST /returns/{unit}/{period}/accept': 'reviewer office',
  'POST /returns/{unit}/{period}/return': 'reviewer office',
  'POST /returns/{unit}/{period}/withdraw': 'clerk office',
  'POST /returns/accept': 'reviewer office',
  'GET /returns/{unit}/{period}/versions': 'clerk reviewer office',
  'GET /returns/{unit}/{period}/versions/{version}': 'clerk reviewer office',
  'GET /returns/{unit}/{period}/changes': 'clerk reviewer office',
  'GET /returns/{unit}/{period}/effect': 'clerk reviewer office',
  'GET /returns/{unit}/{period}/receipt': 'clerk reviewer office',
  'GET /returns/{unit}/{period}/comments': 'clerk reviewer office',
  'POST /returns/{unit}/{period}/comments': 'clerk reviewer office',
  'POST /returns/{unit}/{period}/comments/{id}/resolve': 'clerk reviewer office',
  'GET /indicators': 'clerk reviewer office committee',
  'GET /elements': 'clerk reviewer office committee',
  'GET /indicators/{code}/card': 'clerk reviewer office committee',
  'GET /indicators/{code}/trace': 'clerk reviewer office committee',
  'GET /dashboards/{name}': 'clerk reviewer office committee',
  'GET /dashboards/{name}/file': 'clerk reviewer office committee',
  'GET /pivot': 'clerk reviewer office committee',
  'GET /pivot/file': 'clerk reviewer office committee',
  'GET /figures/threads': 'clerk reviewer office committee',
  'POST /figures/threads': 'clerk reviewer office committee',
  'POST /figures/threads/{id}/resolve': 'clerk reviewer office committee',
  'GET /views': 'clerk reviewer office committee',
  'POST /views': 'clerk reviewer office committee',
  'PUT /views/{id}': 'clerk reviewer office committee',
  'DELETE /views/{id}': 'clerk reviewer office committee',
  'GET /meetings': 'office committee',
  'POST /meetings': 'office',
  'GET /meetings/{id}': 'office committee',
  'DELETE /meetings/{id}': 'office',
  'GET /meetings/{id}/file': 'office committee',
  'PUT /meetings/{id}/book': 'office',
  'POST /meetings/{id}/requirements': 'office',
  'GET /requirements': 'clerk reviewer office committee',
  'PUT /requirements/{id}': 'office',
  'POST /requirements/{id}/progress': 'clerk office',
  'POST /requirements/{id}/close': 'office',
  'GET /briefings': 'clerk reviewer office committee',
  'POST /briefings': 'office',
  'GET /briefings/{id}': 'clerk reviewer office committee',
  'PATCH /briefings/{id}': 'office',
  'DELETE /briefings/{id}': 'office',
  'GET /briefings/{id}/file': 'clerk reviewer office committee',
  'GET /briefings/{id}/preview': 'clerk reviewer office committee',
  'GET /briefings/{id}/changes': 'clerk reviewer office committee',
  'GET /briefings/{id}/history': 'office',
  'GET /briefings/{id}/figures': 'office',
  'GET /briefings/{id}/gate': 'office',
  'GET /briefings/{id}/comments': 'office committee',
  'POST /briefings/{id}/comments': 'office committee',
  'POST /briefings/{id}/comments/{thread}/resolve': 'office committee',
  'POST /briefings/{id}/refresh': 'office',
  'POST /briefings/{id}/review': 'office',
  'POST /briefings/{id}/send-back': 'office',
  'POST /briefings/{id}/release': 'office',
  'GET /briefings/{id}/deliveries': 'office',
  'POST /briefings/{id}/deliver': 'office',
  'GET /briefing-style': 'office',
  'PUT /briefing-style': 'office',
  'GET /briefing-style/fonts': 'office',
  'GET /verify/{code}': '*',
  'GET /messages': '+',
  'POST /messages/read': '+',
  'GET /messages/settings': '+',
  'PUT /messages/settings': '+',
  'POST /messages/nudge': 'office',
  'GET /messages/sent': 'office',
  'GET /office': 'office',
  'GET /accounts': 'sysadmin secadmin',
  'POST /accounts': 'sysadmin',
  'PUT /accounts/{id}': 'sysadmin',
  'POST /accounts/{id}/code': 'sysadmin',
  'POST /accounts/confirm': 'secadmin',
  'POST /accounts/refuse': 'secadmin',
  'GET /accounts/workbook': 'sysadmin',
  'GET /audit': 'auditor',
};

describe('access', () => {
  let jibao: RunningJibao;
  let period: string;
  const clients = new Map<string, HttpClient>();
  let operations: string[];

  beforeAll(async () => {
    jibao = await startJibao({ quarters: 1, workers: 0 });
    clients.set('anonymous', new HttpClient(jibao.url));
    for (const role of ROLES.slice(1)) clients.set(role, await HttpClient.signedIn(jibao.url, role));
    period = (await clients.get('office')!.get<PeriodView[]>('/periods')).body[0]!.period;
    const { body } = await clients.get('anonymous')!.get<{ paths: Record<string, Record<string, unknown>> }>('/openapi.json');
    operations = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
  });
  afterAll(() => jibao?.stop());

  /** Calls an operation with parameters that exist nowhere, so that whoever passes the guard is refused by something else. */
  const call = (role: string, operation: string) => {
    const [method, path] = operation.split(' ') as [string, string];
    const concrete = path
      .replace('{period}', '1999Q1')
      .replace('{unit}', 'NOWHERE')
      .replace('{day}', '1999-01-01')
      .replace('{code}', 'NOWHERE')
      .replace('{id}', '00000000-0000-4000-8000-000000000000')
      .replace('{thread}', '00000000-0000-4000-8000-000000000000')
      .replace('{finding}', 'H01:M09')
      .replace('{name}', 'overview')
      .replace('{version}', '1');
    const client = clients.get(role)!;
    if (method === 'GET') return client.get(concrete);
    if (method === 'DELETE') return client.delete(concrete);
    if (method === 'PATCH') return client.patch(concrete, { values: {} }, { 'if-match': '"0"' });
    return method === 'PUT' ? client.put(concrete, {}) : client.post(concrete, {});
  };

  it('has a row for every operation and no other', () => expect(operations.toSorted()).toEqual(Object.keys(EXPECTED).toSorted()));

  it('lets past the guard exactly whom the table names', async () => {
    const seen: Record<string, string> = {};
    for (const operation of operations.filter((o) => o !== 'DELETE /session')) {
      const passed: string[] = [];
      for (const role of ROLES) {
        const { status } = await call(role, operation);
        expect(status).not.toBe(500);
        if (status !== 401 && status !== 403) passed.push(role);
        // A wrong password is a 401 of the use case, not of the guard.
        else if (operation === 'POST /session') passed.push(role);
        else expect(status).toBe(role === 'anonymous' ? 401 : 403);
      }
      seen[operation] =
        passed.length === ROLES.length ? '*' : passed.length === ROLES.length - 1 && !passed.includes('anonymous') ? '+' : passed.join(' ');
    }
    const { 'DELETE /session': _, ...expected } = EXPECTED;
    expect(seen).toEqual(expected);
  });

  it('reads a unit out of scope exactly as one that does not exist, in every parameter that names a unit', async () => {
    const places = [
      (unit: string) => ['GET', `/returns/${unit}/${period}`],
      ...['versions', 'versions/1', 'changes', 'effect', 'receipt', 'comments'].map((what) => (unit: string) => [
        'GET',
        `/returns/${unit}/${period}/${what}`,
      ]),
      (unit: string) => ['GET', `/units/${unit}/template?period=${period}`],
      (unit: string) => ['POST', `/returns/${unit}/${period}/submit`],
      (unit: string) => ['GET', `/indicators?period=${period}&unit=${unit}`],
      (unit: string) => ['GET', `/elements?period=${period}&unit=${unit}`],
      (unit: string) => ['GET', `/indicators/COV01/trace?period=${period}&unit=${unit}`],
      (unit: string) => ['GET', `/pivot?period=${period}&unit=${unit}`],
      (unit: string) => ['GET', `/pivot?period=${period}&units=${unit}`],
      (unit: string) => ['GET', `/figures/threads?period=${period}&unit=${unit}`],
      (unit: string) => ['GET', `/requirements?unit=${unit}`],
      (unit: string) => ['GET', `/dashboards/overview?period=${period}&unit=${unit}`],
      (unit: string) => ['GET', `/dashboards/overview/file?period=${period}&unit=${unit}`],
    ];
    for (const place of places)
      for (const unit of ['GL-A01', 'GL-A', 'JT', 'JG-01', 'NOWHERE', "GL-A02' OR '1'='1", 'gl-a02%00']) {
        const [method, path] = place(encodeURIComponent(unit)) as [string, string];
        const answer = method === 'GET' ? await clients.get('clerk')!.get(path) : await clients.get('clerk')!.post(path);
        expect([path, answer.status]).toEqual([path, 404]);
        expect(String(answer.body.detail).replace(unit, 'X')).toBe('没有找到单位“X”，或您无权查看');
      }
  });

  it('shows a total only over what the reader may see', async () => {
    const { body: units } = await clients.get('reviewer')!.get<{ code: string; path: string }[]>(`/units?period=${period}`);
    expect(units.length).toBeGreaterThan(5);
    expect(units.every((unit) => unit.path.startsWith('/JT/GL/'))).toBe(true);
    const { body: returns } = await clients.get('reviewer')!.get<{ path: string }[]>(`/returns?period=${period}`);
    expect(returns.every((item) => item.path.startsWith('/JT/GL/'))).toBe(true);
  });

  it('refuses a request from another site, whoever is signed in', async () => {
    const answer = await clients
      .get('office')!
      .post(`/periods/${period}/close`, undefined, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it.each(['/api/v1/returns/..%2f..%2fetc', '/api/v1//periods', '/api/v1/PERIODS', '/api/v1/periods/', '/api/v1/%70eriods'])(
    'gives nothing away at %s without a session',
    async (path) => {
      const response = await fetch(jibao.url + path, { redirect: 'manual' });
      expect([401, 404]).toContain(response.status);
    },
  );

  it('answers 422 to unknown fields, wrong types and duplicate keys, never 500', async () => {
    const office = clients.get('office')!;
    for (const body of [
      { period, extra: 1 },
      { period: 5 },
      { period: { $gt: '' } },
      { period, constructor: { prototype: {} } },
      [],
      'x',
      null,
    ])
      expect((await office.post('/briefings', body)).status).toBeGreaterThanOrEqual(400);
    for (const path of [
      `/returns?period=${period}&period=${period}`,
      '/returns',
      '/returns?period=2026Q9',
      `/indicators?period=${period}&by=everything`,
      '/dashboards/secret',
      '/audit?limit=x',
    ])
      expect([403, 404, 422]).toContain((await office.get(path)).status);
  });

  it('locks an account after five wrong passwords, without telling known from unknown names', async () => {
    const anybody = clients.get('anonymous')!;
    const tries = async (username: string) => (await anybody.post('/session', { username, password: 'wrong' })).body.detail as string;
    expect(await tries('committee')).toBe(await tries('nobody-of-this-name'));
    for (let i = 0; i < 4; i++) await tries('committee');
    expect(await anybody.post('/session', { username: 'committee', password: 'wrong' })).toMatchObject({
      status: 429,
      headers: expect.anything(),
    });
  });

  it('ends a session at once when it signs out', async () => {
    const client = await HttpClient.signedIn(jibao.url, 'auditor');
    expect((await client.get('/session')).status).toBe(200);
    expect((await client.delete('/session')).status).toBe(204);
    expect((await client.get('/session')).status).toBe(401);
  });
});
