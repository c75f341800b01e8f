/** One comment of a thread on a figure. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { FixedTextColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { PeriodEntity } from './period.entity.js';
import { UnitEntity } from './unit.entity.js';

@Entity('figure_comments')
@Index('ix_figure_comments_figure', ['period', 'unit', 'createdAt'])
@Index('ix_figure_comments_unit', ['unit'])
@Index('ix_figure_comments_thread', ['thread'])
@ForeignKey(() => PeriodEntity, ['period'], ['period'], { name: 'fk_figure_comments_period' })
@ForeignKey(() => UnitEntity, ['unit'], ['code'], { name: 'fk_figure_comments_unit', onDelete: 'CASCADE' })
@ForeignKey(() => FigureCommentEntity, ['thread'], ['id'], { name: 'fk_figure_comments_thread', onDelete: 'CASCADE' })
export class FigureCommentEntity {
  @KeyColumn('id', 36) id!: string;
  @FixedTextColumn('period', 6) period!: string;
  @TextColumn('unit_code', 40) unit!: string;
  @TextColumn('code', 40) code!: string;
  @TextColumn('thread', 36, { nullable: true }) thread!: string | null;
  @TextColumn('author_id', 36) authorId!: string;
  @TextColumn('author_name', 100) authorName!: string;
  @TextColumn('comment_text', 1000) text!: string;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('resolved_at', { nullable: true }) resolvedAt!: string | null;
  @TextColumn('resolved_by', 100, { nullable: true }) resolvedBy!: string | null;
}
