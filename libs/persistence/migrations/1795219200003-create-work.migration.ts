/** Tables of meetings and briefings, of the outbox and remembered answers, and of the audit log. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TABLE_OPTIONS } from './table-options.js';

export class CreateWork1795219200003 implements MigrationInterface {
  readonly name = 'CreateWork1795219200003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS meetings (
      id varchar(36) NOT NULL,
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      title varchar(200) NOT NULL,
      meets_on date NOT NULL,
      draft_days_before int unsigned NOT NULL,
      PRIMARY KEY (id),
      KEY ix_meetings_meets_on (meets_on),
      KEY ix_meetings_period_unit (period, unit_code),
      CONSTRAINT fk_meetings_period_unit FOREIGN KEY (period, unit_code) REFERENCES period_units (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS briefings (
      id varchar(36) NOT NULL,
      run_key varchar(200) NOT NULL,
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      kind varchar(20) NOT NULL,
      status varchar(10) NOT NULL,
      meeting_id varchar(36) NULL,
      origin varchar(10) NOT NULL,
      issue_number int unsigned NOT NULL,
      data_version int unsigned NULL,
      created_at datetime(3) NOT NULL,
      rendered_at datetime(3) NULL,
      rendered_with varchar(200) NULL,
      failure text NULL,
      document longtext NULL,
      lease_token varchar(36) NULL,
      lease_until datetime(3) NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_briefings_run_key (run_key),
      KEY ix_briefings_period_unit (period, unit_code, kind),
      KEY ix_briefings_status (status, created_at),
      KEY ix_briefings_meeting (meeting_id),
      CONSTRAINT fk_briefings_period_unit FOREIGN KEY (period, unit_code) REFERENCES period_units (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_briefings_meeting FOREIGN KEY (meeting_id) REFERENCES meetings (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS briefing_files (
      briefing_id varchar(36) NOT NULL,
      format varchar(10) NOT NULL,
      sha256 char(64) NOT NULL,
      size bigint unsigned NOT NULL,
      pages int unsigned NOT NULL,
      PRIMARY KEY (briefing_id, format),
      CONSTRAINT fk_briefing_files_briefing FOREIGN KEY (briefing_id) REFERENCES briefings (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    // subject is the hash of job and payload: what the sweep asks "has this been rung lately" by.
    await runner.query(`CREATE TABLE IF NOT EXISTS outbox (
      id bigint unsigned NOT NULL AUTO_INCREMENT,
      job varchar(40) NOT NULL,
      payload longtext NOT NULL,
      subject char(32) NOT NULL,
      attempt int unsigned NOT NULL DEFAULT 0,
      created_at datetime(3) NOT NULL,
      rung_at datetime(3) NULL,
      PRIMARY KEY (id),
      KEY ix_outbox_rung_at (rung_at),
      KEY ix_outbox_subject (subject)
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS idempotency_keys (
      user_id varchar(36) NOT NULL,
      idempotency_key varchar(200) NOT NULL,
      request_hash varchar(64) NOT NULL,
      status smallint unsigned NULL,
      body longtext NULL,
      created_at datetime(3) NOT NULL,
      PRIMARY KEY (user_id, idempotency_key),
      KEY ix_idempotency_keys_created_at (created_at)
    ) ${TABLE_OPTIONS}`);

    // Both are only ever added to: an account that may INSERT and SELECT is enough for them.
    await runner.query(`CREATE TABLE IF NOT EXISTS audit_entries (
      id bigint unsigned NOT NULL AUTO_INCREMENT,
      at datetime(3) NOT NULL,
      actor_id varchar(36) NOT NULL,
      actor_name varchar(64) NOT NULL,
      address varchar(64) NULL,
      action varchar(60) NOT NULL,
      object varchar(300) NOT NULL,
      outcome varchar(10) NOT NULL,
      detail longtext NOT NULL,
      PRIMARY KEY (id)
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS audit_seals (
      seq bigint unsigned NOT NULL,
      entry_id bigint unsigned NOT NULL,
      hash char(64) NOT NULL,
      PRIMARY KEY (seq),
      UNIQUE KEY uq_audit_seals_entry (entry_id),
      CONSTRAINT fk_audit_seals_entry FOREIGN KEY (entry_id) REFERENCES audit_entries (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['audit_seals', 'audit_entries', 'idempotency_keys', 'outbox', 'briefing_files', 'briefings', 'meetings'];
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
