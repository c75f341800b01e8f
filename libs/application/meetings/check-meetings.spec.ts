import { SYSTEM } from '#domain/access/actor.js';
import { draftsOn } from '#domain/briefing/drafts-on.js';
import type { BriefingKind, BriefingRecord, MeetingRecord } from '#domain/briefing/briefing.js';
import { NO_FILING } from '#domain/rollup/filing.js';
import { periodUnitOf } from '#domain/unit/period-tree.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { readCalendar } from '../calendar/read-calendar.js';
import { RequestBriefing } from '../briefings/request-briefing.js';
import { CheckMeetings } from './check-meetings.js';

describe('the day a briefing is drafted', () => {
  it.each([
    ['2026-10-16', 5, '2026-10-10', 'a worked Saturday counts'],
    ['2026-10-10', 2, '2026-10-08', 'after a holiday'],
    ['2026-10-09', 2, '2026-09-30', 'over a holiday'],
    ['2026-11-30', 5, '2026-11-23', 'over a weekend'],
    ['2026-11-29', 0, '2026-11-29', 'the day itself, whatever day it is'],
  ])('of a meeting on %s, %i working days before, is %s: %s', async (meetsOn, draftDaysBefore, day) =>
    expect(draftsOn({ meetsOn, draftDaysBefore }, await readCalendar(new MemoryDatabase()))).toBe(day),
  );
});

/** Returns locked on 15 October, the meeting on 30 November, drafted on the 23rd. */
const MEETING: MeetingRecord = {
  ...{ id: '00000000-0000-4000-8000-000000000001', period: '2026Q3', kind: 'quarterly', title: '例会', meetsOn: '2026-11-30', place: '' },
  ...{ draftDaysBefore: 5, draftShare: null, unit: 'J' },
};
const DAYS = { opensOn: '2026-09-20', dueOn: '2026-10-13', locksOn: '2026-10-15' };

describe('the schedule', () => {
  let database: MemoryDatabase;
  let now: string;
  beforeEach(async () => {
    database = new MemoryDatabase();
    now = '2026-10-14T01:00:00Z';
    await database.units.save(tree());
    for (const period of ['2026Q3', '2026Q4']) {
      await database.periods.save({ period, state: 'open', ...DAYS, catalogueVersion: '1', dataVersion: 0 });
      await database.periods.freezeUnits(period, [periodUnitOf(period, tree()[0]!)]);
    }
  });
  const worker = () => {
    const ports = { database, clock: { now: () => new Date(now) }, doorbell: { ring: () => undefined } };
    return new CheckMeetings(ports, new RequestBriefing(ports));
  };
  const check = async (at: string): Promise<BriefingKind[]> => {
    now = at;
    await worker().run();
    return (await made()).map(({ kind }) => kind);
  };
  const made = (): Promise<BriefingRecord[]> => database.briefings.all();
  const rollup = (reportedUnits: number, missing = 0) =>
    database.rollups.replaceAll(
      '2026Q3',
      [
        {
          ...{ period: '2026Q3', unit: 'J', sector: null, catalogueVersion: '1', reportedUnits, expectedUnits: 20 },
          ...{ sums: new BigInt64Array(1), counts: new Uint32Array(1), expected: new Uint32Array(1) },
          filing: { ...NO_FILING, due: 20, submitted: 20 - missing },
        },
      ],
      now,
    );

  it('drafts on its day, the office’s calendar having the last word', async () => {
    await database.meetings.save(MEETING);
    expect(await check('2026-11-22T15:59:00Z')).toEqual([]);
    await database.calendar.save({ day: '2026-11-27', kind: 'holiday', name: '调整' });
    expect(await check('2026-11-22T15:59:30Z')).toEqual(['quarterly']);
  });

  it('begins its day at midnight in Shanghai', async () => {
    await database.meetings.save(MEETING);
    expect(await check('2026-11-22T15:59:59Z')).toEqual([]);
    expect(await check('2026-11-22T16:00:00Z')).toEqual(['quarterly']);
  });

  it('drafts sooner once the share of returns is accepted, and not again on the day', async () => {
    await database.meetings.save({ ...MEETING, draftShare: 0.95 });
    expect(await check('2026-11-02T01:00:00Z')).toEqual([]);
    await rollup(18);
    expect(await check('2026-11-02T01:01:00Z')).toEqual([]);
    await rollup(19);
    expect(await check('2026-11-02T01:02:00Z')).toEqual(['quarterly']);
    expect(await check('2026-11-23T01:00:00Z')).toEqual(['quarterly']);
  });

  it('drafts the notice the day after the lock day, while somebody has not filed', async () => {
    await database.meetings.save(MEETING);
    await rollup(15, 2);
    expect(await check('2026-10-15T15:59:00Z')).toEqual([]);
    expect(await check('2026-10-15T16:00:00Z')).toEqual(['notice']);
    expect(await check('2026-10-20T01:00:00Z')).toEqual(['notice']);
    await database.meetings.save({ ...MEETING, id: '00000000-0000-4000-8000-000000000002', period: '2026Q4' });
    expect(await check('2026-10-21T01:00:00Z')).toEqual(['notice']);
  });

  it('gives the meeting of a year both its quarter and its year', async () => {
    await database.meetings.save({ ...MEETING, period: '2026Q4', kind: 'annual' });
    expect((await check('2026-11-23T01:00:00Z')).toSorted()).toEqual(['annual', 'quarterly']);
  });

  it('makes up for everything a jump of the clock went over, once, and not again after a jump back', async () => {
    await database.meetings.save({ ...MEETING, draftShare: 0.5 });
    await rollup(15, 2);
    expect((await check('2026-12-02T01:00:00Z')).toSorted()).toEqual(['notice', 'quarterly']);
    for (const at of ['2026-10-01T01:00:00Z', '2026-11-23T01:00:00Z', '2026-12-07T01:00:00Z']) expect(await check(at)).toHaveLength(2);
  });

  it('makes nothing up when the time to issue it is over', async () => {
    await database.meetings.save(MEETING);
    expect(await check('2026-12-08T01:00:00Z')).toEqual([]);
    expect(await check('2026-12-07T01:00:00Z')).toEqual(['quarterly']);
  });

  it('asks once, however many look at once', async () => {
    await database.meetings.save(MEETING);
    now = '2026-11-24T01:00:00Z';
    await Promise.all(Array.from({ length: 8 }, () => worker().run()));
    expect(await made()).toMatchObject([{ kind: 'quarterly', origin: 'schedule', meetingId: MEETING.id }]);
    expect(await database.outbox.unrung(10)).toHaveLength(1);
  });

  it('leaves alone what the office asked for before, unless it failed', async () => {
    await database.meetings.save(MEETING);
    const ports = { database, clock: { now: () => new Date(now) }, doorbell: { ring: () => undefined } };
    const { id } = await new RequestBriefing(ports).run({ actor: SYSTEM, period: '2026Q3' });
    expect(await check('2026-11-24T01:00:00Z')).toHaveLength(1);
    await database.briefings.change(id, { status: 'failed' });
    expect(await check('2026-11-24T02:00:00Z')).toHaveLength(2);
  });

  it('keeps to its briefing when the meeting is moved', async () => {
    await database.meetings.save(MEETING);
    await check('2026-11-23T01:00:00Z');
    await database.meetings.save({ ...MEETING, meetsOn: '2026-12-28' });
    expect(await check('2026-12-21T01:00:00Z')).toEqual(['quarterly']);
  });
});
