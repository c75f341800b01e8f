/** The book of a meeting (agenda, attendance, resolutions) in one of its revisions. */
import { Entity, ForeignKey } from 'typeorm';
import type { MeetingBook } from '#domain/meeting/meeting.js';
import { JsonColumn, KeyColumn, NumberKeyColumn, TextColumn, TimeColumn } from './columns.js';
import { MeetingEntity } from './meeting.entity.js';

@Entity('meeting_books')
@ForeignKey(() => MeetingEntity, ['meetingId'], ['id'], { name: 'fk_meeting_books_meeting' })
export class MeetingBookEntity {
  @KeyColumn('meeting_id', 36) meetingId!: string;
  @NumberKeyColumn('revision') revision!: number;
  @JsonColumn('content') content!: MeetingBook;
  @TextColumn('saved_by', 100) savedBy!: string;
  @TimeColumn('saved_at') savedAt!: string;
}
