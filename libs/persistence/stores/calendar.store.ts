/** CalendarStore on MariaDB. */
import type { CalendarDay } from '#domain/period/working-days.js';
import type { CalendarStore } from '#domain/ports/period-store.port.js';
import type { Sql } from '../sql.js';

export class MariadbCalendarStore implements CalendarStore {
  constructor(private readonly sql: Sql) {}

  all(): Promise<CalendarDay[]> {
    return this.sql.rows<CalendarDay>('SELECT day, kind, name FROM calendar_days ORDER BY day');
  }

  async save({ day, kind, name }: CalendarDay): Promise<void> {
    const tail = 'ON DUPLICATE KEY UPDATE kind = VALUES(kind), name = VALUES(name)';
    await this.sql.insert('calendar_days', ['day', 'kind', 'name'], [[day, kind, name]], tail);
  }

  async remove(day: string): Promise<void> {
    await this.sql.run('DELETE FROM calendar_days WHERE day = ?', [day]);
  }
}
