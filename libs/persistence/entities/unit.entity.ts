/** A unit of today's tree. */
import { Entity, ForeignKey, Index } from 'typeorm';
import type { ReviewLevels, Sector, UnitType } from '#domain/unit/unit.js';
import { DayColumn, KeyColumn, SmallCountColumn, TextColumn } from './columns.js';

@Entity('units')
@Index('ix_units_parent', ['parent'])
@Index('ix_units_path', ['path'])
@ForeignKey(() => UnitEntity, ['parent'], ['code'], { name: 'fk_units_parent' })
export class UnitEntity {
  @KeyColumn('code', 40) code!: string;
  @TextColumn('name', 200) name!: string;
  @TextColumn('short_name', 100) shortName!: string;
  @TextColumn('type', 20) type!: UnitType;
  @TextColumn('sector', 20) sector!: Sector;
  @TextColumn('parent_code', 40, { nullable: true }) parent!: string | null;
  @TextColumn('path', 500) path!: string;
  @DayColumn('valid_from') validFrom!: string;
  @DayColumn('valid_to', { nullable: true }) validTo!: string | null;
  @SmallCountColumn('review_levels', { default: 1 }) reviewLevels!: ReviewLevels;
}
