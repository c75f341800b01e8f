/** The remembered answer to a request with an Idempotency-Key. */
import { Entity, Index } from 'typeorm';
import { JsonColumn, KeyColumn, SmallCountColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('idempotency_keys')
@Index('ix_idempotency_keys_created_at', ['createdAt'])
export class IdempotencyKeyEntity {
  @KeyColumn('user_id', 36) userId!: string;
  @KeyColumn('idempotency_key', 200) key!: string;
  @TextColumn('request_hash', 64) requestHash!: string;
  @SmallCountColumn('status', { nullable: true }) status!: number | null;
  @JsonColumn('body', { nullable: true }) body!: unknown;
  @TimeColumn('created_at') createdAt!: string;
}
