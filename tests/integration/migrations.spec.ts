/** Tables come from migrations alone, and are what the entities say. */
import { MIGRATIONS } from '#persistence/migrations/migrations.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const tablesOf = async (test: TestDatabase): Promise<string[]> => {
  const rows = await test.database.dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations'`,
  );
  return rows.map((row) => row.name);
};

describe('migrations', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase({ migrate: false });
  });
  afterEach(() => test.close());

  it('make exactly the tables of the entities', async () => {
    await test.database.migrate();
    const { dataSource } = test.database;
    const drift = await dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map((query) => query.query)).toEqual([]);
    expect((await tablesOf(test)).toSorted()).toEqual(dataSource.entityMetadatas.map((entity) => entity.tableName).toSorted());
  });

  it('notice a column that the entities do not know', async () => {
    await test.database.migrate();
    await test.database.dataSource.query('ALTER TABLE units ADD COLUMN extra int NULL');
    const drift = await test.database.dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map((query) => query.query).join()).toContain('extra');
  });

  it('run once, whoever asks at the same time, and again after being undone', async () => {
    const { database } = test;
    const done = await Promise.all([database.migrate(), database.migrate(), database.migrate()]);
    expect(done.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, 0, MIGRATIONS.length]);
    for (const _ of MIGRATIONS) await database.dataSource.undoLastMigration();
    expect(await tablesOf(test)).toEqual([]);
    expect(await database.migrate()).toHaveLength(MIGRATIONS.length);
  });

  it('can be taken up where they were cut off', async () => {
    await test.database.migrate();
    await test.database.dataSource.query("DELETE FROM schema_migrations WHERE name LIKE 'CreateWork%'");
    await test.database.dataSource.query('DROP TABLE audit_seals');
    expect(await test.database.migrate()).toEqual(['CreateWork1795219200003']);
    expect(await tablesOf(test)).toContain('audit_seals');
  });
});
