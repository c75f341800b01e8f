/** Calendar, days of single units, the life of a period and dated changes of the tree: through the api of a running Jibao, on MariaDB. */
import { randomUUID } from 'node:crypto';
import { firstDayOf, lastDayOf, quarterOf, shiftPeriod } from '#domain/period/period.js';
import { addDays } from '#domain/period/working-days.js';
import type {
  CalendarView,
  ExceptionView,
  FilingTally,
  ImportView,
  PeriodProposal,
  TreeView,
  UnitChangeOutcome,
} from '#domain/views/administration-view.js';
import type { PeriodView } from '#domain/views/briefing-view.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import { HttpClient } from '../support/http-client.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

describe('periods, calendar and tree', () => {
  let jibao: RunningJibao;
  let office: HttpClient;
  let clerk: HttpClient;
  let open: PeriodView;
  beforeAll(async () => {
    jibao = await startJibao({ quarters: 5 });
    [office, clerk] = [await HttpClient.signedIn(jibao.url, 'office'), await HttpClient.signedIn(jibao.url, 'clerk')];
    open = (await office.get<PeriodView[]>('/periods')).body[0]!;
  }, 240_000);
  afterAll(() => jibao?.stop());

  const unitsOf = async (period: string) => (await office.get<PeriodUnit[]>(`/units?period=${period}`)).body;
  const change = (request: object) => office.post<UnitChangeOutcome>('/units/changes', { reason: '机构调整', ...request });
  const membersOf = async (unit: string, period: string, by: string) =>
    (await office.get<{ period: string; value: number | null }[]>(`/elements?period=${period}&unit=${unit}&codes=M09&by=${by}`)).body;

  it('proposes the days of the next quarter by the working calendar, the office having the last word on a day', async () => {
    const next = shiftPeriod(open.period, 1);
    const proposal = async () => (await office.get<PeriodProposal>(`/periods/${next}/proposal`)).body;
    const before = await proposal();
    expect(before).toMatchObject({ period: next, state: null, opensOn: addDays(lastDayOf(next), -10) });
    expect(before.units).toBeGreaterThan(100);
    expect((await office.put(`/calendar/${before.dueOn}`, { kind: 'holiday', name: '局内调整' })).status).toBe(204);
    expect((await proposal()).dueOn > before.dueOn).toBe(true);
    const { body } = await clerk.get<CalendarView>(`/calendar?year=${before.dueOn.slice(0, 4)}`);
    expect(body.days.find((day) => day.day === before.dueOn)).toMatchObject({ name: '局内调整', own: true });
    expect((await office.delete(`/calendar/${before.dueOn}`)).status).toBe(204);
    expect((await office.delete(`/calendar/${before.dueOn}`)).status).toBe(404);
    expect(await proposal()).toEqual(before);
  });

  it('gives single units days of their own, and everybody others', async () => {
    const path = `/periods/${open.period}/exceptions`;
    const [given] = (await office.get<ExceptionView[]>(path)).body;
    expect(given).toMatchObject({ unit: 'XC-03', reason: expect.any(String) });
    const own = { dueOn: addDays(open.dueOn, 2), locksOn: addDays(open.locksOn, 4), reason: '系统升级' };
    expect((await office.put(`${path}/GL-A02`, own)).status).toBe(204);
    expect((await office.get<ExceptionView[]>(path)).body.map((e) => e.unit)).toEqual(expect.arrayContaining(['GL-A02', 'XC-03']));
    expect((await office.put(`${path}/GL-A02`, { ...own, dueOn: addDays(open.dueOn, -1) })).status).toBe(422);
    expect((await office.put(`${path}/NOWHERE`, own)).status).toBe(404);
    expect((await clerk.put(`${path}/GL-A02`, own)).status).toBe(403);
    expect((await office.delete(`${path}/GL-A02`)).status).toBe(204);
    expect((await office.delete(`${path}/GL-A02`)).status).toBe(404);

    const days = { opensOn: open.opensOn, dueOn: addDays(open.dueOn, 1), locksOn: addDays(open.locksOn, 1) };
    expect((await office.put(`/periods/${open.period}/dates`, days)).status).toBe(204);
    expect((await office.get<PeriodView[]>('/periods')).body[0]).toMatchObject(days);
  });

  it('shows the merged unit of the sample with an unbroken past, and old quarters as they were', async () => {
    const periods = Array.from({ length: 5 }, (_, i) => shiftPeriod(open.period, i - 4));
    const merged = periods.findLast((period, i) => i > 0 && quarterOf(period) === 1)!;
    const before = shiftPeriod(merged, -1);
    const trend = await membersOf('GJ-B02', open.period, 'period');
    const [a] = await membersOf('GJ-B02', before, 'total');
    const [b] = await membersOf('GJ-B03', before, 'total');
    const at = (period: string) => trend.find((point) => point.period === period)?.value;
    expect(at(before)).toBe(a!.value! + b!.value!);
    expect(Math.abs(at(merged)! - at(before)!)).toBeLessThanOrEqual(5);
    expect((await unitsOf(merged)).map((u) => u.code)).not.toContain('GJ-B03');
    expect((await unitsOf(before)).map((u) => u.code)).toContain('GJ-B03');
    expect((await office.get(`/dashboards/overview?period=${open.period}&unit=GJ-B02`)).status).toBe(200);
  });

  it('changes the tree from a day on: the open quarter follows, closed ones and what was filed stay', async () => {
    const closed = shiftPeriod(open.period, -1);
    const before = await unitsOf(closed);
    const inside = lastDayOf(open.period);
    const moved = await change({ kind: 'move', unit: 'JTT-B', parent: 'GJ', effectiveOn: inside });
    expect(moved).toMatchObject({ status: 200, body: { periods: [{ period: open.period, kept: [] }] } });
    expect((await unitsOf(open.period)).find((u) => u.code === 'JTT-B01')?.path).toBe('/JT/GJ/JTT-B/JTT-B01/');
    expect(await unitsOf(closed)).toEqual(before);
    await until('the figures follow', async () => {
      const { body } = await office.get<{ unit: string; value: number | null }[]>(
        `/elements?period=${open.period}&unit=GJ&codes=O02&by=children`,
      );
      return body.some((value) => value.unit === 'JTT-B');
    });

    const returns = (await office.get<{ unit: string; status: string }[]>(`/returns?period=${open.period}`)).body;
    const filed = returns.find((item) => item.status === 'accepted' && item.unit.startsWith('SQ-'))!.unit;
    const ended = await change({ kind: 'close', unit: filed, effectiveOn: inside });
    expect(ended.body.periods).toEqual([{ period: open.period, changed: [], kept: [filed] }]);
    expect((await unitsOf(open.period)).map((u) => u.code)).toContain(filed);

    expect(await change({ kind: 'move', unit: 'GJ', parent: 'GJ-A', effectiveOn: inside })).toMatchObject({ status: 409 });
    expect(await change({ kind: 'close', unit: 'GL-A', effectiveOn: inside })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('下级单位') },
    });
    expect(await change({ kind: 'close', unit: 'GL-A01', effectiveOn: addDays(firstDayOf(open.period), -1) })).toMatchObject({
      status: 422,
    });
    expect(await change({ kind: 'rename', unit: 'GL-A01', name: 'a\u202Eb', shortName: 'a', effectiveOn: inside })).toMatchObject({
      status: 422,
    });
    expect(await change({ kind: 'rename', unit: 'GL-A01', name: '甲', shortName: '甲', effectiveOn: inside, extra: 1 })).toMatchObject({
      status: 422,
    });
  });

  it('lets two people at the tree take turns: what would make a ring together is refused to one of them', async () => {
    const moves = [
      { kind: 'move', unit: 'JG', parent: 'ZF' },
      { kind: 'move', unit: 'ZF', parent: 'JG' },
    ];
    const answers = await Promise.all(moves.map((move) => change({ ...move, effectiveOn: lastDayOf(open.period) })));
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const units = await unitsOf(open.period);
    const byCode = new Map(units.map((unit) => [unit.code, unit]));
    for (const unit of units) expect(unit.path).toBe(`${unit.parent === null ? '/' : byCode.get(unit.parent)!.path}${unit.code}/`);
  });

  it('registers what is to come and settles it on its day', async () => {
    const { body: tree } = await office.get<TreeView>('/units/today');
    const day = addDays(tree.today, 1);
    expect((await change({ kind: 'rename', unit: 'LX-01', name: '顺达集团党支部', shortName: '顺达集团', effectiveOn: day })).status).toBe(
      200,
    );
    expect((await change({ kind: 'close', unit: 'LX-01', effectiveOn: tree.today })).status).toBe(409);
    const other = await change({ kind: 'rename', unit: 'LX-02', name: '改名', shortName: '改名', effectiveOn: day });
    expect((await clerk.delete(`/units/changes/${other.body.id}`)).status).toBe(403);
    expect(await office.delete(`/units/changes/${other.body.id}`)).toMatchObject({ status: 200 });
    expect((await office.delete(`/units/changes/${other.body.id}`)).status).toBe(404);
    const past = tree.changes.find(({ request }) => request.effectiveOn <= tree.today)!;
    expect((await office.delete(`/units/changes/${past.id}`)).status).toBe(409);
    const nameNow = async () => (await office.get<TreeView>('/units/today')).body.units.find((u) => u.code === 'LX-01')?.name;
    expect(await nameNow()).toBe('顺达物流党支部');
    await jibao.startWorker({ JIBAO_NOW: `${day}T09:00:00+08:00` });
    await until('it is settled', async () => (await jibao.database.database.units.byCode('LX-01'))?.name === '顺达集团党支部', 30_000);
  });

  it('shows today’s tree with its people and what is amiss; the workbook of it, brought in as it is, changes nothing', async () => {
    const { body: tree } = await office.get<TreeView>('/units/today');
    expect(tree.units.find((u) => u.code === 'GL')).toMatchObject({ reviewers: ['公路中心审核员'] });
    expect(tree.checks.some((check) => check.code === 'no_reviewer')).toBe(true);
    expect(tree.changes.map((each) => each.request.kind)).toEqual(expect.arrayContaining(['merge', 'move', 'close', 'rename']));

    const bring = async (file: Blob, name: string) => {
      const form = new FormData();
      form.set('file', file, name);
      const { status, body } = await office.post<{ id: string }>(`/imports?purpose=units&effectiveOn=${tree.today}`, form, {
        'idempotency-key': randomUUID(),
      });
      expect(status).toBe(202);
      const view = async () => (await office.get<ImportView>(`/imports/${body.id}`)).body;
      await until('the table is read', async () => ['done', 'failed'].includes((await view()).status));
      return view();
    };
    const same = await bring(new Blob([new Uint8Array(await office.bytes('/units/workbook'))]), '组织树.xlsx');
    expect(same.plan).toMatchObject({ counts: { added: 0, changed: 0, closed: 0 }, lines: [], findings: [] });

    const csv = [
      '单位编码,单位名称,简称,单位类型,领域,上级编码',
      'XX-09,工会党支部,工会,党支部,事业单位,XX',
      'XX-01,学校机关第一党支部,学校机关,党支部,事业单位,XX',
    ];
    const planned = await bring(new Blob([`\ufeff${csv.join('\r\n')}`]), '组织树.csv');
    expect(planned).toMatchObject({ canApply: true, plan: { counts: { added: 1, changed: 1, closed: 0 }, findings: [] } });
    expect((await office.post(`/imports/${planned.id}/apply`, {}, { 'idempotency-key': randomUUID() })).status).toBe(200);
    const after = (await office.get<TreeView>('/units/today')).body.units;
    expect(after.find((u) => u.code === 'XX-09')?.path).toBe('/JT/XX/XX-09/');
    expect(after.find((u) => u.code === 'XX-01')?.name).toBe('学校机关第一党支部');
  });

  it('moves a period through its states by legal moves alone', async () => {
    const act = async (move: string, body?: object) => (await office.post(`/periods/${open.period}/${move}`, body)).status;
    const days = { opensOn: open.opensOn, dueOn: open.dueOn, locksOn: open.locksOn };
    expect(await act('reopen', { reason: '补报' })).toBe(409);
    expect(await act('open', days)).toBe(409);
    const { status, body: tally } = await office.post<FilingTally>(`/periods/${open.period}/close`);
    const { expected, missing, draft, submitted, returned, accepted } = tally;
    expect([status, missing + draft + submitted + returned + accepted]).toEqual([200, expected]);
    expect(Math.min(missing, draft, submitted, returned, accepted)).toBeGreaterThan(0);
    expect(await act('close')).toBe(409);
    expect((await office.put(`/periods/${open.period}/dates`, days)).status).toBe(409);
    expect((await change({ kind: 'close', unit: 'SQ-04', effectiveOn: lastDayOf(open.period) })).status).toBe(422);
    expect(await act('reopen', { reason: '' })).toBe(422);
    expect(await act('reopen', { reason: '两个单位补报' })).toBe(204);
    expect(await act('reopen', { reason: '补报' })).toBe(409);
    expect((await office.get<PeriodView[]>('/periods')).body[0]).toMatchObject({ state: 'open' });
  });
});
