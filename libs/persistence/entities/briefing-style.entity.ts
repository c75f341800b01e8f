/** How the briefings of a unit and of everything below look and read. */
import { Entity, ForeignKey } from 'typeorm';
import type { BriefingStyle } from '#domain/briefing/style.js';
import { CountColumn, JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { UnitEntity } from './unit.entity.js';

@Entity('briefing_styles')
@ForeignKey(() => UnitEntity, ['unit'], ['code'], { name: 'fk_briefing_styles_unit' })
export class BriefingStyleEntity {
  @KeyColumn('unit_code', 40) unit!: string;
  @JsonColumn('style') style!: BriefingStyle;
  @CountColumn('revision') revision!: number;
  @TextColumn('saved_by', 100) savedBy!: string;
  @TimeColumn('saved_at') savedAt!: string;
}
