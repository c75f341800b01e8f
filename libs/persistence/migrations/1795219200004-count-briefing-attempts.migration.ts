/** Briefings count how often drafting was begun, as uploads do. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountBriefingAttempts1795219200004 implements MigrationInterface {
  readonly name = 'CountBriefingAttempts1795219200004';

  async up(runner: QueryRunner): Promise<void> {
    // Asked first, because a run that was cut off is taken up again, and MySQL knows no ADD COLUMN IF NOT EXISTS.
    if (await runner.hasColumn('briefings', 'attempts')) return;
    await runner.query('ALTER TABLE briefings ADD COLUMN attempts int unsigned NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE briefings DROP COLUMN attempts');
  }
}
