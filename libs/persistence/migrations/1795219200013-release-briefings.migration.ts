/** Briefings are edited, talked about, reviewed, checked, released and frozen; offices have a style of their own. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from './add-columns.js';
import { TABLE_OPTIONS } from './table-options.js';

const COLUMNS = {
  title: 'varchar(300) NULL',
  revision: 'int unsigned NOT NULL DEFAULT 0',
  drafted_revision: 'int unsigned NOT NULL DEFAULT 0',
  review: 'longtext NULL',
  return_reason: 'varchar(500) NULL',
  release_step: 'longtext NULL',
  verification_code: 'varchar(20) NULL',
  released_at: 'datetime(3) NULL',
  superseded_by: 'varchar(36) NULL',
  gate_report: 'longtext NULL',
};
const OF_BRIEFING = 'REFERENCES briefings (id) ON DELETE NO ACTION ON UPDATE NO ACTION';

export class ReleaseBriefings1795219200013 implements MigrationInterface {
  readonly name = 'ReleaseBriefings1795219200013';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'briefings', COLUMNS);
    await runner.query(`CREATE TABLE IF NOT EXISTS briefing_edits (
      id varchar(36) NOT NULL,
      briefing_id varchar(36) NOT NULL,
      node varchar(200) NOT NULL,
      kind varchar(10) NOT NULL,
      after_node varchar(200) NULL,
      sentence longtext NULL,
      base longtext NULL,
      revision int unsigned NOT NULL,
      place smallint unsigned NOT NULL,
      editor_id varchar(36) NOT NULL,
      editor_name varchar(100) NOT NULL,
      edited_at datetime(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_briefing_edits_place (briefing_id, revision, place),
      CONSTRAINT fk_briefing_edits_briefing FOREIGN KEY (briefing_id) ${OF_BRIEFING}
    ) ${TABLE_OPTIONS}`);
    await runner.query(`CREATE TABLE IF NOT EXISTS briefing_comments (
      id varchar(36) NOT NULL,
      briefing_id varchar(36) NOT NULL,
      node varchar(200) NOT NULL,
      thread varchar(36) NULL,
      author_id varchar(36) NOT NULL,
      author_name varchar(100) NOT NULL,
      comment_text varchar(1000) NOT NULL,
      created_at datetime(3) NOT NULL,
      resolved_at datetime(3) NULL,
      resolved_by varchar(100) NULL,
      PRIMARY KEY (id),
      KEY ix_briefing_comments_briefing (briefing_id, created_at),
      KEY ix_briefing_comments_thread (thread),
      CONSTRAINT fk_briefing_comments_briefing FOREIGN KEY (briefing_id) ${OF_BRIEFING},
      CONSTRAINT fk_briefing_comments_thread FOREIGN KEY (thread) REFERENCES briefing_comments (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
    await runner.query(`CREATE TABLE IF NOT EXISTS briefing_releases (
      briefing_id varchar(36) NOT NULL,
      verification_code varchar(20) NOT NULL,
      released_by varchar(36) NOT NULL,
      released_by_name varchar(100) NOT NULL,
      released_at datetime(3) NOT NULL,
      data_version int unsigned NOT NULL,
      revision int unsigned NOT NULL,
      rendered_with varchar(500) NOT NULL,
      figures longtext NOT NULL,
      versions longtext NOT NULL,
      document longtext NOT NULL,
      PRIMARY KEY (briefing_id),
      UNIQUE KEY uq_briefing_releases_code (verification_code),
      CONSTRAINT fk_briefing_releases_briefing FOREIGN KEY (briefing_id) ${OF_BRIEFING}
    ) ${TABLE_OPTIONS}`);
    await runner.query(`CREATE TABLE IF NOT EXISTS briefing_styles (
      unit_code varchar(40) NOT NULL,
      style longtext NOT NULL,
      revision int unsigned NOT NULL,
      saved_by varchar(100) NOT NULL,
      saved_at datetime(3) NOT NULL,
      PRIMARY KEY (unit_code),
      CONSTRAINT fk_briefing_styles_unit FOREIGN KEY (unit_code) REFERENCES units (code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
    // Drafts made before have nodes without names, which nobody can edit: they are drafted anew.
    await runner.query("UPDATE briefings SET status = 'queued', attempts = 0 WHERE status = 'draft' AND revision = 0");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['briefing_styles', 'briefing_releases', 'briefing_comments', 'briefing_edits'])
      await runner.query(`DROP TABLE ${table}`);
    await dropColumns(runner, 'briefings', Object.keys(COLUMNS));
  }
}
