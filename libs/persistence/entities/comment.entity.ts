/** One comment of a thread on a return or on one of its cells. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { CountColumn, FixedTextColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { PeriodUnitEntity } from './period-unit.entity.js';

@Entity('comments')
@Index('ix_comments_return', ['period', 'unit', 'createdAt'])
@Index('ix_comments_thread', ['thread'])
@ForeignKey(() => PeriodUnitEntity, ['period', 'unit'], ['period', 'code'], { name: 'fk_comments_period_unit' })
@ForeignKey(() => CommentEntity, ['thread'], ['id'], { name: 'fk_comments_thread' })
export class CommentEntity {
  @KeyColumn('id', 36) id!: string;
  @FixedTextColumn('period', 6) period!: string;
  @TextColumn('unit_code', 40) unit!: string;
  @TextColumn('element', 40, { nullable: true }) element!: string | null;
  @CountColumn('version') version!: number;
  @TextColumn('thread', 36, { nullable: true }) thread!: string | null;
  @TextColumn('author_id', 36) authorId!: string;
  @TextColumn('author_name', 100) authorName!: string;
  @TextColumn('comment_text', 4000) text!: string;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('resolved_at', { nullable: true }) resolvedAt!: string | null;
  @TextColumn('resolved_by', 100, { nullable: true }) resolvedBy!: string | null;
}
