/** Tables of the unit tree, of accounts and their sessions. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TABLE_OPTIONS } from './table-options.js';

export class CreateAccounts1795219200000 implements MigrationInterface {
  readonly name = 'CreateAccounts1795219200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS units (
      code varchar(40) NOT NULL,
      name varchar(200) NOT NULL,
      short_name varchar(100) NOT NULL,
      type varchar(20) NOT NULL,
      sector varchar(20) NOT NULL,
      parent_code varchar(40) NULL,
      path varchar(500) NOT NULL,
      valid_from date NOT NULL,
      valid_to date NULL,
      PRIMARY KEY (code),
      KEY ix_units_parent (parent_code),
      KEY ix_units_path (path),
      CONSTRAINT fk_units_parent FOREIGN KEY (parent_code) REFERENCES units (code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS users (
      id varchar(36) NOT NULL,
      username varchar(64) NOT NULL,
      username_key varchar(64) NOT NULL,
      display_name varchar(100) NOT NULL,
      password_hash varchar(255) NOT NULL,
      disabled tinyint(1) NOT NULL,
      failed_sign_ins int unsigned NOT NULL DEFAULT 0,
      locked_until datetime(3) NULL,
      sample tinyint(1) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_users_username (username_key)
    ) ${TABLE_OPTIONS}`);

    // officer_user_id repeats user_id where the role is an officer's: its unique key is what keeps the three officers apart.
    await runner.query(`CREATE TABLE IF NOT EXISTS user_grants (
      id bigint unsigned NOT NULL AUTO_INCREMENT,
      user_id varchar(36) NOT NULL,
      role varchar(20) NOT NULL,
      unit_code varchar(40) NULL,
      officer_user_id varchar(36) NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_user_grants (user_id, role, unit_code),
      UNIQUE KEY uq_user_grants_officer (officer_user_id),
      KEY ix_user_grants_unit (unit_code),
      CONSTRAINT fk_user_grants_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT fk_user_grants_unit FOREIGN KEY (unit_code) REFERENCES units (code) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT ck_user_grants_officer CHECK (
        (role IN ('sysadmin', 'secadmin', 'auditor') AND officer_user_id IS NOT NULL AND officer_user_id = user_id)
        OR (role NOT IN ('sysadmin', 'secadmin', 'auditor') AND officer_user_id IS NULL AND unit_code IS NOT NULL)
      )
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS sessions (
      token_hash char(64) NOT NULL,
      user_id varchar(36) NOT NULL,
      created_at datetime(3) NOT NULL,
      last_seen_at datetime(3) NOT NULL,
      expires_at datetime(3) NOT NULL,
      address varchar(64) NULL,
      PRIMARY KEY (token_hash),
      KEY ix_sessions_user (user_id),
      KEY ix_sessions_expires (expires_at),
      CONSTRAINT fk_sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sessions', 'user_grants', 'users', 'units']) await runner.query(`DROP TABLE ${table}`);
  }
}
