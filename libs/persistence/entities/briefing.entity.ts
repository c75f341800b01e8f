/** A briefing: what was asked for, how far it is, and the document it became. */
import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Briefing, BriefingKind, BriefingRecord, BriefingStatus, BriefingStep } from '#domain/briefing/briefing.js';
import type { GateReport } from '#domain/briefing/gate.js';
import { CountColumn, FixedTextColumn, JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { MeetingEntity } from './meeting.entity.js';
import { PeriodUnitEntity } from './period-unit.entity.js';

@Entity('briefings')
@Unique('uq_briefings_run_key', ['runKey'])
@Index('ix_briefings_period_unit', ['period', 'unit', 'kind'])
@Index('ix_briefings_status', ['status', 'createdAt'])
@Index('ix_briefings_meeting', ['meetingId'])
@ForeignKey(() => PeriodUnitEntity, ['period', 'unit'], ['period', 'code'], { name: 'fk_briefings_period_unit' })
@ForeignKey(() => MeetingEntity, ['meetingId'], ['id'], { name: 'fk_briefings_meeting' })
export class BriefingEntity {
  @KeyColumn('id', 36) id!: string;
  @TextColumn('run_key', 200) runKey!: string;
  @FixedTextColumn('period', 6) period!: string;
  @TextColumn('unit_code', 40) unit!: string;
  @TextColumn('kind', 20) kind!: BriefingKind;
  @TextColumn('status', 10) status!: BriefingStatus;
  @TextColumn('meeting_id', 36, { nullable: true }) meetingId!: string | null;
  @TextColumn('origin', 10) origin!: BriefingRecord['origin'];
  @CountColumn('issue_number') issueNumber!: number;
  @TextColumn('title', 300, { nullable: true }) title!: string | null;
  @CountColumn('data_version', { nullable: true }) dataVersion!: number | null;
  @CountColumn('revision', { default: 0 }) revision!: number;
  @CountColumn('drafted_revision', { default: 0 }) draftedRevision!: number;
  @CountColumn('attempts', { default: 0 }) attempts!: number;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('rendered_at', { nullable: true }) renderedAt!: string | null;
  @TextColumn('rendered_with', 200, { nullable: true }) renderedWith!: string | null;
  @Column({ name: 'failure', type: 'text', nullable: true }) failure!: string | null;
  @JsonColumn('document', { nullable: true }) document!: Briefing | null;
  @JsonColumn('review', { nullable: true }) review!: BriefingStep | null;
  @TextColumn('return_reason', 500, { nullable: true }) returnReason!: string | null;
  @JsonColumn('release_step', { nullable: true }) release!: BriefingStep | null;
  @TextColumn('verification_code', 20, { nullable: true }) verificationCode!: string | null;
  @TimeColumn('released_at', { nullable: true }) releasedAt!: string | null;
  @TextColumn('superseded_by', 36, { nullable: true }) supersededBy!: string | null;
  @JsonColumn('gate_report', { nullable: true }) gate!: GateReport | null;
  @TextColumn('lease_token', 36, { nullable: true }) leaseToken!: string | null;
  @TimeColumn('lease_until', { nullable: true }) leaseUntil!: string | null;
}
