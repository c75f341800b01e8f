/** One message over one channel, and how far it has come. */
import { Entity, ForeignKey, Index } from 'typeorm';
import type { ChannelName, DeliveryStatus } from '#domain/message/message.js';
import { CountColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { MessageEntity } from './message.entity.js';

@Entity('message_deliveries')
@Index('ix_message_deliveries_message', ['messageId'])
@Index('ix_message_deliveries_status', ['status', 'createdAt'])
@ForeignKey(() => MessageEntity, ['messageId'], ['id'], { name: 'fk_message_deliveries_message', onDelete: 'CASCADE' })
export class MessageDeliveryEntity {
  @KeyColumn('id', 36) id!: string;
  @TextColumn('message_id', 36) messageId!: string;
  @TextColumn('channel', 10) channel!: ChannelName;
  @TextColumn('address', 300) address!: string;
  @TextColumn('status', 10) status!: DeliveryStatus;
  @CountColumn('attempts', { default: 0 }) attempts!: number;
  @TextColumn('outcome', 1000, { nullable: true }) outcome!: string | null;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('sent_at', { nullable: true }) sentAt!: string | null;
  @TextColumn('lease_token', 36, { nullable: true }) leaseToken!: string | null;
  @TimeColumn('lease_until', { nullable: true }) leaseUntil!: string | null;
}
