/** Every route, asked for odd things by somebody who may ask: wrong types, missing fields, 50 kB of text, names every object has. Never a 500. */
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const LONG = '长'.repeat(17_000);
const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202e',
  '\ud800',
  '😀',
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '%',
  '../../etc/passwd',
  LONG,
];
/** As they may stand in an address. */
const PLAIN_ODD_TEXTS = ODD_TEXTS.filter((text) => text !== '\ud800' && text !== LONG);
const ODD_VALUES: unknown[] = [
  ...[null, true, 0, -1, 0.5, 1e308, [], [null], {}, { constructor: { prototype: {} } }, [[[]]], '9999-12-31', '0000-01-01', '2026-02-30'],
  ...ODD_TEXTS,
];
/** Not even an object, or one JSON itself does not take. */
const ODD_BODIES = ['null', '5', '"text"', '[]', '{', '', '{"__proto__":{"a":1}}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`];
const ODD_PARTS = [
  'NOWHERE',
  '%00',
  '%20',
  '%F0%9F%98%80',
  '%E2%80%AE',
  '__proto__',
  'constructor',
  '..%2f..%2fetc',
  'x'.repeat(3_000),
  '%ff',
  '%25',
];

/** A body that is in order, to be spoilt one field at a time; operations without one are sent odd bodies alone. */
const BODIES = (unit: string, period: string): Record<string, Record<string, unknown>> => ({
  'POST /session': { username: 'clerk', password: 'no password of anybody' },
  'POST /session/first': { username: 'clerk', code: 'AAAAA-AAAAA', password: 'No-Password-1' },
  'POST /periods/{period}/open': { opensOn: '2030-01-01', dueOn: '2030-01-10', locksOn: '2030-01-20' },
  'PUT /periods/{period}/dates': { opensOn: '2030-01-01', dueOn: '2030-01-10', locksOn: '2030-01-20' },
  'POST /periods/{period}/reopen': { reason: '更正' },
  'PUT /periods/{period}/exceptions/{unit}': { dueOn: '2030-01-10', locksOn: '2030-01-20', reason: '停电' },
  'PUT /calendar/{day}': { kind: 'holiday', name: '节日' },
  'POST /units/changes': { kind: 'rename', unit: 'NOWHERE', name: '新名', shortName: '新', effectiveOn: '2026-12-01', reason: '更名' },
  'PUT /mappings/{name}': { columns: { 单位: 'unit_name' }, headRow: 1, sheet: null },
  'POST /imports/{id}/apply': { version: '2', effectiveFrom: period },
  'PUT /returns/{unit}/{period}': { values: { M09: 1 }, reason: '更正' },
  'PATCH /returns/{unit}/{period}': { values: { M09: 1 }, reason: '更正' },
  'PUT /returns/{unit}/{period}/explanations/{finding}': { note: '说明' },
  'POST /returns/{unit}/{period}/submit': { version: 999 },
  'POST /returns/{unit}/{period}/accept': { version: 999 },
  'POST /returns/{unit}/{period}/return': { reason: '退回', version: 999 },
  'POST /returns/{unit}/{period}/withdraw': { version: 999 },
  'POST /returns/accept': { period, returns: [{ unit, version: 999 }] },
  'POST /returns/{unit}/{period}/comments': { text: '请核对', element: 'M09', thread: NOBODY },
  'POST /returns/{unit}/{period}/comments/{id}/resolve': { open: true },
  'POST /figures/threads': { period, unit, code: 'LIF06', text: '请核对', thread: NOBODY },
  'POST /figures/threads/{id}/resolve': { open: true },
  'POST /views': { name: '季度会', address: '/overview', shared: true },
  'PUT /views/{id}': { name: '季度会', address: '/overview', shared: true },
  'POST /accounts': { username: 'li.si', displayName: '李四', phone: null, email: null, grants: [{ role: 'clerk', unit }] },
  'PUT /accounts/{id}': { displayName: '李四', phone: null, email: null, grants: [{ role: 'clerk', unit }], disabled: false },
  'POST /messages/read': { ids: [NOBODY] },
  'PUT /messages/settings': { email: true, webhook: { kind: 'wecom', url: 'https://example.cn/x', secret: 's' }, muted: ['nudge'] },
  'POST /messages/nudge': { period, units: [unit] },
  'POST /meetings': {
    ...{ period: '2031Q1', title: '例会', meetsOn: '2031-05-01', draftDaysBefore: 3 },
    ...{ kind: 'quarterly', place: '三楼会议室', draftShare: 0.9 },
  },
  'PUT /meetings/{id}/book': { noticedOn: null, agenda: [], attendance: [], resolutions: [] },
  'POST /meetings/{id}/requirements': { text: '整改', unit, dueOn: '2031-06-01' },
  'PUT /requirements/{id}': { text: '整改', unit, dueOn: '2031-06-01' },
  'POST /requirements/{id}/progress': { text: '已办', done: true },
  'POST /requirements/{id}/close': { open: true },
  'POST /briefings': { period: '2031Q1', kind: 'quarterly', unit },
  'PATCH /briefings/{id}': { edits: [{ node: 'situation.filing', kind: 'replace', sentence: ['话', { code: 'LIF01', unit }] }] },
  'POST /briefings/{id}/comments': { node: 'situation.filing', text: '请核对', thread: NOBODY },
  'POST /briefings/{id}/comments/{thread}/resolve': { open: true },
  'POST /briefings/{id}/send-back': { reason: '请补充' },
  'PUT /briefing-style': {
    ...{ issuingOffice: '党建办', addressees: null, recipients: [], copies: null, sealSpace: false },
    kinds: { quarterly: { masthead: '', issue: '', title: '通报', sections: null, annexes: null, opening: '', closing: '' } },
  },
});

describe('odd requests', () => {
  let jibao: RunningJibao;
  let operations: string[];
  /** Operation → names in its query. */
  const queries = new Map<string, string[]>();
  let unit: string;
  let period: string;
  const clients = new Map<string, HttpClient>();

  beforeAll(async () => {
    jibao = await startJibao({ quarters: 1, workers: 0 });
    clients.set('anonymous', new HttpClient(jibao.url));
    for (const role of ['office', 'sysadmin', 'secadmin', 'auditor']) clients.set(role, await HttpClient.signedIn(jibao.url, role));
    const office = clients.get('office')!;
    period = (await office.get<PeriodView[]>('/periods')).body[0]!.period;
    unit = (await office.get<ReturnListItem[]>(`/returns?period=${period}`)).body.find((item) => item.version > 0)!.unit;
    type Operation = { parameters?: { name: string; in: string }[] };
    const { body } = await office.get<{ paths: Record<string, Record<string, Operation>> }>('/openapi.json');
    for (const [path, methods] of Object.entries(body.paths))
      for (const [method, { parameters = [] }] of Object.entries(methods))
        queries.set(
          `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
          parameters.filter((each) => each.in === 'query').map((each) => each.name),
        );
    operations = [...queries.keys()];
  });
  afterAll(() => jibao?.stop());

  const WHO: [RegExp, string][] = [
    [/^POST \/session/, 'anonymous'],
    [/\/accounts\/confirm/, 'secadmin'],
    [/\/accounts/, 'sysadmin'],
    [/\/audit/, 'auditor'],
  ];
  const cookieFor = (operation: string) => clients.get(WHO.find(([pattern]) => pattern.test(operation))?.[1] ?? 'office')!.cookie;
  /** Of a quarter that is not there, where the act itself would change the one that is. */
  const pathOf = (operation: string, change: Record<string, string> = {}) => {
    const own = /periods\/\{period\}\/(open|close|reopen|dates)/.test(operation) ? '2031Q1' : period;
    const parts: Record<string, string> = {
      ...{
        unit,
        code: unit,
        period: own,
        id: NOBODY,
        day: '2030-01-01',
        finding: 'W01:M09',
        name: 'overview',
        version: '1',
        thread: NOBODY,
        ...change,
      },
    };
    return operation.split(' ')[1]!.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name]!);
  };
  async function ask(operation: string, path: string, body?: string, more: Record<string, string> = {}): Promise<string> {
    const method = operation.split(' ')[0]!;
    const response = await fetch(`${jibao.url}/api/v1${path}`, {
      method,
      headers: {
        cookie: cookieFor(operation),
        'if-match': '"0"',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(20_000),
    });
    await response.arrayBuffer();
    return response.status < 500 || response.status === 503
      ? ''
      : `${response.status} ${operation} ${path.slice(0, 120)} ${body?.slice(0, 120)}`;
  }
  const asked = () => operations.filter((operation) => operation !== 'DELETE /session' && !operation.endsWith('/events'));
  const said = async (answers: Promise<string>[]) => [...new Set((await Promise.all(answers)).filter(Boolean))];

  it('in the path', async () => {
    const wrong: string[] = [];
    for (const operation of asked())
      for (const [, name] of operation.matchAll(/\{(\w+)\}/g)) {
        const body = /^(POST|PUT|PATCH) /.test(operation) ? JSON.stringify(BODIES(unit, period)[operation] ?? {}) : undefined;
        wrong.push(...(await said(ODD_PARTS.map((part) => ask(operation, pathOf(operation, { [name!]: part }), body)))));
        if (name === 'period')
          wrong.push(
            ...(await said(
              ['0000Q1', '9999Q4', '2000Q1', '2099Q4', '2026Q5'].map((odd) => ask(operation, pathOf(operation, { period: odd }), body)),
            )),
          );
        if (name === 'day')
          wrong.push(
            ...(await said(['0000-01-01', '9999-12-31', '2026-02-30'].map((odd) => ask(operation, pathOf(operation, { day: odd }), body)))),
          );
      }
    expect(wrong).toEqual([]);
  });

  it('in the query', async () => {
    expect(queries.get('GET /indicators')).toEqual(expect.arrayContaining(['period', 'unit', 'codes', 'by', 'span']));
    const wrong: string[] = [];
    for (const operation of asked())
      for (const name of queries.get(operation) ?? []) {
        const others = name === 'period' ? '' : `period=${period}&`;
        const odd = [...PLAIN_ODD_TEXTS, 'x'.repeat(3_000), '1e9', '-1'].map(encodeURIComponent);
        wrong.push(...(await said(odd.map((text) => ask(operation, `${pathOf(operation)}?${others}${name}=${text}`)))));
      }
    expect(wrong).toEqual([]);
  });

  it('in the body, as a whole', async () => {
    const wrong: string[] = [];
    for (const operation of asked().filter((each) => /^(POST|PUT|PATCH) /.test(each))) {
      wrong.push(...(await said(ODD_BODIES.map((body) => ask(operation, pathOf(operation), body)))));
      wrong.push(
        ...(await said(
          ['text/plain', 'application/xml', 'multipart/form-data', 'multipart/form-data; boundary=x'].map((type) =>
            ask(operation, pathOf(operation), 'x', { 'content-type': type }),
          ),
        )),
      );
    }
    expect(wrong).toEqual([]);
  });

  it('in the body, field by field', async () => {
    const wrong: string[] = [];
    for (const [operation, body] of Object.entries(BODIES(unit, period)))
      for (const field of Object.keys(body)) {
        const { [field]: _left, ...rest } = body;
        const nested: unknown[] =
          field === 'values' || field === 'columns'
            ? ODD_VALUES.flatMap((odd) => [{ M09: odd }, { [String(odd).slice(0, 40)]: 1 }, { M09: { raw: odd, value: null } }])
            : [];
        const inList: unknown[] = Array.isArray(body[field])
          ? ODD_VALUES.flatMap((odd) => [[odd], [{ unit: odd, version: odd, role: odd }]])
          : [];
        const bodies = [rest, { ...body, more: 1 }, ...[...ODD_VALUES, ...nested, ...inList].map((odd) => ({ ...body, [field]: odd }))];
        wrong.push(...(await said(bodies.map((each) => ask(operation, pathOf(operation), JSON.stringify(each))))));
      }
    expect(wrong).toEqual([]);
  }, 240_000);

  it('in lists too long to be meant', async () => {
    const many = (count: number, item: unknown) => Array.from({ length: count }, () => item);
    for (const [operation, body] of [
      ['POST /messages/nudge', { period, units: many(20_000, 'A') }],
      ['POST /returns/accept', { period, returns: many(5_000, { unit: 'A', version: 1 }) }],
      ['POST /messages/read', { ids: many(5_000, NOBODY) }],
      ['POST /accounts/confirm', { accounts: many(6_000, { id: NOBODY, grants: [] }) }],
    ] as const) {
      const response = await fetch(`${jibao.url}/api/v1${pathOf(operation)}`, {
        method: 'POST',
        headers: { cookie: cookieFor(operation), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect([operation, [413, 422].includes(response.status)]).toEqual([operation, true]);
    }
  });

  it('as files with odd names and for odd purposes', async () => {
    const wrong: string[] = [];
    const send = async (path: string, name: string, bytes: string) => {
      const form = new FormData();
      form.set('file', new Blob([bytes]), name);
      const response = await fetch(`${jibao.url}/api/v1${path}`, { method: 'POST', headers: { cookie: cookieFor(path) }, body: form });
      return response.status < 500 ? '' : `${response.status} ${path} ${name.slice(0, 40)}`;
    };
    for (const name of [...ODD_TEXTS.map((text) => text.slice(0, 5_000)), 'a\r\nb"c.xlsx'])
      wrong.push(...(await said([send('/uploads', name, 'x'), send('/imports?purpose=units', name, 'x')])));
    for (const odd of PLAIN_ODD_TEXTS.map(encodeURIComponent))
      for (const key of ['purpose', 'mapping', 'period', 'effectiveOn', 'take', 'reason'])
        wrong.push(
          ...(await said([send(`/imports?purpose=history&${key}=${odd}`, 'a.xlsx', 'x'), send(`/uploads?${key}=${odd}`, 'a.xlsx', 'x')])),
        );
    expect(wrong.filter(Boolean)).toEqual([]);
  });

  it('leave of what people write only what can be seen', async () => {
    const office = clients.get('office')!;
    expect((await office.put('/calendar/2030-01-02', { kind: 'holiday', name: '元\u202e旦\n\u0000假\u2066' })).status).toBe(204);
    const { body } = await office.get<{ days: { day: string; name: string }[] }>('/calendar?year=2030');
    expect(body.days.find(({ day }) => day === '2030-01-02')?.name).toBe('元旦 假');
    expect((await office.put('/calendar/2030-01-03', { kind: 'holiday', name: '\u202e \u2066' })).status).toBe(422);
  });

  it('keep no answer that holds somebody’s robot', async () => {
    const key = 'settings-of-the-office';
    const settings = { email: true, webhook: null, muted: [] };
    const answer = await clients.get('office')!.put('/messages/settings', settings, { 'idempotency-key': key });
    expect(answer.status).toBe(200);
    const { users, idempotency } = jibao.database.database;
    expect(await idempotency.begin((await users.byUsername('office'))!.id, key, 'another', new Date().toISOString())).toBeNull();
  });
});
