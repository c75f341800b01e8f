/** Columns added to a table that has rows, in a way that can be taken up where it was cut off. */
import type { QueryRunner } from 'typeorm';
import { isDuplicateColumn } from '../database-errors.js';

/**
 * Column by column, and one that is there already is left as it is: MySQL knows no ADD COLUMN IF NOT EXISTS, and MariaDB 10.11 was seen to
 * crash (signal 11) when INFORMATION_SCHEMA.COLUMNS was asked while another database was dropped.
 */
export async function addColumns(runner: QueryRunner, table: string, columns: Record<string, string>): Promise<void> {
  for (const [name, definition] of Object.entries(columns))
    try {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${definition}`);
    } catch (error) {
      if (!isDuplicateColumn(error)) throw error;
    }
}

export async function dropColumns(runner: QueryRunner, table: string, names: string[]): Promise<void> {
  for (const name of names) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
}
