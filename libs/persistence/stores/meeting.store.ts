/** MeetingStore on MariaDB. */
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { MeetingStore } from '#domain/ports/briefing-store.port.js';
import { MeetingEntity } from '../entities/meeting.entity.js';
import type { Sql } from '../sql.js';

export class MariadbMeetingStore implements MeetingStore {
  constructor(private readonly sql: Sql) {}

  async all(): Promise<MeetingRecord[]> {
    const meetings = await this.sql.manager.find(MeetingEntity, { order: { meetsOn: 'DESC', id: 'ASC' } });
    return meetings.map((meeting) => ({ ...meeting }));
  }

  async get(id: string): Promise<MeetingRecord | null> {
    const meeting = await this.sql.manager.findOneBy(MeetingEntity, { id });
    return meeting && { ...meeting };
  }

  async save({ id, period, unit, title, meetsOn, draftDaysBefore }: MeetingRecord): Promise<void> {
    await this.sql.insert(
      'meetings',
      ['id', 'period', 'unit_code', 'title', 'meets_on', 'draft_days_before'],
      [[id, period, unit, title, meetsOn, draftDaysBefore]],
      `ON DUPLICATE KEY UPDATE period = VALUES(period), unit_code = VALUES(unit_code), title = VALUES(title), meets_on = VALUES(meets_on),
         draft_days_before = VALUES(draft_days_before)`,
    );
  }
}
