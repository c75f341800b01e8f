/** One comment of a thread on a paragraph of a briefing. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { BriefingEntity } from './briefing.entity.js';
import { KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('briefing_comments')
@Index('ix_briefing_comments_briefing', ['briefingId', 'createdAt'])
@Index('ix_briefing_comments_thread', ['thread'])
@ForeignKey(() => BriefingEntity, ['briefingId'], ['id'], { name: 'fk_briefing_comments_briefing' })
@ForeignKey(() => BriefingCommentEntity, ['thread'], ['id'], { name: 'fk_briefing_comments_thread' })
export class BriefingCommentEntity {
  @KeyColumn('id', 36) id!: string;
  @TextColumn('briefing_id', 36) briefingId!: string;
  @TextColumn('node', 200) node!: string;
  @TextColumn('thread', 36, { nullable: true }) thread!: string | null;
  @TextColumn('author_id', 36) authorId!: string;
  @TextColumn('author_name', 100) authorName!: string;
  @TextColumn('comment_text', 1000) text!: string;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('resolved_at', { nullable: true }) resolvedAt!: string | null;
  @TextColumn('resolved_by', 100, { nullable: true }) resolvedBy!: string | null;
}
