/** A dated change of the tree: what was asked for, by whom, and what goes on as what. */
import { Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Succession, UnitChangeRequest } from '#domain/unit/unit-change.js';
import { JsonColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('unit_changes')
@Unique('uq_unit_changes_id', ['id'])
@Index('ix_unit_changes_at', ['at'])
export class UnitChangeEntity {
  @PrimaryGeneratedColumn({ name: 'seq', type: 'bigint', unsigned: true }) seq!: string;
  @TextColumn('id', 36) id!: string;
  @JsonColumn('request') request!: UnitChangeRequest;
  @JsonColumn('successions') successions!: Succession[];
  @TextColumn('by_id', 36) byId!: string;
  @TextColumn('by_name', 100) byName!: string;
  @TimeColumn('at') at!: string;
}
