/** The whole loop over HTTP, with real servers: upload → findings → explain → submit → accept → figures → briefing. */
import { randomUUID } from 'node:crypto';
import type { Dashboard } from '#domain/dashboard/block.js';
import type { IndicatorValue } from '#domain/indicators/indicator-value.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { BriefingDetail, BriefingView, PeriodView } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import type { ReturnListItem, ReturnView } from '#domain/views/return-view.js';
import { filledWorkbook } from '../support/filled-workbook.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const QUARTERS = 2;
const UNIT = 'GL-A02';

describe('the loop', () => {
  let jibao: RunningJibao;
  let clerk: HttpClient;
  let reviewer: HttpClient;
  let office: HttpClient;
  let committee: HttpClient;
  let period: PeriodView;
  let unit: PeriodUnit;
  const path = () => `/returns/${UNIT}/${period.period}`;

  beforeAll(async () => {
    jibao = await startJibao({ quarters: QUARTERS });
    [clerk, reviewer, office, committee] = await Promise.all(
      ['clerk', 'reviewer', 'office', 'committee'].map((name) => HttpClient.signedIn(jibao.url, name)) as [
        Promise<HttpClient>,
        Promise<HttpClient>,
        Promise<HttpClient>,
        Promise<HttpClient>,
      ],
    );
    period = (await clerk.get<PeriodView[]>('/periods')).body.find((p) => p.state === 'open')!;
    unit = (await clerk.get<PeriodUnit[]>(`/units?period=${period.period}`)).body.find((u) => u.code === UNIT)!;
  });
  afterAll(() => jibao?.stop());

  const send = async (change = {}) => {
    const { status, body } = await clerk.upload(await filledWorkbook({ unit, period, quarters: QUARTERS, change }));
    expect(status).toBe(202);
    return clerk.finished(body.id);
  };

  it('gives the clerk his own workbook, which comes back as unfilled', async () => {
    const template = await clerk.bytes(`/units/${UNIT}/template?period=${period.period}`);
    const { body } = await clerk.upload(template);
    const upload = await clerk.finished(body.id);
    expect(upload.status).toBe('done');
    expect(upload.findings.filter((f) => f.severity === 'error').length).toBeGreaterThan(30);
    expect(upload.findings.find((f) => f.element === 'L02')).toMatchObject({
      severity: 'error',
      cell: expect.stringMatching(/^[A-Z]+\d+$/),
      sheet: '组织生活',
      value: null,
    });
  });

  it('tells every mistake at its cell, and does not let it be submitted', async () => {
    const upload = await send({ M09: 999, L10: { raw: '很多', value: null } });
    const at = (element: string) => upload.findings.filter((f) => f.element === element).map((f) => f.code);
    expect(at('M09')).toContain('H01');
    expect(at('L10')).toContain('H19');
    expect(upload.findings.find((f) => f.code === 'H01')).toMatchObject({
      value: 999,
      message: expect.stringContaining('999'),
      expected: expect.any(String),
    });
    const refused = await clerk.post(`${path()}/submit`);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: expect.arrayContaining([expect.objectContaining({ field: 'M09' })]) },
    });
  });

  it('takes the corrected workbook, asks for notes on warnings, and then lets it go', async () => {
    const upload = await send({ L07a: 0, L07b: 0, L07c: 6, L08: 0 });
    expect(upload.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect(upload.findings.map((f) => f.code)).toContain('W07');
    expect((await clerk.post(`${path()}/submit`)).status).toBe(422);
    for (const finding of upload.findings)
      expect(
        (await clerk.put(`${path()}/explanations/${encodeURIComponent(finding.key)}`, { note: '抢险保通，主题党日集中在季末' })).status,
      ).toBe(200);
    const { version } = upload.returns[0]!;
    expect(await clerk.post(`${path()}/submit`, { version: version - 1 })).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: `季报已更新到第 ${version} 版，请刷新后再操作` },
    });
    const submitted = await clerk.post<ReturnView>(`${path()}/submit`, { version });
    expect(submitted).toMatchObject({ status: 200, body: { status: 'submitted', canFile: false } });
    expect((await clerk.post(`${path()}/submit`)).status).toBe(409);
    const late = await clerk.upload(await filledWorkbook({ unit, period, quarters: QUARTERS }));
    expect((await clerk.finished(late.body.id)).findings).toMatchObject([{ code: 'F13', severity: 'error' }]);
  });

  it('is returned with a reason, filed again and accepted; then the figures move', async () => {
    expect((await clerk.post(`${path()}/accept`)).status).toBe(403);
    expect((await reviewer.post(`${path()}/return`, { reason: '' })).status).toBe(422);
    const returned = await reviewer.post<ReturnView>(`${path()}/return`, { reason: '请核对培训人次' });
    expect(returned).toMatchObject({ status: 200, body: { status: 'returned', returnReason: '请核对培训人次' } });

    const upload = await send();
    expect(upload.returns).toMatchObject([{ unit: UNIT, period: period.period, status: 'draft' }]);
    for (const finding of upload.findings) await clerk.put(`${path()}/explanations/${encodeURIComponent(finding.key)}`, { note: '已核对' });
    const refiled = await clerk.post<ReturnView>(`${path()}/submit`);
    expect(refiled).toMatchObject({ status: 200, body: { status: 'submitted', returnReason: '请核对培训人次' } });
    expect(Date.parse(refiled.body.submittedAt!)).toBeGreaterThan(Date.parse(returned.body.submittedAt!));

    const before = await indicator('LIF01');
    const { version } = upload.returns[0]!;
    expect((await reviewer.post(`${path()}/accept`, { version: version - 1 })).status).toBe(409);
    expect((await reviewer.post(`${path()}/return`, { reason: '请核对', version: version - 1 })).status).toBe(409);
    const accepted = await reviewer.post<ReturnView>(`${path()}/accept`, { version }, { 'idempotency-key': 'accept-once-0001' });
    expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted' } });
    const again = await reviewer.post<ReturnView>(`${path()}/accept`, { version }, { 'idempotency-key': 'accept-once-0001' });
    expect(again).toMatchObject({ status: 200, body: { acceptedAt: accepted.body.acceptedAt } });
    await until(
      'the acceptance shows in the bureau’s figures',
      async () => (await indicator('LIF01')).reported === before.reported + 1,
      10_000,
    );
    const after = await indicator('LIF01');
    expect(after.denominator).toBe(before.denominator! + 1);
  });

  const indicator = async (code: string) =>
    (await committee.get<IndicatorValue[]>(`/indicators?period=${period.period}&codes=${code}`)).body[0]!;

  it('shows the committee every dashboard, with n/d on each rate, and the same figure as the list of indicators', async () => {
    for (const name of ['overview', 'coverage', 'life', 'training', 'supervision', 'responsibility']) {
      const { status, body } = await committee.get<Dashboard>(`/dashboards/${name}`);
      expect(status).toBe(200);
      expect(body.blocks.length).toBeGreaterThanOrEqual(3);
      expect(body.coverage.expected).toBeGreaterThan(100);
      for (const block of body.blocks)
        if (block.kind === 'kpi')
          for (const item of block.items) if (item.figure.display.endsWith('%')) expect(item.figure.ratio).toMatch(/^[\d,.]+\/[\d,.]+$/);
    }
    const unchanged = await committee.get('/dashboards/overview');
    const known = await committee.get('/dashboards/overview', { 'if-none-match': unchanged.headers.get('etag')! });
    expect(known.status).toBe(304);
  });

  it('says on every answer of figures of when it is, and has another for every sector and basis', async () => {
    const record = (await office.get<{ period: string; dataVersion: number }[]>('/periods')).body.find((p) => p.period === period.period)!;
    const tags = new Set<string>();
    const paths = [
      'dashboards/overview?',
      `indicators?period=${period.period}&codes=LIF01,COV03&`,
      `elements?period=${period.period}&codes=M09&`,
    ];
    for (const path of paths)
      for (const narrowed of ['', 'sector=organ', 'basis=comparable', 'basis=as_is&sector=organ', 'sector=rural']) {
        const { status, headers, body } = await committee.get(`/${path}${narrowed}`);
        expect([path, narrowed, status]).toEqual([path, narrowed, 200]);
        expect(Date.parse(headers.get('jibao-as-of')!)).toBeGreaterThan(0);
        expect(headers.get('jibao-data-version')).toBe(String(record.dataVersion));
        expect(headers.get('cache-control')).toBe('private, no-cache');
        expect(body).toBeTruthy();
        tags.add(`${path} ${headers.get('etag')}`);
      }
    // Of single figures those of today are the same in the tree of today: only what is compared with them may differ.
    expect(tags.size).toBeGreaterThanOrEqual(12);
    for (const bad of ['sector=mars', 'basis=now', 'quota=7', 'code=%00', 'code=XYZ99', 'sector=organ&sector=rural'])
      expect([bad, (await committee.get(`/dashboards/overview?${bad}`)).status]).toEqual([bad, 422]);
  });

  it('refuses a foreign workbook, a wrong period and things that are no workbook, each with one message', async () => {
    const other = (await office.get<PeriodUnit[]>(`/units?period=${period.period}`)).body.find((u) => u.code === 'JG-01')!;
    const cases: [Uint8Array, string][] = [
      [await filledWorkbook({ unit: other, period, quarters: QUARTERS }), 'F08'],
      [await filledWorkbook({ unit, period: { ...period, period: '2020Q1' }, quarters: 1 }), 'F09'],
      [Buffer.from('单位,数\n甲,1\n'), 'F15'],
    ];
    for (const [bytes, code] of cases) {
      const { body } = await clerk.upload(bytes);
      const upload = await clerk.finished(body.id);
      expect(upload).toMatchObject({ status: 'failed', returns: [], findings: [{ code, severity: 'error' }] });
    }
  });

  it('answers the same upload under one key once, and refuses other bytes under it', async () => {
    const key = randomUUID();
    const bytes = await filledWorkbook({ unit, period, quarters: QUARTERS });
    const first = await clerk.upload(bytes, 'a.xlsx', key);
    const second = await clerk.upload(bytes, 'a.xlsx', key);
    expect(second).toMatchObject({ status: 202, body: { id: first.body.id } });
    expect((await clerk.upload(Buffer.from('other'), 'a.xlsx', key)).status).toBe(409);
  });

  it('draws the briefing when the office asks', async () => {
    expect((await committee.post('/briefings', { period: period.period })).status).toBe(403);
    const asked = await office.post<BriefingView>('/briefings', { period: period.period });
    expect(asked.status).toBe(202);
    await until(
      'the briefing is drafted',
      async () => (await office.get<BriefingDetail>(`/briefings/${asked.body.id}`)).body.view.status === 'draft',
      60_000,
    );
    expect((await committee.get(`/briefings/${asked.body.id}`)).status).toBe(404);
    expect((await office.post(`/briefings/${asked.body.id}/review`)).status).toBe(200);
    const pdf = await committee.bytes(`/briefings/${asked.body.id}/file?format=pdf`);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect((await clerk.get(`/briefings/${asked.body.id}`)).status).toBe(404);
  });

  it('does the same from the console', async () => {
    const list = (await office.get<ReturnListItem[]>(`/returns?period=${period.period}`)).body;
    expect(list.find((item) => item.unit === UNIT)).toMatchObject({ status: 'accepted' });
    expect(await jibao.cli('recompute', period.period)).toContain('→');
    expect(await jibao.cli('verify')).toContain('核验通过');
    await expect(jibao.cli('recompute', 'yesterday')).rejects.toThrow(/2026Q3/);
    await expect(jibao.cli('import', '/nowhere/x.xlsx')).rejects.toThrow(/没有找到文件/);
    const meetings = (await office.get<MeetingSummary[]>('/meetings')).body;
    expect(meetings[0]).toMatchObject({ period: period.period, draftsOn: expect.any(String) });
    for (const meetsOn of ['2020-01-01', period.dueOn])
      expect(await office.post('/meetings', { period: period.period, title: '党建工作例会', meetsOn, draftDaysBefore: 5 })).toMatchObject({
        status: 422,
        body: { code: 'invalid', errors: [{ field: 'meetsOn' }] },
      });
    expect((await office.get<MeetingSummary[]>('/meetings')).body).toEqual(meetings);
  });

  it('leaves an audit row for what was done, which only the auditor reads', async () => {
    const auditor = await HttpClient.signedIn(jibao.url, 'auditor');
    const { body } = await auditor.get<{ action: string; outcome: string }[]>('/audit?limit=500');
    const actions = new Set(body.map((row) => row.action));
    for (const action of [
      'session.open',
      'upload.receive',
      'upload.store',
      'upload.refuse',
      'return.explain',
      'return.submit',
      'return.return',
      'return.accept',
      'briefing.request',
      'briefing.draft',
      'access.deny',
    ])
      expect(actions).toContain(action);
    expect((await office.get('/audit')).status).toBe(403);
    expect((await auditor.get('/periods')).status).toBe(403);
  });
});
