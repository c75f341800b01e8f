/** Returns know their level of review, versions where they come from and who submitted them, uploads what they are for; returns are talked about. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from './add-columns.js';
import { fillSubmissions } from './fill-submissions.js';
import { TABLE_OPTIONS } from './table-options.js';

export class TraceReturns1795219200006 implements MigrationInterface {
  readonly name = 'TraceReturns1795219200006';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'returns', {
      review_level: 'smallint unsigned NOT NULL DEFAULT 0',
      reviewed_version: 'int unsigned NULL',
    });
    await runner.query('UPDATE returns SET reviewed_version = accepted_version WHERE reviewed_version IS NULL');

    await addColumns(runner, 'return_versions', {
      origin: "varchar(10) NOT NULL DEFAULT 'upload'",
      on_behalf: 'tinyint(1) NOT NULL DEFAULT 0',
      submitted_at: 'datetime(3) NULL',
      submitted_by: 'varchar(36) NULL',
    });
    await fillSubmissions(runner);

    await addColumns(runner, 'uploads', {
      purpose: "varchar(10) NOT NULL DEFAULT 'returns'",
      take: "varchar(5) NOT NULL DEFAULT 'valid'",
      reason: 'varchar(1000) NULL',
      // Long texts can have no default: filled below, and only then required.
      options: 'longtext NULL',
      finding_count: 'int unsigned NOT NULL DEFAULT 0',
    });
    await runner.query(`UPDATE uploads SET finding_count = JSON_LENGTH(findings), options = '{}' WHERE options IS NULL`);
    await runner.query('ALTER TABLE uploads MODIFY COLUMN options longtext NOT NULL');

    await runner.query(`CREATE TABLE IF NOT EXISTS comments (
      id varchar(36) NOT NULL,
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      element varchar(40) NULL,
      version int unsigned NOT NULL,
      thread varchar(36) NULL,
      author_id varchar(36) NOT NULL,
      author_name varchar(100) NOT NULL,
      comment_text varchar(4000) NOT NULL,
      created_at datetime(3) NOT NULL,
      resolved_at datetime(3) NULL,
      resolved_by varchar(100) NULL,
      PRIMARY KEY (id),
      KEY ix_comments_return (period, unit_code, created_at),
      KEY ix_comments_thread (thread),
      CONSTRAINT fk_comments_period_unit FOREIGN KEY (period, unit_code) REFERENCES period_units (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_comments_thread FOREIGN KEY (thread) REFERENCES comments (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE comments');
    await dropColumns(runner, 'uploads', ['purpose', 'take', 'reason', 'options', 'finding_count']);
    await dropColumns(runner, 'return_versions', ['origin', 'on_behalf', 'submitted_at', 'submitted_by']);
    await dropColumns(runner, 'returns', ['review_level', 'reviewed_version']);
  }
}
