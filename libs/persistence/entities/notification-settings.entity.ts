/** Over which channels a person wants to be told of what. */
import { Entity, ForeignKey } from 'typeorm';
import type { MessageKind, NotificationSettings } from '#domain/message/message.js';
import { FlagColumn, JsonColumn, KeyColumn } from './columns.js';
import { UserEntity } from './user.entity.js';

@Entity('notification_settings')
@ForeignKey(() => UserEntity, ['userId'], ['id'], { name: 'fk_notification_settings_user', onDelete: 'CASCADE' })
export class NotificationSettingsEntity {
  @KeyColumn('user_id', 36) userId!: string;
  @FlagColumn('email') email!: boolean;
  @JsonColumn('webhook', { nullable: true }) webhook!: NotificationSettings['webhook'];
  @JsonColumn('muted') muted!: MessageKind[];
}
