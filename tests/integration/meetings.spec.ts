/** A review meeting over HTTP: planned, prepared, held, and what it requires of whom. */
import { execFileSync } from 'node:child_process';
import type { AgendaItem, MeetingBook } from '#domain/meeting/meeting.js';
import type { InboxView } from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { MeetingSummary, MeetingView, RequirementView } from '#domain/views/meeting-view.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';

const UNIT = 'GL-A02';
const wordsOf = (pdf: Uint8Array): string => execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' });

describe('a review meeting', () => {
  let jibao: RunningJibao;
  let clients: Record<'clerk' | 'reviewer' | 'office' | 'committee', HttpClient>;
  let period: PeriodView;
  let meeting: MeetingSummary;

  beforeAll(async () => {
    jibao = await startJibao({ quarters: 2, workers: 0 });
    const signIn = (name: string) => HttpClient.signedIn(jibao.url, name);
    const [clerk, reviewer, office, committee] = await Promise.all(['clerk', 'reviewer', 'office', 'committee'].map(signIn));
    clients = { clerk: clerk!, reviewer: reviewer!, office: office!, committee: committee! };
    period = (await office!.get<PeriodView[]>('/periods')).body[0]!;
    meeting = (await office!.get<MeetingSummary[]>('/meetings')).body[0]!;
  });
  afterAll(() => jibao?.stop());

  const read = async (who: keyof typeof clients = 'office') => (await clients[who].get<MeetingView>(`/meetings/${meeting.id}`)).body;
  const plan = (more: object) =>
    clients.office.post<MeetingSummary>('/meetings', {
      ...{ period: period.period, title: meeting.title, meetsOn: meeting.meetsOn, draftDaysBefore: 5 },
      ...more,
    });

  it('has a kind, a place and a share of returns, and a plan that must fit', async () => {
    expect(await plan({ place: '三楼会议室', draftShare: 0.95 })).toMatchObject({
      ...{ status: 200, body: { id: meeting.id, kind: 'quarterly', place: '三楼会议室', draftShare: 0.95, draftsOn: meeting.draftsOn } },
    });
    const view = await read('committee');
    expect(view).toMatchObject({ record: { place: '三楼会议室' }, problem: null, mayManage: false, requirements: [], briefings: [] });
    expect((await read()).mayManage).toBe(true);
    const states = Object.fromEntries(view.plan.map(({ code, state }) => [code, state]));
    expect(states).toEqual({
      ...{ due: 'ahead', review: 'ahead', close: 'ahead', draft: 'ahead', notice: 'ahead', materials: 'ahead', meets: 'ahead' },
    });
    expect(view.plan.find(({ code }) => code === 'due')?.on).toBe(period.dueOn);
    expect(view.plan.map(({ on }) => on)).toEqual(view.plan.map(({ on }) => on).toSorted());
    for (const [more, field] of [
      [{ meetsOn: period.locksOn }, 'meetsOn'],
      [{ draftDaysBefore: 30 }, 'draftDaysBefore'],
      [{ draftDaysBefore: 0 }, 'draftDaysBefore'],
      [{ draftShare: 0 }, 'draftShare'],
      [{ draftShare: 1.5 }, 'draftShare'],
      [{ kind: 'monthly' }, 'kind'],
    ] as const) {
      const { status, body } = await plan(more);
      expect({ status, fields: (body as unknown as { errors: { field: string }[] }).errors.map((error) => error.field) }).toEqual({
        ...{ status: 422, fields: [field] },
      });
    }
  });

  it('on another day is told of once, also when it is saved twice at the same moment; called off likewise', async () => {
    const { office, committee, clerk } = clients;
    const news = async (client: HttpClient) =>
      (await client.get<InboxView>('/messages')).body.messages.filter(({ kind }) => kind.startsWith('meeting_'));
    const later = new Date(Date.parse(meeting.meetsOn) + 86_400_000).toISOString().slice(0, 10);
    const twice = await Promise.all([plan({ meetsOn: later }), plan({ meetsOn: later })]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await news(committee)).map(({ kind, body, link }) => ({ kind, body, link }))).toEqual([
      {
        ...{ kind: 'meeting_changed', link: `/meetings/${meeting.id}` },
        body: expect.stringContaining(`日期由 ${meeting.meetsOn} 改为 ${later}`),
      },
    ]);
    expect((await office.delete(`/meetings/${meeting.id}`)).status).toBe(204);
    expect((await office.delete(`/meetings/${meeting.id}`)).status).toBe(404);
    expect((await news(committee)).map(({ kind }) => kind).toSorted()).toEqual(['meeting_cancelled', 'meeting_changed']);
    expect([await news(clerk), await news(office)]).toEqual([[], []]);
    meeting = (await plan({ place: '三楼会议室' })).body;
  });

  const item = (id: string, more: Partial<AgendaItem> = {}): AgendaItem => ({
    ...{ id, title: `议题${id}`, presenter: '党建办', briefingId: null, document: '季度通报', minutes: 20 },
    ...{ state: 'listed', result: null, conclusion: '' },
    ...more,
  });
  const write = (revision: number, more: Partial<MeetingBook> = {}) =>
    clients.office.put<MeetingBook>(
      `/meetings/${meeting.id}/book`,
      { noticedOn: null, agenda: [item('a'), item('b')], attendance: [], resolutions: [], ...more },
      { 'if-match': `"${revision}"` },
    );

  it('has a book that is written as a whole, from what its writer saw', async () => {
    expect((await read()).book).toMatchObject({ revision: 0, agenda: [] });
    expect((await clients.office.put(`/meetings/${meeting.id}/book`, {})).status).toBe(422);
    expect(await write(0)).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await write(1, { agenda: [item('a', { state: 'explained' }), item('b')] })).toMatchObject({
      status: 200,
      body: { revision: 2 },
    });
    expect(await write(1, { agenda: [item('a'), item('b', { minutes: 5 })] })).toMatchObject({
      ...{ status: 409, body: { code: 'conflict', detail: '党建办刚刚改过议程“议题a”，您的修改没有保存；请刷新后再改' } },
    });
    const [first, second] = await Promise.all([
      write(2, { agenda: [item('a', { state: 'deliberated' }), item('b')] }),
      write(2, { agenda: [item('a', { state: 'explained' }), item('b', { minutes: 5 })] }),
    ]);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await read()).toMatchObject({ book: { revision: 3 }, bookSaved: { by: '党建办' } });
  });

  it('goes through its agenda forwards only, and counts who came', async () => {
    const { revision } = (await read()).book;
    const concluded = item('a', { state: 'concluded', result: 'in_principle', conclusion: '修改后印发' });
    for (const agenda of [
      [item('a'), item('b')],
      [item('b')],
      [item('a', { state: 'concluded' }), item('b')],
      [item('a', { state: 'deliberated', result: 'passed' }), item('b')],
    ])
      expect((await write(revision, { agenda })).status).toBe(409);
    for (const more of [
      { attendance: [{ class: 'voting' as const, expected: 9, present: 10 }] },
      { resolutions: [{ id: 'r', text: '整改', agendaItem: 'z' }] },
      { agenda: [item('a'), item('a')] },
    ])
      expect((await write(revision, { agenda: [concluded, item('b')], ...more })).status).toBe(422);
    const done = {
      agenda: [concluded, item('b')],
      attendance: [
        { class: 'voting' as const, expected: 9, present: 8 },
        { class: 'non_voting' as const, expected: 4, present: null },
      ],
      resolutions: [{ id: 'r', text: '按期完成换届', agendaItem: 'a' }],
    };
    expect(await write(revision, done)).toMatchObject({ status: 200, body: { ...done, revision: revision + 1 } });
    expect((await read('committee')).book).toMatchObject(done);
  });

  it('is nobody’s but the office’s and the committee’s', async () => {
    for (const who of ['clerk', 'reviewer'] as const) expect((await clients[who].get(`/meetings/${meeting.id}`)).status).toBe(403);
    expect((await clients.committee.put(`/meetings/${meeting.id}/book`, {})).status).toBe(403);
    expect((await clients.office.get('/meetings/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('requires things of units, which report, and the office closes', async () => {
    const { clerk, reviewer, office, committee } = clients;
    const dueOn = meeting.meetsOn;
    const ask = (unit: string, day = dueOn) =>
      office.post<RequirementView>(`/meetings/${meeting.id}/requirements`, { text: '补齐整改台账', unit, dueOn: day });
    expect((await ask('NOWHERE')).body).toMatchObject({ errors: [{ field: 'unit' }] });
    expect((await ask(UNIT, period.dueOn)).body).toMatchObject({ errors: [{ field: 'dueOn' }] });
    const own = (await ask(UNIT)).body;
    await ask('JG-01');
    expect(own).toMatchObject({ state: 'open', unit: UNIT, meetingTitle: meeting.title, isOverdue: false });
    const list = async (client: HttpClient, query = '') =>
      (await client.get<RequirementView[]>(`/requirements${query}`)).body.filter(({ meetingId }) => meetingId === meeting.id);
    const count = async () =>
      (await Promise.all([clerk, reviewer, office, committee].map((client) => list(client)))).map(({ length }) => length);
    expect(await count()).toEqual([1, 1, 2, 2]);

    expect((await reviewer.post(`/requirements/${own.id}/progress`, { text: 'x', done: true })).status).toBe(403);
    expect((await office.post(`/requirements/${own.id}/close`, {})).status).toBe(409);
    const said = await clerk.post<RequirementView>(`/requirements/${own.id}/progress`, { text: '已补齐', done: true });
    expect(said).toMatchObject({ status: 200, body: { state: 'reported', progress: '已补齐', mayClose: false } });
    expect((await clerk.post(`/requirements/${own.id}/close`, {})).status).toBe(403);
    const altered = { text: '补齐整改台账并销号', unit: UNIT, dueOn };
    expect((await office.put(`/requirements/${own.id}`, altered, { 'if-match': `"${own.revision}"` })).status).toBe(409);
    expect(await office.put(`/requirements/${own.id}`, altered, { 'if-match': `"${said.body.revision}"` })).toMatchObject({ status: 200 });
    expect(await office.post(`/requirements/${own.id}/close`, {})).toMatchObject({
      status: 200,
      body: { state: 'closed', closedBy: '党建办' },
    });
    expect((await clerk.post(`/requirements/${own.id}/progress`, { text: 'x', done: true })).status).toBe(409);
    expect((await list(office, '?state=closed')).map(({ id }) => id)).toEqual([own.id]);
    expect((await list(office, `?unit=${UNIT}&state=open`)).length).toBe(0);
    expect(await office.post(`/requirements/${own.id}/close`, { open: true })).toMatchObject({ status: 200, body: { state: 'open' } });
    expect((await read()).requirements.map(({ unit }) => unit).toSorted()).toEqual([UNIT, 'JG-01'].toSorted());

    const told = (await clerk.get<InboxView>('/messages')).body.messages.filter(
      ({ kind, readAt }) => kind.startsWith('requirement') && readAt === null,
    );
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(['requirement_closed', 'requirement_reopened', 'requirement_set']);
    expect(told[0]!.link).toBe(`/requirements?unit=${UNIT}`);
    const other = (await list(office)).find(({ unit }) => unit === 'JG-01')!;
    expect((await clerk.post(`/requirements/${other.id}/progress`, { text: 'x', done: true })).status).toBe(404);
  });

  it('prints its agenda and the words of its chair', async () => {
    const file = (query: string) => clients.committee.bytes(`/meetings/${meeting.id}/file?${query}`);
    const textOf = async (what: string) => wordsOf(await file(`what=${what}&format=pdf`)).replaceAll(/\s/g, '');
    const agenda = await textOf('agenda');
    for (const said of [
      `${meeting.title}议程`,
      '地点：三楼会议室',
      '出席：9人',
      '议题a',
      '原则通过，修改完善后印发：修改后印发',
      '按期完成换届',
    ])
      expect(agenda).toContain(said);
    const script = await textOf('script');
    for (const said of [`${meeting.title}主持词`, '应出席9人，实到8人；列席4人', '一、议题a', '结论：修改后印发', '补齐整改台账'])
      expect(script).toContain(said);
    for (const what of ['agenda', 'script']) {
      const docx = await file(`what=${what}&format=docx`);
      expect(Buffer.from(docx.subarray(0, 2)).toString()).toBe('PK');
    }
    expect((await clients.office.get(`/meetings/${meeting.id}/file?format=xlsx`)).status).toBe(422);
    expect((await clients.clerk.get(`/meetings/${meeting.id}/file`)).status).toBe(403);
  });

  it('leaves a row in the audit log for everything that was done', async () => {
    const auditor = await HttpClient.signedIn(jibao.url, 'auditor');
    const actions = new Set((await auditor.get<{ action: string }[]>('/audit?limit=500')).body.map(({ action }) => action));
    for (const action of ['save', 'book', 'download'].map((act) => `meeting.${act}`)) expect(actions).toContain(action);
    for (const action of ['set', 'report', 'alter', 'close', 'reopen'].map((act) => `requirement.${act}`))
      expect(actions).toContain(action);
  });
});
