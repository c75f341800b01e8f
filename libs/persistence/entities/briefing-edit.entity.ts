/** One change of one node of a briefing, by whom and when. */
import { Entity, ForeignKey, Unique } from 'typeorm';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import type { Sentence } from '#domain/briefing/sentence.js';
import { BriefingEntity } from './briefing.entity.js';
import { CountColumn, JsonColumn, KeyColumn, SmallCountColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('briefing_edits')
@Unique('uq_briefing_edits_place', ['briefingId', 'revision', 'place'])
@ForeignKey(() => BriefingEntity, ['briefingId'], ['id'], { name: 'fk_briefing_edits_briefing' })
export class BriefingEditEntity {
  @KeyColumn('id', 36) id!: string;
  @TextColumn('briefing_id', 36) briefingId!: string;
  @TextColumn('node', 200) node!: string;
  @TextColumn('kind', 10) kind!: BriefingEdit['kind'];
  @TextColumn('after_node', 200, { nullable: true }) after!: string | null;
  @JsonColumn('sentence', { nullable: true }) sentence!: Sentence | null;
  @JsonColumn('base', { nullable: true }) base!: Sentence | null;
  @CountColumn('revision') revision!: number;
  /** Within its revision. */
  @SmallCountColumn('place') place!: number;
  @TextColumn('editor_id', 36) editorId!: string;
  @TextColumn('editor_name', 100) editorName!: string;
  @TimeColumn('edited_at') editedAt!: string;
}
