/** A role of an account in a unit; the unique officer column keeps the three officers apart. */
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Role } from '#domain/access/actor.js';
import { TextColumn } from './columns.js';
import { UnitEntity } from './unit.entity.js';
import { UserEntity } from './user.entity.js';

@Entity('user_grants')
@Unique('uq_user_grants', ['userId', 'role', 'unit'])
@Unique('uq_user_grants_officer', ['officerUserId'])
@Index('ix_user_grants_unit', ['unit'])
@ForeignKey(() => UserEntity, ['userId'], ['id'], { name: 'fk_user_grants_user', onDelete: 'CASCADE' })
@ForeignKey(() => UnitEntity, ['unit'], ['code'], { name: 'fk_user_grants_unit' })
export class UserGrantEntity {
  @PrimaryGeneratedColumn({ name: 'id', type: 'bigint', unsigned: true }) id!: string;
  @TextColumn('user_id', 36) userId!: string;
  @TextColumn('role', 20) role!: Role;
  /** Null: the whole tree, for officers only. */
  @TextColumn('unit_code', 40, { nullable: true }) unit!: string | null;
  @TextColumn('officer_user_id', 36, { nullable: true }) officerUserId!: string | null;
}
