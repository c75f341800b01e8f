/** A view somebody kept by name. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { FlagColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { UserEntity } from './user.entity.js';

@Entity('saved_views')
@Unique('uq_saved_views_name', ['userId', 'name'])
@Index('ix_saved_views_shared', ['shared'])
@ForeignKey(() => UserEntity, ['userId'], ['id'], { name: 'fk_saved_views_user', onDelete: 'CASCADE' })
export class SavedViewEntity {
  @KeyColumn('id', 36) id!: string;
  @TextColumn('user_id', 36) userId!: string;
  @TextColumn('name', 100) name!: string;
  @TextColumn('address', 1000) address!: string;
  @FlagColumn('shared') shared!: boolean;
  @TimeColumn('saved_at') savedAt!: string;
}
