/** A return: where it stands. */
import { Entity, ForeignKey, Index } from 'typeorm';
import type { ReturnStatus } from '#domain/return/return.js';
import { CountColumn, KeyColumn, SmallCountColumn, TextColumn, TimeColumn } from './columns.js';
import { PeriodUnitEntity } from './period-unit.entity.js';

@Entity('returns')
@Index('ix_returns_unit', ['unit', 'period'])
@ForeignKey(() => PeriodUnitEntity, ['period', 'unit'], ['period', 'code'], { name: 'fk_returns_period_unit' })
export class ReturnEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @KeyColumn('unit_code', 40) unit!: string;
  @TextColumn('status', 10) status!: ReturnStatus;
  @SmallCountColumn('review_level', { default: 0 }) reviewLevel!: number;
  @CountColumn('reviewed_version', { nullable: true }) reviewedVersion!: number | null;
  @CountColumn('version') version!: number;
  @CountColumn('accepted_version', { nullable: true }) acceptedVersion!: number | null;
  @TimeColumn('first_submitted_at', { nullable: true }) firstSubmittedAt!: string | null;
  @TimeColumn('submitted_at', { nullable: true }) submittedAt!: string | null;
  @TimeColumn('accepted_at', { nullable: true }) acceptedAt!: string | null;
  @CountColumn('returned_count') returnedCount!: number;
  @TextColumn('return_reason', 1000, { nullable: true }) returnReason!: string | null;
  @CountColumn('revision') revision!: number;
}
