/** A unit as it stood in one period. */
import { Entity, ForeignKey, Index } from 'typeorm';
import type { ReviewLevels, Sector, UnitType } from '#domain/unit/unit.js';
import { FlagColumn, KeyColumn, SmallCountColumn, TextColumn } from './columns.js';
import { PeriodEntity } from './period.entity.js';
import { UnitEntity } from './unit.entity.js';

@Entity('period_units')
@Index('ix_period_units_path', ['period', 'path'])
@Index('ix_period_units_parent', ['period', 'parent'])
@Index('ix_period_units_unit', ['code'])
@ForeignKey(() => PeriodEntity, ['period'], ['period'], { name: 'fk_period_units_period' })
@ForeignKey(() => UnitEntity, ['code'], ['code'], { name: 'fk_period_units_unit' })
export class PeriodUnitEntity {
  @KeyColumn('period', 6, 'char') period!: string;
  @KeyColumn('unit_code', 40) code!: string;
  @TextColumn('name', 200) name!: string;
  @TextColumn('short_name', 100) shortName!: string;
  @TextColumn('type', 20) type!: UnitType;
  @TextColumn('sector', 20) sector!: Sector;
  @TextColumn('parent_code', 40, { nullable: true }) parent!: string | null;
  @TextColumn('path', 500) path!: string;
  @FlagColumn('expected') expected!: boolean;
  @SmallCountColumn('review_levels', { default: 1 }) reviewLevels!: ReviewLevels;
}
