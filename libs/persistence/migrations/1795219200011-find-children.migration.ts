/** Units one level down are found by index: every dashboard asks for them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAME = 'ix_period_units_parent';

export class FindChildren1795219200011 implements MigrationInterface {
  readonly name = 'FindChildren1795219200011';

  async up(runner: QueryRunner): Promise<void> {
    // Asked first, because MySQL knows no CREATE INDEX IF NOT EXISTS, and a migration may be taken up where it was cut off.
    const known: unknown[] = await runner.query(`SHOW INDEX FROM period_units WHERE Key_name = '${NAME}'`);
    if (known.length === 0) await runner.query(`CREATE INDEX ${NAME} ON period_units (period, parent_code)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX ${NAME} ON period_units`);
  }
}
