import { addDays, isWorkingDay, workCalendar } from '#domain/period/working-days.js';
import { shippedCalendar } from './working-calendar.js';

/** The notices of the General Office of the State Council, retyped: holidays as ranges, then the working weekends. */
const NOTICES: Record<string, { free: [from: string, to: string][]; work: string[] }> = {
  /** 国办发明电〔2023〕7号, 2023-10-25. */
  '2024': {
    free: [
      ['01-01', '01-01'],
      ['02-10', '02-17'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-10', '06-10'],
      ['09-15', '09-17'],
      ['10-01', '10-07'],
    ],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  /** 国办发明电〔2024〕12号, 2024-11-12. */
  '2025': {
    free: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  /** 2025-11-04. */
  '2026': {
    free: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

describe('the shipped calendar', () => {
  const { days, knownUntil } = shippedCalendar();
  const calendar = workCalendar(knownUntil, days);

  it.each(Object.keys(NOTICES))('says of every day of %s what the State Council said', (year) => {
    const { free, work } = NOTICES[year]!;
    const wrong: string[] = [];
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const short = day.slice(5);
      const weekend = new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;
      const expected = work.includes(short) || (!weekend && !free.some(([from, to]) => short >= from && short <= to));
      if (isWorkingDay(day, calendar) !== expected) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it('knows whole years and says which is the last', () => {
    expect(knownUntil).toMatch(/^20\d\d-12-31$/);
    expect(knownUntil >= '2026-12-31').toBe(true);
    expect(days[0]!.day < '2015-02-01').toBe(true);
  });

  it('names its days as the notices do', () => {
    expect(calendar.days.get('2026-10-10')).toEqual({ day: '2026-10-10', kind: 'workday', name: '国庆节调休' });
    expect(calendar.days.get('2026-04-04')).toEqual({ day: '2026-04-04', kind: 'holiday', name: '清明节' });
  });
});
