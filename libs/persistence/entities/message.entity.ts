/** What a person was told. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Text } from '#domain/errors.js';
import type { MessageKind } from '#domain/message/message.js';
import { FixedTextColumn, FlagColumn, JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { UserEntity } from './user.entity.js';

@Entity('messages')
@Unique('uq_messages_key', ['key'])
@Index('ix_messages_user', ['userId', 'createdAt'])
@Index('ix_messages_unread', ['userId', 'readAt'])
@Index('ix_messages_period', ['period', 'createdAt'])
@Index('ix_messages_briefing', ['briefingId'])
@ForeignKey(() => UserEntity, ['userId'], ['id'], { name: 'fk_messages_user', onDelete: 'CASCADE' })
export class MessageEntity {
  @KeyColumn('id', 36) id!: string;
  @TextColumn('message_key', 200) key!: string;
  @TextColumn('kind', 20) kind!: MessageKind;
  @TextColumn('user_id', 36, { nullable: true }) userId!: string | null;
  @FixedTextColumn('period', 6, { nullable: true }) period!: string | null;
  @TextColumn('unit_code', 40, { nullable: true }) unit!: string | null;
  @JsonColumn('subject') subject!: Text;
  @JsonColumn('body') body!: Text;
  @TextColumn('link', 500, { nullable: true }) link!: string | null;
  @TextColumn('briefing_id', 36, { nullable: true }) briefingId!: string | null;
  @FlagColumn('sends_file', { default: false }) sendsFile!: boolean;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('read_at', { nullable: true }) readAt!: string | null;
}
