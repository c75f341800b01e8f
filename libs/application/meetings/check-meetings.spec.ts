import { draftsOn } from '#domain/briefing/drafts-on.js';
import { periodUnitOf } from '#domain/unit/period-tree.js';
import { tree } from '#domain/unit/testing/small-tree.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { readCalendar } from '../calendar/read-calendar.js';
import { CheckMeetings } from './check-meetings.js';

const meeting = (meetsOn: string, draftDaysBefore: number) => ({ meetsOn, draftDaysBefore });

describe('the day a briefing is drafted', () => {
  it.each([
    ['2026-10-16', 5, '2026-10-10', 'a worked Saturday counts'],
    ['2026-10-10', 2, '2026-10-08', 'after a holiday'],
    ['2026-10-09', 2, '2026-09-30', 'over a holiday'],
    ['2026-11-30', 5, '2026-11-23', 'over a weekend'],
    ['2026-11-29', 0, '2026-11-29', 'the day itself, whatever day it is'],
  ])('of a meeting on %s, %i working days before, is %s: %s', async (meetsOn, before, day) =>
    expect(draftsOn(meeting(meetsOn, before), await readCalendar(new MemoryDatabase()))).toBe(day),
  );

  it('comes when the calendar says so, the office having the last word', async () => {
    const database = new MemoryDatabase();
    const days = { opensOn: '2026-09-20', dueOn: '2026-10-13', locksOn: '2026-10-15' };
    await database.units.save(tree());
    await database.periods.save({ period: '2026Q3', state: 'open', ...days, catalogueVersion: '1', dataVersion: 0 });
    await database.periods.freezeUnits('2026Q3', [periodUnitOf('2026Q3', tree()[0]!)]);
    await database.meetings.save({
      id: '00000000-0000-4000-8000-000000000001',
      period: '2026Q3',
      kind: 'quarterly',
      title: '例会',
      place: '',
      draftShare: null,
      unit: 'J',
      ...meeting('2026-11-30', 5),
    });
    const asked: string[] = [];
    const check = new CheckMeetings(
      { database, clock: { now: () => new Date('2026-11-22T01:00:00Z') } },
      { run: async ({ runKey }) => (asked.push(runKey!), { id: 'b' }) as never },
    );
    await check.run();
    expect(asked).toEqual([]);
    await database.calendar.save({ day: '2026-11-27', kind: 'holiday', name: '调整' });
    await check.run();
    expect(asked).toHaveLength(1);
  });
});
