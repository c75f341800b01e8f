/** Briefings draft themselves before their meeting: with a moved clock, two workers, kills, restarts and a flushed Redis, each exactly once. */
import { randomUUID } from 'node:crypto';
import type { BriefingRecord, MeetingRecord } from '#domain/briefing/briefing.js';
import { draftsOn } from '#domain/briefing/drafts-on.js';
import { addDays } from '#domain/period/working-days.js';
import { readCalendar } from '#application/calendar/read-calendar.js';
import { killed } from '../support/processes.js';
import { startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const SETTLED_MS = 3_000;
const settled = () =>
  new Promise((resolve) => {
    setTimeout(resolve, SETTLED_MS);
  });
const clockAt = (time: string) => ({ JIBAO_NOW: time });
const morningOf = (day: string) => clockAt(`${day}T09:00:00+08:00`);

/** One bureau for all: its own meeting, and for what needs a fresh one those of units below it. What is looked at is what stands in the database. */
let jibao: RunningJibao;
let meeting: MeetingRecord;
let below: string[];
beforeAll(async () => {
  jibao = await startJibao({ quarters: 1, workers: 0 });
  [meeting] = (await store().meetings.all()) as [MeetingRecord];
  below = (await store().periods.units(meeting.period)).filter(({ parent }) => parent === meeting.unit).map(({ code }) => code);
});
afterAll(() => jibao?.stop());
afterEach(() => Promise.all(jibao.workers.splice(0).map(killed)), 20_000);

const store = () => jibao.database.database;
const made = async (of: MeetingRecord): Promise<BriefingRecord[]> =>
  (await store().briefings.all()).filter(({ meetingId }) => meetingId === of.id).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
const kinds = async (of: MeetingRecord) => (await made(of)).map(({ kind }) => kind);
const allDrafted = async (of: MeetingRecord, ...expected: string[]) => {
  const briefings = await made(of);
  return briefings.map(({ kind }) => kind).join() === expected.join() && briefings.every(({ status }) => status === 'draft');
};
async function meetingOf(unit: string, more: Partial<MeetingRecord> = {}): Promise<MeetingRecord> {
  const own = { ...meeting, id: randomUUID(), unit, ...more };
  await store().meetings.save(own);
  return own;
}

describe('the share of returns', () => {
  it('drafts before the day, and a worker killed over it is made up for by the next', async () => {
    const shared = await meetingOf(below[0]!, { draftShare: 1 });
    const first = await jibao.startWorker();
    await settled();
    expect([await kinds(meeting), await kinds(shared)]).toEqual([[], []]);
    await killed(first);
    await store().meetings.save({ ...shared, draftShare: 0.05 });
    const second = await jibao.startWorker();
    await until('it was asked for', async () => (await kinds(shared)).length > 0, 60_000);
    await killed(second);
    expect(await kinds(shared)).toEqual(['quarterly']);
    await jibao.flushRedis();
    // Begun so much later that the lease of the killed one has run out.
    await jibao.startWorker(clockAt(new Date(Date.now() + 60_000).toISOString()));
    await until('the next worker drafted it', () => allDrafted(shared, 'quarterly'), 60_000);
    expect(await kinds(meeting)).toEqual([]);
  }, 150_000);
});

describe('a meeting and its briefing', () => {
  it('is drafted unasked once its day has come, though two look at once', async () => {
    const day = draftsOn(meeting, await readCalendar(store()));
    await Promise.all([1, 2].map(() => jibao.startWorker(morningOf(day))));
    await until('the schedule drafted it', () => allDrafted(meeting, 'quarterly'), 60_000);
    expect(await made(meeting)).toMatchObject([{ origin: 'schedule', period: meeting.period, unit: meeting.unit, issueNumber: 0 }]);
  });

  it('stays as it is after its job came again, a flush of Redis, a jump forward and a jump back', async () => {
    const drafted = await made(meeting);
    const { outbox, periods } = store();
    const { opensOn } = (await periods.get(meeting.period))!;
    for (let i = 0; i < 3; i++) await outbox.add('briefing.draft', { briefingId: drafted[0]!.id }, new Date().toISOString());
    await jibao.startWorker(morningOf(addDays(opensOn, 1)));
    await until('the doubles were rung', async () => (await outbox.unrung(10)).length === 0, 60_000);
    await settled();
    expect(await made(meeting)).toEqual(drafted);
    await jibao.flushRedis();
    await jibao.startWorker(morningOf(meeting.meetsOn));
    await settled();
    expect((await made(meeting)).filter(({ kind }) => kind === 'quarterly')).toEqual(drafted);
  });
});

describe('a standstill over several days that were due', () => {
  it('is made up for: the notice of missing returns and the briefing, one each', async () => {
    const missed = await meetingOf(below[1]!);
    const quarterly = async () => (await made(meeting)).find(({ kind }) => kind === 'quarterly');
    const before = await quarterly();
    // Who is missing is known once the figures are summed after the due day; the next look finds it.
    const first = await jibao.startWorker(morningOf(meeting.meetsOn));
    const due = async ({ period, unit }: MeetingRecord) => (await store().rollups.of([period], [unit], null))[0]!.filing.due;
    await until('the missing were counted', async () => (await due(missed)) > 0, 60_000);
    await killed(first);
    await Promise.all([1, 2].map(() => jibao.startWorker(morningOf(addDays(meeting.meetsOn, 1)))));
    for (const each of [meeting, missed]) await until('both were drafted', () => allDrafted(each, 'notice', 'quarterly'), 90_000);
    await settled();
    for (const each of [meeting, missed]) expect(await kinds(each)).toEqual(['notice', 'quarterly']);
    expect(await quarterly()).toEqual(before);
  }, 240_000);
});
