/** What happened lately is found by index: acts in the log, versions of returns. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = [
  ['audit_entries', 'ix_audit_entries_action', 'action, at'],
  ['return_versions', 'ix_return_versions_written', 'period, created_at'],
] as const;

export class FindLately1795219200009 implements MigrationInterface {
  readonly name = 'FindLately1795219200009';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, columns] of INDEXES) {
      // Asked first, because MySQL knows no CREATE INDEX IF NOT EXISTS, and a migration may be taken up where it was cut off.
      const known: unknown[] = await runner.query(`SHOW INDEX FROM ${table} WHERE Key_name = '${name}'`);
      if (known.length === 0) await runner.query(`CREATE INDEX ${name} ON ${table} (${columns})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, name] of INDEXES) await runner.query(`DROP INDEX ${name} ON ${table}`);
  }
}
