/** A signed-in session, known by the hash of its id only. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { KeyColumn, TextColumn, TimeColumn } from './columns.js';
import { UserEntity } from './user.entity.js';

@Entity('sessions')
@Index('ix_sessions_user', ['userId'])
@Index('ix_sessions_expires', ['expiresAt'])
@ForeignKey(() => UserEntity, ['userId'], ['id'], { name: 'fk_sessions_user', onDelete: 'CASCADE' })
export class SessionEntity {
  @KeyColumn('token_hash', 64, 'char') tokenHash!: string;
  @TextColumn('user_id', 36) userId!: string;
  @TimeColumn('created_at') createdAt!: string;
  @TimeColumn('last_seen_at') lastSeenAt!: string;
  @TimeColumn('expires_at') expiresAt!: string;
  @TextColumn('address', 64, { nullable: true }) address!: string | null;
}
