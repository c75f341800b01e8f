/** What a meeting requires of a unit. */
import { Entity, ForeignKey, Index } from 'typeorm';
import type { RequirementState } from '#domain/meeting/meeting.js';
import { CountColumn, DayColumn, FixedTextColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { MeetingEntity } from './meeting.entity.js';
import { UnitEntity } from './unit.entity.js';

@Entity('requirements')
@Index('ix_requirements_meeting', ['meetingId'])
@Index('ix_requirements_unit', ['unit'])
@Index('ix_requirements_state', ['state', 'dueOn'])
@ForeignKey(() => MeetingEntity, ['meetingId'], ['id'], { name: 'fk_requirements_meeting' })
@ForeignKey(() => UnitEntity, ['unit'], ['code'], { name: 'fk_requirements_unit' })
export class RequirementEntity {
  @KeyColumn('id', 36) id!: string;
  @TextColumn('meeting_id', 36) meetingId!: string;
  @FixedTextColumn('period', 6) period!: string;
  @TextColumn('unit_code', 40) unit!: string;
  @TextColumn('requirement_text', 1000) text!: string;
  @DayColumn('due_on') dueOn!: string;
  @TextColumn('state', 10) state!: RequirementState;
  @TimeColumn('created_at') createdAt!: string;
  @TextColumn('progress', 1000) progress!: string;
  @TimeColumn('reported_at', { nullable: true }) reportedAt!: string | null;
  @TextColumn('reported_by', 36, { nullable: true }) reportedBy!: string | null;
  @TimeColumn('closed_at', { nullable: true }) closedAt!: string | null;
  @TextColumn('closed_by', 36, { nullable: true }) closedBy!: string | null;
  @CountColumn('revision') revision!: number;
}
