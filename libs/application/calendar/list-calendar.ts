/** A year of the working calendar as it is shown: every day that is not what its weekday says, and whose word that is. */
import type { CalendarView } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';
import { readCalendar } from './read-calendar.js';

export class ListCalendar {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  async run(input: { year: number }): Promise<CalendarView> {
    const { database } = this.ports;
    const [calendar, own] = await Promise.all([readCalendar(database), database.calendar.all()]);
    const entered = new Set(own.map((day) => day.day));
    const prefix = `${input.year}-`;
    return {
      year: input.year,
      knownUntil: calendar.knownUntil,
      days: [...calendar.days.values()]
        .filter(({ day }) => day.startsWith(prefix))
        .sort((a, b) => (a.day < b.day ? -1 : 1))
        .map((day) => ({ ...day, own: entered.has(day.day) })),
    };
  }
}
