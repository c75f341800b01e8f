/** Units get dated states and the acts behind them; periods get own days of single units, and the office its calendar. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from './add-columns.js';
import { TABLE_OPTIONS } from './table-options.js';

const ONE_LEVEL = 'smallint unsigned NOT NULL DEFAULT 1';

export class DateUnits1795219200005 implements MigrationInterface {
  readonly name = 'DateUnits1795219200005';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'units', { review_levels: ONE_LEVEL });
    await addColumns(runner, 'period_units', { review_levels: ONE_LEVEL });

    // from_day begins the state; valid_from and valid_to are the life of the unit.
    await runner.query(`CREATE TABLE IF NOT EXISTS unit_states (
      unit_code varchar(40) NOT NULL,
      from_day date NOT NULL,
      name varchar(200) NOT NULL,
      short_name varchar(100) NOT NULL,
      type varchar(20) NOT NULL,
      sector varchar(20) NOT NULL,
      parent_code varchar(40) NULL,
      path varchar(500) NOT NULL,
      valid_from date NOT NULL,
      valid_to date NULL,
      review_levels ${ONE_LEVEL},
      PRIMARY KEY (unit_code, from_day),
      KEY ix_unit_states_parent (parent_code),
      CONSTRAINT fk_unit_states_unit FOREIGN KEY (unit_code) REFERENCES units (code) ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT fk_unit_states_parent FOREIGN KEY (parent_code) REFERENCES units (code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);
    await runner.query(`INSERT INTO unit_states
        (unit_code, from_day, name, short_name, type, sector, parent_code, path, valid_from, valid_to, review_levels)
      SELECT u.code, u.valid_from, u.name, u.short_name, u.type, u.sector, u.parent_code, u.path, u.valid_from, u.valid_to, u.review_levels
      FROM units u LEFT JOIN unit_states s ON s.unit_code = u.code WHERE s.unit_code IS NULL`);

    await runner.query(`CREATE TABLE IF NOT EXISTS unit_changes (
      seq bigint unsigned NOT NULL AUTO_INCREMENT,
      id varchar(36) NOT NULL,
      request longtext NOT NULL,
      successions longtext NOT NULL,
      by_id varchar(36) NOT NULL,
      by_name varchar(100) NOT NULL,
      at datetime(3) NOT NULL,
      PRIMARY KEY (seq),
      UNIQUE KEY uq_unit_changes_id (id),
      KEY ix_unit_changes_at (at)
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS period_exceptions (
      period char(6) NOT NULL,
      unit_code varchar(40) NOT NULL,
      due_on date NOT NULL,
      locks_on date NOT NULL,
      reason varchar(1000) NOT NULL,
      granted_by varchar(36) NOT NULL,
      granted_at datetime(3) NOT NULL,
      PRIMARY KEY (period, unit_code),
      CONSTRAINT fk_period_exceptions_period_unit FOREIGN KEY (period, unit_code) REFERENCES period_units (period, unit_code) ON DELETE NO ACTION ON UPDATE NO ACTION
    ) ${TABLE_OPTIONS}`);

    await runner.query(`CREATE TABLE IF NOT EXISTS calendar_days (
      day date NOT NULL,
      kind varchar(10) NOT NULL,
      name varchar(100) NOT NULL,
      PRIMARY KEY (day)
    ) ${TABLE_OPTIONS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['calendar_days', 'period_exceptions', 'unit_changes', 'unit_states']) await runner.query(`DROP TABLE ${table}`);
    await dropColumns(runner, 'period_units', ['review_levels']);
    await dropColumns(runner, 'units', ['review_levels']);
  }
}
