import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { addWorkingDays } from '#domain/period/working-days.js';
import { ListCalendar } from './list-calendar.js';
import { readCalendar } from './read-calendar.js';
import { SetCalendarDay } from './set-calendar-day.js';

const CLERK: Actor = { ...SYSTEM, userId: 'c', username: 'clerk', grants: [{ role: 'clerk', unit: 'A', path: '/A/' }] };

describe('the working calendar', () => {
  const database = new MemoryDatabase();
  const ports = { database, clock: { now: () => new Date('2026-11-21T01:00:00Z') } };
  const [list, set] = [new ListCalendar(ports), new SetCalendarDay(ports)];

  it('is the shipped one until the office overrules a day, and again when it takes that back', async () => {
    expect(addWorkingDays('2026-09-30', 5, await readCalendar(database))).toBe('2026-10-13');
    await set.run({ actor: SYSTEM, day: '2026-10-10', kind: 'holiday', name: ' 局内调整 ' });
    expect(addWorkingDays('2026-09-30', 5, await readCalendar(database))).toBe('2026-10-14');
    expect((await list.run({ year: 2026 })).days.find((d) => d.day === '2026-10-10')).toEqual({
      day: '2026-10-10',
      kind: 'holiday',
      name: '局内调整',
      own: true,
    });
    await set.remove({ actor: SYSTEM, day: '2026-10-10' });
    expect(addWorkingDays('2026-09-30', 5, await readCalendar(database))).toBe('2026-10-13');
    expect((await database.audit.list(5)).map((row) => row.action)).toEqual(['calendar.remove', 'calendar.set']);
  });

  it('shows one year, in order, and until when holidays are known', async () => {
    const { days, knownUntil } = await list.run({ year: 2025 });
    expect(days.every((d) => d.day.startsWith('2025-') && !d.own)).toBe(true);
    expect(days.map((d) => d.day)).toEqual(days.map((d) => d.day).toSorted());
    expect(knownUntil >= '2026-12-31').toBe(true);
    expect((await list.run({ year: 2099 })).days).toEqual([]);
  });

  it('refuses what is no day, what was never entered, and whoever is not the office', async () => {
    const day = { kind: 'workday', name: 'x' } as const;
    await expect(set.run({ actor: SYSTEM, day: '2026-02-30', ...day })).rejects.toMatchObject({ code: 'invalid' });
    await expect(set.remove({ actor: SYSTEM, day: '2026-10-01' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(set.run({ actor: CLERK, day: '2026-10-01', ...day })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
