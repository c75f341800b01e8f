/** Tables of facts and rollups: derived from accepted returns, and rebuildable from them at any time. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TABLE_OPTIONS } from './table-options.js';

export class CreateFigures1795219200002 implements MigrationInterface {
  readonly name = 'CreateFigures1795219200002';

  // No key points at `periods` here: acceptances would hold that one row against the rollup.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS facts (
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      catalogue_version varchar(40) NOT NULL,
      version int unsigned NOT NULL,
      packed mediumblob NOT NULL,
      PRIMARY KEY (period, unit_code),
      CONSTRAINT fk_facts_return FOREIGN KEY (period, unit_code) REFERENCES returns (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS dirty_marks (
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      seq int unsigned NOT NULL,
      PRIMARY KEY (period, unit_code),
      CONSTRAINT fk_dirty_marks_period_unit FOREIGN KEY (period, unit_code) REFERENCES period_units (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS rollups (
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      sector varchar(20) NOT NULL,
      catalogue_version varchar(40) NOT NULL,
      packed mediumblob NOT NULL,
      reported_units int unsigned NOT NULL,
      expected_units int unsigned NOT NULL,
      filing_due int unsigned NOT NULL,
      filing_submitted int unsigned NOT NULL,
      filing_on_time int unsigned NOT NULL,
      filing_late int unsigned NOT NULL,
      filing_accepted_first_time int unsigned NOT NULL,
      filing_returned int unsigned NOT NULL,
      digest binary(16) NOT NULL,
      PRIMARY KEY (period, unit_code, sector),
      KEY ix_rollups_digest (period, digest),
      CONSTRAINT fk_rollups_period_unit FOREIGN KEY (period, unit_code) REFERENCES period_units (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS rollup_runs (
      period char(6) NOT NULL,
      computed_at datetime(3) NOT NULL,
      PRIMARY KEY (period)
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['rollup_runs', 'rollups', 'dirty_marks', 'facts']) await runner.query(`DROP TABLE ${table}`);
  }
}
