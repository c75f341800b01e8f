/** A file made of a briefing. */
import { Entity, ForeignKey } from 'typeorm';
import type { BriefingRecord } from '#domain/briefing/briefing.js';
import { BriefingEntity } from './briefing.entity.js';
import { CountColumn, FixedTextColumn, KeyColumn, SizeColumn } from './columns.js';

@Entity('briefing_files')
@ForeignKey(() => BriefingEntity, ['briefingId'], ['id'], { name: 'fk_briefing_files_briefing' })
export class BriefingFileEntity {
  @KeyColumn('briefing_id', 36) briefingId!: string;
  @KeyColumn('format', 10) format!: BriefingRecord['files'][number]['format'];
  @FixedTextColumn('sha256', 64) sha256!: string;
  @SizeColumn('size') size!: number;
  @CountColumn('pages') pages!: number;
}
