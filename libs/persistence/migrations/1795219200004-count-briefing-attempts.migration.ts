/** Briefings count how often drafting was begun, as uploads do. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from './add-columns.js';

export class CountBriefingAttempts1795219200004 implements MigrationInterface {
  readonly name = 'CountBriefingAttempts1795219200004';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'briefings', { attempts: 'int unsigned NOT NULL DEFAULT 0' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'briefings', ['attempts']);
  }
}
