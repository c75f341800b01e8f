/** Accounts can be called and written to, begin with a one-use code and wait for confirmation; tables of messages and their deliveries. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from './add-columns.js';
import { TABLE_OPTIONS } from './table-options.js';

export class ReachPeople1795219200008 implements MigrationInterface {
  readonly name = 'ReachPeople1795219200008';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'users', {
      phone: 'varchar(40) NULL',
      email: 'varchar(254) NULL',
      first_code_hash: 'varchar(255) NULL',
      first_code_expires_at: 'datetime(3) NULL',
      pending: 'tinyint(1) NOT NULL DEFAULT 0',
      last_sign_in_at: 'datetime(3) NULL',
    });

    await runner.query(`CREATE TABLE IF NOT EXISTS messages (
      id varchar(36) NOT NULL,
      message_key varchar(200) NOT NULL,
      kind varchar(20) NOT NULL,
      user_id varchar(36) NOT NULL,
      period char(6) NULL,
      unit_code varchar(40) NULL,
      subject longtext NOT NULL,
      body longtext NOT NULL,
      link varchar(500) NULL,
      created_at datetime(3) NOT NULL,
      read_at datetime(3) NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_messages_key (message_key),
      KEY ix_messages_user (user_id, created_at),
      KEY ix_messages_unread (user_id, read_at),
      KEY ix_messages_period (period, created_at),
      CONSTRAINT fk_messages_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS message_deliveries (
      id varchar(36) NOT NULL,
      message_id varchar(36) NOT NULL,
      channel varchar(10) NOT NULL,
      address varchar(300) NOT NULL,
      status varchar(10) NOT NULL,
      attempts int unsigned NOT NULL DEFAULT 0,
      outcome varchar(1000) NULL,
      created_at datetime(3) NOT NULL,
      sent_at datetime(3) NULL,
      lease_token varchar(36) NULL,
      lease_until datetime(3) NULL,
      PRIMARY KEY (id),
      KEY ix_message_deliveries_message (message_id),
      KEY ix_message_deliveries_status (status, created_at),
      CONSTRAINT fk_message_deliveries_message FOREIGN KEY (message_id) REFERENCES messages (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS notification_settings (
      user_id varchar(36) NOT NULL,
      email tinyint(1) NOT NULL,
      webhook longtext NULL,
      muted longtext NOT NULL,
      PRIMARY KEY (user_id),
      CONSTRAINT fk_notification_settings_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['notification_settings', 'message_deliveries', 'messages']) await runner.query(`DROP TABLE ${table}`);
    await dropColumns(runner, 'users', ['phone', 'email', 'first_code_hash', 'first_code_expires_at', 'pending', 'last_sign_in_at']);
  }
}
