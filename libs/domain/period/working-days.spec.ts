import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  onOrBeforeWorkingDay,
  workCalendar,
  workingDaysBetween,
  type CalendarDay,
} from './working-days.js';

const range = (kind: CalendarDay['kind'], name: string, from: string, to: string = from): CalendarDay[] => {
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, kind, name });
  return days;
};
/** What the State Council announced, as far as the cases below touch it. */
const ANNOUNCED = [
  ...range('holiday', '春节', '2024-02-10', '2024-02-17'),
  ...range('workday', '春节调休', '2024-02-04'),
  ...range('workday', '春节调休', '2024-02-18'),
  ...range('holiday', '国庆节', '2024-10-01', '2024-10-07'),
  ...range('workday', '国庆节调休', '2024-09-29'),
  ...range('workday', '国庆节调休', '2024-10-12'),
  ...range('holiday', '春节', '2025-01-28', '2025-02-04'),
  ...range('workday', '春节调休', '2025-01-26'),
  ...range('workday', '春节调休', '2025-02-08'),
  ...range('holiday', '国庆节', '2025-10-01', '2025-10-08'),
  ...range('workday', '国庆节调休', '2025-09-28'),
  ...range('workday', '国庆节调休', '2025-10-11'),
  ...range('holiday', '元旦', '2026-01-01', '2026-01-03'),
  ...range('workday', '元旦调休', '2026-01-04'),
  ...range('holiday', '春节', '2026-02-15', '2026-02-23'),
  ...range('workday', '春节调休', '2026-02-14'),
  ...range('workday', '春节调休', '2026-02-28'),
  ...range('holiday', '清明节', '2026-04-04', '2026-04-06'),
  ...range('holiday', '国庆节', '2026-10-01', '2026-10-07'),
  ...range('workday', '国庆节调休', '2026-09-20'),
  ...range('workday', '国庆节调休', '2026-10-10'),
];
const calendar = workCalendar('2026-12-31', ANNOUNCED);

describe('working days', () => {
  it.each([
    ['2024-09-30', 5, '2024-10-12', 'National Day 2024: the make-up Saturday counts'],
    ['2025-09-30', 5, '2025-10-14', 'National Day and Mid-Autumn 2025 in one'],
    ['2026-09-30', 5, '2026-10-13', 'National Day 2026: Thursday, Friday, Saturday, Monday, Tuesday'],
    ['2026-09-30', 1, '2026-10-08', 'the first day back'],
    ['2025-12-31', 5, '2026-01-08', 'New Year 2026: Sunday the 4th is worked'],
    ['2026-03-31', 5, '2026-04-08', 'Tomb-sweeping Monday is free'],
    ['2024-02-03', 1, '2024-02-04', 'a Sunday worked for Spring Festival'],
    ['2024-02-09', 1, '2024-02-18', 'over Spring Festival 2024'],
    ['2025-01-27', 1, '2025-02-05', 'over Spring Festival 2025'],
    ['2026-02-13', 1, '2026-02-14', 'the Saturday before Spring Festival 2026 is worked'],
    ['2026-02-14', 1, '2026-02-24', 'over Spring Festival 2026'],
    ['2026-02-27', 1, '2026-02-28', 'a month end that is a worked Saturday'],
    ['2026-06-30', 5, '2026-07-07', 'a quarter end without a holiday'],
    ['2024-02-28', 1, '2024-02-29', 'the leap day'],
    ['2026-10-12', -1, '2026-10-10', 'back onto a worked Saturday'],
    ['2026-10-08', -1, '2026-09-30', 'back over National Day'],
    ['2026-10-23', -5, '2026-10-16', 'a week back'],
    ['2026-10-03', 0, '2026-10-08', 'nothing added to a holiday: the next working day'],
    ['2026-10-09', 0, '2026-10-09', 'nothing added to a working day'],
    ['2026-10-03', -1, '2026-09-30', 'back from within a holiday'],
  ])('%s moved by %i is %s: %s', (from, count, to) => expect(addWorkingDays(from, count, calendar)).toBe(to));

  it.each([
    ['2026-09-30', '2026-10-13', 5],
    ['2026-10-13', '2026-09-30', -5],
    ['2026-10-01', '2026-10-07', 0],
    ['2026-10-08', '2026-10-08', 0],
    ['2026-10-09', '2026-10-11', 1],
  ])('from %s to %s there are %i', (from, to, count) => expect(workingDaysBetween(from, to, calendar)).toBe(count));

  it('goes back to the last working day before a holiday and stays on one', () => {
    expect(onOrBeforeWorkingDay('2026-10-05', calendar)).toBe('2026-09-30');
    expect(onOrBeforeWorkingDay('2026-10-10', calendar)).toBe('2026-10-10');
  });

  it('lets a later layer overrule an earlier one, and knows the whole year a day was entered for', () => {
    const own = workCalendar('2026-12-31', ANNOUNCED, [
      { day: '2026-10-10', kind: 'holiday', name: '局内调整' },
      { day: '2027-01-01', kind: 'holiday', name: '元旦' },
    ]);
    expect(isWorkingDay('2026-10-10', own)).toBe(false);
    expect(addWorkingDays('2026-12-31', 1, own)).toBe('2027-01-04');
    expect(own.knownUntil).toBe('2027-12-31');
    expect(calendar.knownUntil).toBe('2026-12-31');
  });

  it.each(['2026-13-01', 'yesterday', ''])('refuses %j and names it', (day) =>
    expect(() => addDays(day, 1)).toThrow(expect.objectContaining({ code: 'invalid' })),
  );

  it('adding and counting undo each other', () => {
    const day = fc.integer({ min: 0, max: 1400 }).map((n) => addDays('2023-06-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, count) => {
        // Going back from a free day ends where going back from the working day before it does: start from a working day.
        const start = onOrBeforeWorkingDay(from, calendar);
        const end = addWorkingDays(start, count, calendar);
        expect(isWorkingDay(end, calendar)).toBe(true);
        expect(workingDaysBetween(start, end, calendar)).toBe(count);
        expect(addWorkingDays(end, -count, calendar)).toBe(start);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });
});
