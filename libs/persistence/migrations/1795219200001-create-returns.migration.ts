/** Tables of periods with their frozen trees, of uploads, and of returns and their versions. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TABLE_OPTIONS } from './table-options.js';

export class CreateReturns1795219200001 implements MigrationInterface {
  readonly name = 'CreateReturns1795219200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS periods (
      period char(6) NOT NULL,
      state varchar(10) NOT NULL,
      opens_on date NOT NULL,
      due_on date NOT NULL,
      locks_on date NOT NULL,
      catalogue_version varchar(40) NOT NULL,
      data_version int unsigned NOT NULL DEFAULT 0,
      PRIMARY KEY (period)
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS period_units (
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      name varchar(200) NOT NULL,
      short_name varchar(100) NOT NULL,
      type varchar(20) NOT NULL,
      sector varchar(20) NOT NULL,
      parent_code varchar(40) NULL,
      path varchar(500) NOT NULL,
      expected tinyint(1) NOT NULL,
      PRIMARY KEY (period, unit_code),
      KEY ix_period_units_path (period, path),
      KEY ix_period_units_unit (unit_code),
      CONSTRAINT fk_period_units_period FOREIGN KEY (period) REFERENCES periods (period) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_period_units_unit FOREIGN KEY (unit_code) REFERENCES units (code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    // user_id has no foreign key: what the console sends in belongs to the system, which is no account.
    await runner.query(`CREATE TABLE IF NOT EXISTS uploads (
      id varchar(36) NOT NULL,
      sha256 char(64) NOT NULL,
      file_name varchar(255) NOT NULL,
      size bigint unsigned NOT NULL,
      user_id varchar(36) NOT NULL,
      status varchar(10) NOT NULL,
      progress smallint unsigned NOT NULL DEFAULT 0,
      findings longtext NOT NULL,
      stored_returns longtext NOT NULL,
      attempts int unsigned NOT NULL DEFAULT 0,
      created_at datetime(3) NOT NULL,
      finished_at datetime(3) NULL,
      lease_token varchar(36) NULL,
      lease_until datetime(3) NULL,
      PRIMARY KEY (id),
      KEY ix_uploads_user (user_id, created_at),
      KEY ix_uploads_status (status, created_at)
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS returns (
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      status varchar(10) NOT NULL,
      version int unsigned NOT NULL,
      accepted_version int unsigned NULL,
      first_submitted_at datetime(3) NULL,
      submitted_at datetime(3) NULL,
      accepted_at datetime(3) NULL,
      returned_count int unsigned NOT NULL,
      return_reason varchar(1000) NULL,
      revision int unsigned NOT NULL,
      PRIMARY KEY (period, unit_code),
      KEY ix_returns_unit (unit_code, period),
      CONSTRAINT fk_returns_period_unit FOREIGN KEY (period, unit_code) REFERENCES period_units (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS return_versions (
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      version int unsigned NOT NULL,
      catalogue_version varchar(40) NOT NULL,
      stored_values longtext NOT NULL,
      cells longtext NOT NULL,
      findings longtext NOT NULL,
      explanations longtext NOT NULL,
      upload_id varchar(36) NULL,
      created_by varchar(36) NOT NULL,
      created_at datetime(3) NOT NULL,
      reason varchar(1000) NULL,
      PRIMARY KEY (period, unit_code, version),
      KEY ix_return_versions_upload (upload_id),
      CONSTRAINT fk_return_versions_return FOREIGN KEY (period, unit_code) REFERENCES returns (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_return_versions_upload FOREIGN KEY (upload_id) REFERENCES uploads (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['return_versions', 'returns', 'uploads', 'period_units', 'periods']) await runner.query(`DROP TABLE ${table}`);
  }
}
