/** Tables of what is said of figures, and of views kept by name. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TABLE_OPTIONS } from './table-options.js';

export class KeepTalkAndViews1795219200010 implements MigrationInterface {
  readonly name = 'KeepTalkAndViews1795219200010';

  async up(runner: QueryRunner): Promise<void> {
    // Of the unit, not of its place in the quarter's tree: what is said of a figure must not keep a unit in a tree it has left.
    await runner.query(`CREATE TABLE IF NOT EXISTS figure_comments (
      id varchar(36) NOT NULL,
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      code varchar(40) NOT NULL,
      thread varchar(36) NULL,
      author_id varchar(36) NOT NULL,
      author_name varchar(100) NOT NULL,
      comment_text varchar(1000) NOT NULL,
      created_at datetime(3) NOT NULL,
      resolved_at datetime(3) NULL,
      resolved_by varchar(100) NULL,
      PRIMARY KEY (id),
      KEY ix_figure_comments_figure (period, unit_code, created_at),
      KEY ix_figure_comments_unit (unit_code),
      KEY ix_figure_comments_thread (thread),
      CONSTRAINT fk_figure_comments_period FOREIGN KEY (period) REFERENCES periods (period) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_figure_comments_unit FOREIGN KEY (unit_code) REFERENCES units (code) ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT fk_figure_comments_thread FOREIGN KEY (thread) REFERENCES figure_comments (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS saved_views (
      id varchar(36) NOT NULL,
      user_id varchar(36) NOT NULL,
      name varchar(100) NOT NULL,
      address varchar(1000) NOT NULL,
      shared tinyint(1) NOT NULL,
      saved_at datetime(3) NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_saved_views_name (user_id, name),
      KEY ix_saved_views_shared (shared),
      CONSTRAINT fk_saved_views_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['saved_views', 'figure_comments']) await runner.query(`DROP TABLE ${table}`);
  }
}
