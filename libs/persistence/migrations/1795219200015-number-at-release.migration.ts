/** Briefings take their number when they are released: what has none yet gives it back and is drafted anew, people's words kept. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NumberAtRelease1795219200015 implements MigrationInterface {
  readonly name = 'NumberAtRelease1795219200015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE briefings SET status = 'queued', attempts = 0 WHERE status IN ('draft', 'in_review')");
    await runner.query(`UPDATE briefings SET issue_number = 0
      WHERE kind IN ('unit_sheet', 'deck', 'notice') OR status NOT IN ('releasing', 'released', 'superseded')`);
  }

  /** Numbers given since stay with what was released under them. */
  async down(): Promise<void> {}
}
