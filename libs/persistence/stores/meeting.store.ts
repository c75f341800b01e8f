/** MeetingStore on MariaDB. */
import type { MeetingRecord } from '#domain/briefing/briefing.js';
import type { MeetingStore, SavedBook } from '#domain/ports/briefing-store.port.js';
import { MeetingBookEntity } from '../entities/meeting-book.entity.js';
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

  async save({ id, period, unit, kind, title, meetsOn, place, draftDaysBefore, draftShare }: MeetingRecord): Promise<void> {
    await this.sql.insert(
      'meetings',
      ['id', 'period', 'unit_code', 'kind', 'title', 'meets_on', 'place', 'draft_days_before', 'draft_share'],
      [[id, period, unit, kind, title, meetsOn, place, draftDaysBefore, draftShare]],
      `ON DUPLICATE KEY UPDATE period = VALUES(period), unit_code = VALUES(unit_code), kind = VALUES(kind), title = VALUES(title),
         meets_on = VALUES(meets_on), place = VALUES(place), draft_days_before = VALUES(draft_days_before), draft_share = VALUES(draft_share)`,
    );
  }

  remove(id: string): Promise<void> {
    return this.sql.atomically(async (sql) => {
      await sql.run('UPDATE briefings SET meeting_id = NULL WHERE meeting_id = ?', [id]);
      await sql.run('DELETE FROM meeting_books WHERE meeting_id = ?', [id]);
      await sql.run('DELETE FROM meetings WHERE id = ?', [id]);
    });
  }

  async book(id: string, revision?: number): Promise<SavedBook | null> {
    const where = { meetingId: id, ...(revision === undefined ? {} : { revision }) };
    const found = await this.sql.manager.findOne(MeetingBookEntity, { where, order: { revision: 'DESC' } });
    return found && { book: found.content, savedBy: found.savedBy, savedAt: found.savedAt };
  }

  async addBook(id: string, { book, savedBy, savedAt }: SavedBook): Promise<void> {
    await this.sql.manager.insert(MeetingBookEntity, { meetingId: id, revision: book.revision, content: book, savedBy, savedAt });
  }
}
