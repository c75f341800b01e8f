import { rhythmOf } from './period-rhythm.js';
import { workCalendar } from './working-days.js';

const NATIONAL_DAY = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => ({
  day,
  kind: 'holiday' as const,
  name: '国庆节',
}));
const calendar = workCalendar('2026-12-31', [...NATIONAL_DAY, { day: '2026-10-10', kind: 'workday', name: '国庆节调休' }]);

describe('the rhythm of a quarter', () => {
  it('opens ten days before its end; everything else is counted in working days after it', () =>
    expect(rhythmOf('2026Q3', calendar, '2026-09-01')).toEqual({
      opensOn: '2026-09-20',
      dueOn: '2026-10-13',
      locksOn: '2026-10-15',
      reviewOn: '2026-10-15',
      closesOn: '2026-10-19',
      meetsOn: '2026-10-27',
    }));

  it('opens today when the tenth day before is past, the other days staying', () =>
    expect(rhythmOf('2026Q3', calendar, '2026-10-09')).toMatchObject({ opensOn: '2026-10-09', dueOn: '2026-10-13' }));

  it('counts from today once the due day itself is past', () =>
    expect(rhythmOf('2026Q3', calendar, '2026-11-20')).toMatchObject({
      opensOn: '2026-11-20',
      dueOn: '2026-11-27',
      locksOn: '2026-12-01',
    }));
});
