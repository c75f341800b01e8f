/** What a meeting is prepared and held with: its kind, place and share of returns, its book in every revision, and what it requires of whom. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from './add-columns.js';
import { TABLE_OPTIONS } from './table-options.js';

const COLUMNS = {
  kind: "varchar(20) NOT NULL DEFAULT 'quarterly'",
  place: "varchar(100) NOT NULL DEFAULT ''",
  draft_share: 'double NULL',
};

export class KeepMeetings1795219200012 implements MigrationInterface {
  readonly name = 'KeepMeetings1795219200012';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'meetings', COLUMNS);
    await runner.query(`CREATE TABLE IF NOT EXISTS meeting_books (
      meeting_id varchar(36) NOT NULL,
      revision int unsigned NOT NULL,
      content longtext NOT NULL,
      saved_by varchar(100) NOT NULL,
      saved_at datetime(3) NOT NULL,
      PRIMARY KEY (meeting_id, revision),
      CONSTRAINT fk_meeting_books_meeting FOREIGN KEY (meeting_id) REFERENCES meetings (id) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
    await runner.query(`CREATE TABLE IF NOT EXISTS requirements (
      id varchar(36) NOT NULL,
      meeting_id varchar(36) NOT NULL,
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      requirement_text varchar(1000) NOT NULL,
      due_on date NOT NULL,
      state varchar(10) NOT NULL,
      created_at datetime(3) NOT NULL,
      progress varchar(1000) NOT NULL,
      reported_at datetime(3) NULL,
      reported_by varchar(36) NULL,
      closed_at datetime(3) NULL,
      closed_by varchar(36) NULL,
      revision int unsigned NOT NULL,
      PRIMARY KEY (id),
      KEY ix_requirements_meeting (meeting_id),
      KEY ix_requirements_unit (unit_code),
      KEY ix_requirements_state (state, due_on),
      CONSTRAINT fk_requirements_meeting FOREIGN KEY (meeting_id) REFERENCES meetings (id) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_requirements_unit FOREIGN KEY (unit_code) REFERENCES units (code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['requirements', 'meeting_books']) await runner.query(`DROP TABLE ${table}`);
    await dropColumns(runner, 'meetings', Object.keys(COLUMNS));
  }
}
