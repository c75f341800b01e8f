/** A job to be rung for, written in the transaction that needs it. */
import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { CountColumn, FixedTextColumn, JsonColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('outbox')
@Index('ix_outbox_rung_at', ['rungAt'])
@Index('ix_outbox_subject', ['subject'])
export class OutboxEntity {
  @PrimaryGeneratedColumn({ name: 'id', type: 'bigint', unsigned: true }) id!: string;
  @TextColumn('job', 40) job!: string;
  @JsonColumn('payload') payload!: Record<string, unknown>;
  /** Hash of job and payload. */
  @FixedTextColumn('subject', 32) subject!: string;
  @CountColumn('attempt', { default: 0 }) attempt!: number;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('rung_at', { nullable: true }) rungAt!: string | null;
}
