/** Messages bring released briefings, also to addresses of people without an account. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from './add-columns.js';

const INDEX = 'ix_messages_briefing';
const COLUMNS = { briefing_id: 'varchar(36) NULL', sends_file: 'tinyint(1) NOT NULL DEFAULT 0' };

export class DeliverBriefings1795219200014 implements MigrationInterface {
  readonly name = 'DeliverBriefings1795219200014';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'messages', COLUMNS);
    await runner.query('ALTER TABLE messages MODIFY user_id varchar(36) NULL');
    // Asked first, because MySQL knows no CREATE INDEX IF NOT EXISTS, and a migration may be taken up where it was cut off.
    const known: unknown[] = await runner.query(`SHOW INDEX FROM messages WHERE Key_name = '${INDEX}'`);
    if (known.length === 0) await runner.query(`CREATE INDEX ${INDEX} ON messages (briefing_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM messages WHERE user_id IS NULL');
    await runner.query(`DROP INDEX ${INDEX} ON messages`);
    await runner.query('ALTER TABLE messages MODIFY user_id varchar(36) NOT NULL');
    await dropColumns(runner, 'messages', Object.keys(COLUMNS));
  }
}
