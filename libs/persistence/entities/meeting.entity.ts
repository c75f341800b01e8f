/** A review meeting. */
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import type { MeetingKind } from '#domain/meeting/meeting.js';
import { CountColumn, DayColumn, FixedTextColumn, KeyColumn, TextColumn } from './columns.js';
import { PeriodUnitEntity } from './period-unit.entity.js';

@Entity('meetings')
@Index('ix_meetings_meets_on', ['meetsOn'])
@Index('ix_meetings_period_unit', ['period', 'unit'])
@ForeignKey(() => PeriodUnitEntity, ['period', 'unit'], ['period', 'code'], { name: 'fk_meetings_period_unit' })
export class MeetingEntity {
  @KeyColumn('id', 36) id!: string;
  @FixedTextColumn('period', 6) period!: string;
  @TextColumn('unit_code', 40) unit!: string;
  @TextColumn('kind', 20, { default: 'quarterly' }) kind!: MeetingKind;
  @TextColumn('title', 200) title!: string;
  @DayColumn('meets_on') meetsOn!: string;
  @TextColumn('place', 100, { default: '' }) place!: string;
  @CountColumn('draft_days_before') draftDaysBefore!: number;
  @Column({ name: 'draft_share', type: 'double', nullable: true }) draftShare!: number | null;
}
