/** Tables of what the office brings in: planned imports, saved column mappings, catalogue versions of its own. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TABLE_OPTIONS } from './table-options.js';

export class CreateImports1795219200007 implements MigrationInterface {
  readonly name = 'CreateImports1795219200007';

  async up(runner: QueryRunner): Promise<void> {
    // content is gzipped JSON: a table of thousands of rows would not pass as one statement otherwise.
    await runner.query(`CREATE TABLE IF NOT EXISTS imports (
      upload_id varchar(36) NOT NULL,
      purpose varchar(10) NOT NULL,
      options longtext NOT NULL,
      plan longtext NOT NULL,
      content longblob NOT NULL,
      applied_at datetime(3) NULL,
      applied_by varchar(36) NULL,
      PRIMARY KEY (upload_id),
      CONSTRAINT fk_imports_upload FOREIGN KEY (upload_id) REFERENCES uploads (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS column_mappings (
      name varchar(100) NOT NULL,
      column_map longtext NOT NULL,
      head_row int unsigned NOT NULL,
      sheet varchar(100) NULL,
      PRIMARY KEY (name)
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS catalogue_versions (
      version varchar(40) NOT NULL,
      effective_from varchar(20) NOT NULL,
      files longtext NOT NULL,
      created_by varchar(36) NOT NULL,
      created_at datetime(3) NOT NULL,
      PRIMARY KEY (version)
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['catalogue_versions', 'column_mappings', 'imports']) await runner.query(`DROP TABLE ${table}`);
  }
}
