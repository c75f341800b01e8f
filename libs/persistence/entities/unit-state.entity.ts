/** What a unit is from one day on, until its next state begins. */
import { Entity, ForeignKey, Index } from 'typeorm';
import type { ReviewLevels, Sector, UnitType } from '#domain/unit/unit.js';
import { DayColumn, DayKeyColumn, KeyColumn, SmallCountColumn, TextColumn } from './columns.js';
import { UnitEntity } from './unit.entity.js';

@Entity('unit_states')
@Index('ix_unit_states_parent', ['parent'])
@ForeignKey(() => UnitEntity, ['code'], ['code'], { name: 'fk_unit_states_unit' })
@ForeignKey(() => UnitEntity, ['parent'], ['code'], { name: 'fk_unit_states_parent' })
export class UnitStateEntity {
  @KeyColumn('unit_code', 40) code!: string;
  @DayKeyColumn('from_day') fromDay!: string;
  @TextColumn('name', 200) name!: string;
  @TextColumn('short_name', 100) shortName!: string;
  @TextColumn('type', 20) type!: UnitType;
  @TextColumn('sector', 20) sector!: Sector;
  @TextColumn('parent_code', 40, { nullable: true }) parent!: string | null;
  @TextColumn('path', 500) path!: string;
  /** The life of the unit, whatever states it went through. */
  @DayColumn('valid_from') validFrom!: string;
  @DayColumn('valid_to', { nullable: true }) validTo!: string | null;
  @SmallCountColumn('review_levels', { default: 1 }) reviewLevels!: ReviewLevels;
}
