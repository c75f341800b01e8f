/** Columns added to a table that has rows, in a way that can be taken up where it was cut off. */
import type { QueryRunner } from 'typeorm';

/** Asked column by column, because MySQL knows no ADD COLUMN IF NOT EXISTS. */
export async function addColumns(runner: QueryRunner, table: string, columns: Record<string, string>): Promise<void> {
  for (const [name, definition] of Object.entries(columns))
    if (!(await runner.hasColumn(table, name))) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${definition}`);
}

export async function dropColumns(runner: QueryRunner, table: string, names: string[]): Promise<void> {
  for (const name of names) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
}
