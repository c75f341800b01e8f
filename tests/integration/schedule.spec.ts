/** Briefings draft themselves before their meeting: with a moved clock, two workers, kills, restarts and a flushed Redis, each exactly once. */
import type { PeriodView, BriefingView } from '#domain/views/briefing-view.js';
import type { MeetingSummary } from '#domain/views/meeting-view.js';
import { addDays } from '#domain/period/working-days.js';
import { HttpClient } from '../support/http-client.js';
import { killed } from '../support/processes.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const SETTLED_MS = 4_000;
const settled = () =>
  new Promise((resolve) => {
    setTimeout(resolve, SETTLED_MS);
  });
const morningOf = (day: string) => ({ JIBAO_NOW: `${day}T09:00:00+08:00` });

/** A whole Jibao with its open quarter's meeting; for the clock of a worker ahead every session has run out, so each look signs in anew. */
async function running() {
  const jibao = await startJibao({ quarters: 1, workers: 0 });
  const office = () => HttpClient.signedIn(jibao.url, 'office');
  const [meeting] = (await (await office()).get<MeetingSummary[]>('/meetings')).body;
  const [period] = (await (await office()).get<PeriodView[]>('/periods')).body;
  const briefings = async () => (await (await office()).get<BriefingView[]>('/briefings')).body;
  const kinds = async () => (await briefings()).map(({ kind }) => kind).toSorted();
  const allDrafted = async (...expected: string[]) =>
    (await kinds()).join() === expected.join() && (await briefings()).every(({ status }) => status === 'draft');
  return { jibao, office, meeting: meeting!, period: period!, briefings, kinds, allDrafted };
}
type Running = Awaited<ReturnType<typeof running>>;

describe('a meeting and its briefing', () => {
  let run: Running;
  let jibao: RunningJibao;
  beforeAll(async () => {
    run = await running();
    ({ jibao } = run);
  }, 120_000);
  afterAll(() => jibao?.stop());

  it('is not drafted while its day has not come, and is drafted unasked once it has, though two look at once', async () => {
    await jibao.startWorker();
    await settled();
    expect(await run.kinds()).toEqual([]);
    await Promise.all([1, 2].map(() => jibao.startWorker(morningOf(run.meeting.draftsOn))));
    await until('the schedule drafted it', () => run.allDrafted('quarterly'), 90_000);
    const { id, period } = run.meeting;
    expect(await run.briefings()).toMatchObject([{ origin: 'schedule', meetingId: id, period, issueNumber: 1 }]);
  }, 150_000);

  it('is not drawn again when its job is delivered again', async () => {
    const [drafted] = await run.briefings();
    const { database } = jibao.database;
    for (let i = 0; i < 3; i++) await database.outbox.add('briefing.draft', { briefingId: drafted!.id }, new Date().toISOString());
    await until('the doubles were rung', async () => (await database.outbox.unrung(10)).length === 0, 60_000);
    await settled();
    expect(await run.briefings()).toEqual([drafted]);
  }, 120_000);

  it('stays the only one after a flush of Redis, a jump forward and a jump back', async () => {
    const [drafted] = await run.briefings();
    await jibao.flushRedis();
    await jibao.startWorker(morningOf(addDays(run.period.opensOn, 1)));
    await jibao.startWorker(morningOf(run.meeting.meetsOn));
    await settled();
    const quarterly = (await run.briefings()).filter(({ kind }) => kind === 'quarterly');
    expect(quarterly.map(({ id }) => id)).toEqual([drafted!.id]);
  }, 120_000);
});

describe('a standstill over several days that were due', () => {
  let run: Running;
  let jibao: RunningJibao;
  beforeAll(async () => {
    run = await running();
    ({ jibao } = run);
  }, 120_000);
  afterAll(() => jibao?.stop());

  it('is made up for: the notice of missing returns and the briefing, one each', async () => {
    await jibao.startWorker(morningOf(run.meeting.meetsOn));
    await until('the briefing was drafted', async () => (await run.kinds()).includes('quarterly'), 60_000);
    // Who is missing is known once the figures are summed after the due day; the next look finds it.
    const { rollups } = jibao.database.database;
    const { period, unit } = run.meeting;
    await until('the missing were counted', async () => (await rollups.of([period], [unit], null))[0]!.filing.due > 0, 60_000);
    await Promise.all([1, 2].map(() => jibao.startWorker(morningOf(addDays(run.meeting.meetsOn, 1)))));
    await until('both were drafted', () => run.allDrafted('notice', 'quarterly'), 90_000);
    await settled();
    expect(await run.kinds()).toEqual(['notice', 'quarterly']);
  }, 240_000);
});

describe('the share of returns', () => {
  let run: Running;
  let jibao: RunningJibao;
  beforeAll(async () => {
    run = await running();
    ({ jibao } = run);
  }, 120_000);
  afterAll(() => jibao?.stop());

  const setShare = async (draftShare: number) => {
    const { period, title, meetsOn, draftDaysBefore } = run.meeting;
    const { status } = await (await run.office()).post('/meetings', { period, title, meetsOn, draftDaysBefore, draftShare });
    expect(status).toBe(200);
  };

  it('drafts before the day, and a worker killed over it is made up for by the next', async () => {
    await setShare(1);
    const first = await jibao.startWorker();
    await settled();
    expect(await run.kinds()).toEqual([]);
    await killed(first);
    await setShare(0.05);
    const second = await jibao.startWorker();
    await until('it was asked for', async () => (await run.kinds()).length > 0, 60_000);
    await killed(second);
    expect(await run.kinds()).toEqual(['quarterly']);
    await jibao.flushRedis();
    await jibao.startWorker();
    await until('the next worker drafted it', () => run.allDrafted('quarterly'), 120_000);
  }, 240_000);
});
