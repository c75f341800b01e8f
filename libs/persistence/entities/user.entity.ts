/** An account. */
import { Entity, Unique } from 'typeorm';
import { CountColumn, FlagColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('users')
@Unique('uq_users_username', ['usernameKey'])
export class UserEntity {
  @KeyColumn('id', 36) id!: string;
  @TextColumn('username', 64) username!: string;
  /** The username as it is compared: see usernameKey(). */
  @TextColumn('username_key', 64) usernameKey!: string;
  @TextColumn('display_name', 100) displayName!: string;
  @TextColumn('password_hash', 255) passwordHash!: string;
  @FlagColumn('disabled') disabled!: boolean;
  @CountColumn('failed_sign_ins', { default: 0 }) failedSignIns!: number;
  @TimeColumn('locked_until', { nullable: true }) lockedUntil!: string | null;
  @FlagColumn('sample') sample!: boolean;
  @TextColumn('phone', 40, { nullable: true }) phone!: string | null;
  @TextColumn('email', 254, { nullable: true }) email!: string | null;
  @TextColumn('first_code_hash', 255, { nullable: true }) firstCodeHash!: string | null;
  @TimeColumn('first_code_expires_at', { nullable: true }) firstCodeExpiresAt!: string | null;
  @FlagColumn('pending', { default: 0 }) pending!: boolean;
  @TimeColumn('last_sign_in_at', { nullable: true }) lastSignInAt!: string | null;
}
