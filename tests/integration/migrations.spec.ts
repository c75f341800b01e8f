/** Tables come from migrations alone, and are what the entities say. */
import { MIGRATIONS } from '#persistence/migrations/migrations.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const tablesOf = async (test: TestDatabase): Promise<string[]> => {
  const rows = await test.database.dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'schema_migrations'`,
  );
  return rows.map((row) => row.name);
};

const NEWER_THAN_THE_SPINE = [
  'DateUnits1795219200005',
  'TraceReturns1795219200006',
  'CreateImports1795219200007',
  'ReachPeople1795219200008',
  'FindLately1795219200009',
  'KeepTalkAndViews1795219200010',
  'FindChildren1795219200011',
  'KeepMeetings1795219200012',
  'ReleaseBriefings1795219200013',
  'DeliverBriefings1795219200014',
  'NumberAtRelease1795219200015',
];
/** A return sent back after its first submission and written anew, and one submitted before acts were logged. */
const OLD_ROWS = [
  "INSERT INTO units VALUES ('A', 'A', 'A', 'committee', 'organ', NULL, '/A/', '2020-01-01', NULL)",
  "INSERT INTO users VALUES ('clerk-1', 'c', 'c', 'c', 'x', 0, 0, NULL, 0)",
  ...['2026Q3', '2026Q4'].flatMap((period) => [
    `INSERT INTO periods VALUES ('${period}', 'open', '2026-09-25', '2026-10-15', '2026-10-20', '2026.1', 0)`,
    `INSERT INTO period_units VALUES ('${period}', 'A', 'A', 'A', 'committee', 'organ', NULL, '/A/', 1)`,
  ]),
  "INSERT INTO returns VALUES ('2026Q3', 'A', 'draft', 2, 1, '2026-10-11', '2026-10-11', '2026-10-12', 1, 'x', 5)",
  "INSERT INTO returns VALUES ('2026Q4', 'A', 'submitted', 1, NULL, '2026-10-12', '2026-10-12', NULL, 0, NULL, 2)",
  ...["'2026Q3', 'A', 1", "'2026Q3', 'A', 2", "'2026Q4', 'A', 1"].map(
    (key) => `INSERT INTO return_versions VALUES (${key}, '2026.1', '{}', '{}', '[]', '{}', NULL, 'clerk-1', '2026-10-10', NULL)`,
  ),
  `INSERT INTO audit_entries (at, actor_id, actor_name, action, object, outcome, detail)
     VALUES ('2026-10-11', 'clerk-1', 'c', 'return.submit', '2026Q3/A', 'ok', '{"version":1}')`,
  `INSERT INTO uploads (id, sha256, file_name, size, user_id, status, findings, stored_returns, created_at)
     VALUES ('u1', '${'a'.repeat(64)}', 'a.xlsx', 1, 'clerk-1', 'done', '[{},{}]', '[]', '2026-10-10')`,
];

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

  it('fill in what old rows did not say', async () => {
    const { database } = test;
    await database.migrate();
    for (const _ of NEWER_THAN_THE_SPINE) await database.dataSource.undoLastMigration();
    const { dataSource } = database;
    for (const statement of OLD_ROWS) await dataSource.query(statement);
    expect(await database.migrate()).toEqual(NEWER_THAN_THE_SPINE);

    expect(await database.units.validOn('2026-09-30')).toEqual([await database.units.byCode('A')]);
    expect((await database.units.byCode('A'))?.reviewLevels).toBe(1);
    expect(await database.returns.get('2026Q3', 'A')).toMatchObject({ reviewLevel: 0, reviewedVersion: 1, acceptedVersion: 1 });
    const known = { submittedAt: '2026-10-11T00:00:00.000Z', submittedBy: 'clerk-1', origin: 'upload', onBehalf: false };
    expect(await database.returns.version('2026Q3', 'A', 1)).toMatchObject(known);
    expect(await database.returns.version('2026Q3', 'A', 2)).toMatchObject({ submittedAt: null, submittedBy: null });
    const unlogged = { submittedAt: '2026-10-12T00:00:00.000Z', submittedBy: null };
    expect(await database.returns.version('2026Q4', 'A', 1)).toMatchObject(unlogged);
    const upload = { purpose: 'returns', take: 'valid', reason: null, options: {}, findingCount: 2 };
    expect(await database.uploads.get('u1')).toMatchObject(upload);
    expect(await database.users.byId('clerk-1')).toMatchObject({ pending: false, phone: null, firstCodeHash: null, lastSignInAt: null });
  });

  it('can be taken up where they were cut off', async () => {
    await test.database.migrate();
    await test.database.dataSource.query("DELETE FROM schema_migrations WHERE name LIKE 'CreateWork%'");
    await test.database.dataSource.query('DROP TABLE audit_seals');
    expect(await test.database.migrate()).toEqual(['CreateWork1795219200003']);
    expect(await tablesOf(test)).toContain('audit_seals');
  });
});
