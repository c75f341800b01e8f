/** What is said of figures, views kept by name, and the pivot: over HTTP, with real sessions and the real database. */
import { readXlsx } from 'hucre/xlsx';
import type { Dashboard, HeatBlock } from '#domain/dashboard/block.js';
import type { ComparedIndicatorValue } from '#domain/indicators/indicator-value.js';
import type { InboxView } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { FigureThreadView, SavedView } from '#domain/views/figure-view.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

const UNIT = 'GL-A02';

describe('figures, talked about and set side by side', () => {
  let jibao: RunningJibao;
  let clients: Record<'clerk' | 'reviewer' | 'office' | 'committee', HttpClient>;
  let period: string;

  beforeAll(async () => {
    jibao = await startJibao({ quarters: 2, workers: 0 });
    const signIn = (name: string) => HttpClient.signedIn(jibao.url, name);
    const [clerk, reviewer, office, committee] = await Promise.all(['clerk', 'reviewer', 'office', 'committee'].map(signIn));
    clients = { clerk: clerk!, reviewer: reviewer!, office: office!, committee: committee! };
    period = (await office!.get<PeriodView[]>('/periods')).body[0]!.period;
  });
  afterAll(() => jibao?.stop());

  const pivotOf = async (query: string, who: keyof typeof clients = 'office') => {
    const answer = await clients[who].get<Dashboard>(`/pivot?period=${period}&${query}`);
    expect([query, answer.status]).toEqual([query, 200]);
    return answer.body.blocks[0] as HeatBlock;
  };

  it('a thread is begun by the unit, answered by the office, told of, and closed', async () => {
    const { clerk, reviewer, office, committee } = clients;
    const about = { period, unit: UNIT, code: 'LIF06' };
    const begun = await clerk.post<FigureThreadView>('/figures/threads', { ...about, text: '两名党员外派，出席率偏低' });
    expect(begun).toMatchObject({ status: 200, body: { unit: UNIT, mayResolve: true, resolvedAt: null } });
    const { id } = begun.body;
    const path = `/figures/threads?period=${period}&unit=${UNIT}`;
    const etag = (await committee.get(path)).headers.get('etag')!;
    expect((await committee.get(path, { 'if-none-match': etag })).status).toBe(304);
    const answered = await office.post<FigureThreadView>('/figures/threads', { ...about, text: '请附外派文件', thread: id });
    expect(answered.body.comments.map((comment) => comment.text)).toEqual(['两名党员外派，出席率偏低', '请附外派文件']);
    expect((await committee.get(path, { 'if-none-match': etag })).status).toBe(200);
    const told = async (client: HttpClient) =>
      (await client.get<InboxView>('/messages')).body.messages.filter((message) => message.kind === 'figure_comment');
    expect([await told(clerk), await told(office), await told(reviewer)].map((messages) => messages.length)).toEqual([1, 1, 0]);

    expect((await reviewer.post(`/figures/threads/${id}/resolve`)).status).toBe(403);
    const closed = await office.post<FigureThreadView>(`/figures/threads/${id}/resolve`, {});
    expect(closed.body).toMatchObject({ resolvedBy: '党建办', resolvedAt: expect.any(String) });
    const seen = await committee.get<FigureThreadView[]>(`/figures/threads?period=${period}&unit=${UNIT}&code=LIF06`);
    expect(seen.body).toMatchObject([{ id, resolvedBy: '党建办', mayResolve: false }]);
    expect((await clerk.get(`/figures/threads?period=${period}&unit=JT`)).status).toBe(404);
    expect((await clerk.post('/figures/threads', { ...about, unit: 'JT', text: 'x' })).status).toBe(404);
    expect((await clerk.post('/figures/threads', { ...about, text: '' })).status).toBe(422);
  });

  it('a view is kept, shared by the office, renamed and thrown away', async () => {
    const { clerk, office, committee } = clients;
    const address = `/standing?period=${period}&quota=2`;
    const { body: view, status } = await office.post<SavedView>('/views', { name: '季度会', address, shared: true });
    expect({ status, ...view }).toMatchObject({ status: 200, name: '季度会', address, shared: true, mine: true, owner: '党建办' });
    expect((await committee.get<SavedView[]>('/views')).body).toMatchObject([{ id: view.id, mine: false }]);
    await office.put(`/views/${view.id}`, { name: '季度会', address: `${address}&unit=JT`, shared: true });
    expect((await clerk.get<SavedView[]>('/views')).body).toMatchObject([{ id: view.id, address, units: [] }]);
    expect((await office.post('/views', { name: '季度会', address })).status).toBe(409);
    expect((await clerk.post('/views', { name: '共享', address, shared: true })).status).toBe(403);
    expect((await clerk.post('/views', { name: '外链', address: '//evil.example/overview' })).status).toBe(422);
    const own = (await clerk.post<SavedView>('/views', { name: '季度会', address: '/overview' })).body;
    expect((await office.put(`/views/${own.id}`, { name: 'x', address })).status).toBe(404);
    expect((await clerk.delete(`/views/${view.id}`)).status).toBe(403);
    expect((await office.put<SavedView>(`/views/${view.id}`, { name: '例会', address, shared: false })).body).toMatchObject({
      name: '例会',
    });
    expect((await clerk.get<SavedView[]>('/views')).body.map((each) => each.id)).toEqual([own.id]);
    expect((await office.delete(`/views/${view.id}`)).status).toBe(204);
    expect((await office.get<SavedView[]>('/views')).body).toEqual([]);
  });

  it('the pivot says what indicators say, by unit, sector, indicator and quarter', async () => {
    const { office } = clients;
    const indicators = async (query: string) =>
      (await office.get<ComparedIndicatorValue[]>(`/indicators?period=${period}&unit=JT&codes=LIF06&${query}`)).body;
    const byUnit = await pivotOf('unit=JT&codes=LIF06');
    const children = await indicators('by=children');
    const [whole] = await indicators('by=total');
    const total = ['JT', whole!.value];
    expect(byUnit.rows.map((row) => [row.key, row.cells[0]!.figure.value])).toEqual([
      ...children.map((each) => [each.unit, each.value]),
      total,
    ]);
    const bySector = await pivotOf('unit=JT&rows=sectors&columns=indicators&codes=LIF06');
    const sectors = (await indicators('by=sector')).map((each) => [each.sector, each.value]);
    expect(bySector.rows.map((row) => [row.key, row.cells[0]!.figure.value])).toEqual([...sectors, total]);
    const byPeriod = await pivotOf('unit=JT&rows=periods&columns=indicators&codes=LIF06&periods=2&measure=quarter_change');
    const [before, now] = (await indicators('by=period')).slice(-2);
    expect(byPeriod.rows.map((row) => row.cells[0]!.figure.value)).toEqual([before!.quarterChange.value, now!.quarterChange.value]);
    const crossed = await pivotOf('unit=JT&rows=units&columns=sectors&codes=LIF06');
    expect(crossed.columns.map((column) => column.key)).toEqual([...sectors.map(([sector]) => sector), 'JT']);
  });

  it('the pivot keeps to the reader’s scope, is known by its tag, and says what it rests on', async () => {
    const { clerk, office, reviewer } = clients;
    expect((await pivotOf('', 'clerk')).rows.map((row) => row.key)).toEqual([UNIT]);
    for (const query of ['unit=JT', 'units=GL-A01', `units=${UNIT},NOWHERE`])
      expect((await clerk.get(`/pivot?period=${period}&${query}`)).status).toBe(404);
    expect((await reviewer.get(`/pivot?period=${period}&units=${UNIT},GL-A01`)).status).toBe(200);
    const path = `/pivot?period=${period}&unit=JT`;
    const { headers, body } = await office.get<Dashboard>(path);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('jibao-as-of')).toBe(body.asOf);
    expect(headers.get('jibao-data-version')).toBe(String(body.dataVersion));
    expect((await office.get(path, { 'if-none-match': headers.get('etag')! })).status).toBe(304);
    for (const wrong of ['rows=units&columns=units', 'codes=XXX99', 'periods=14', 'measure=average', `units=${'A,'.repeat(61)}A`])
      expect([wrong, (await office.get(`/pivot?period=${period}&${wrong}`)).status]).toEqual([wrong, 422]);
  });

  it.each(['as_was', 'as_is', 'comparable'])('the pivot reads earlier quarters %s', async (basis) => {
    const { rows } = await pivotOf(`unit=JT&basis=${basis}&rows=indicators&columns=periods&periods=2`);
    expect(rows.every((row) => row.cells.length === 2)).toBe(true);
    expect(rows.some((row) => row.cells.every((cell) => cell.figure.value !== null))).toBe(true);
  });

  it('the pivot can be taken along', async () => {
    const bytes = await clients.office.bytes(`/pivot/file?period=${period}&unit=JT&codes=LIF06,TRN01`);
    const { sheets } = await readXlsx(bytes);
    expect(sheets).toHaveLength(1);
    const csv = Buffer.from(await clients.clerk.bytes(`/pivot/file?period=${period}&format=csv`)).toString();
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv).toContain('组织生活出席率（%）');
  });
});
