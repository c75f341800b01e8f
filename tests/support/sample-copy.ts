/** The sample bureau takes a while to load: it is loaded once a run for each length and day, and every spec gets a copy of its own. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onServer, type TestDatabase } from './test-database.js';

interface Target {
  /** Empty, without tables. */
  database: TestDatabase;
  dataDir: string;
  /** Loads the sample into this very database and folder. */
  load: () => Promise<unknown>;
}

const PATIENCE_S = 300;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** `what` is everything the sample depends on. The first to ask loads it for himself and leaves a copy behind. */
export async function copySample(what: Record<string, unknown>, { database, dataDir, load }: Target): Promise<void> {
  const key = hashOf(JSON.stringify(what));
  const kept = `jibao_test_sample_${key}`;
  const files = join(process.env.JIBAO_DATA ?? tmpdir(), 'jibao-samples', hashOf(database.server.href), key);
  await onServer(database.server, async (ask) => {
    // Two specs that want the same sample at the same time: one loads it, the other waits for the copy. The lock ends with the connection.
    await ask(`SELECT GET_LOCK('${kept}', ${PATIENCE_S})`);
    await copyOrLoad();
  });

  async function copyOrLoad(): Promise<void> {
    // The folder is there once the tables are complete.
    if (existsSync(files) && (await holds(database.server, kept))) {
      await copyTables(database.server, kept, database.name);
      cpSync(files, dataDir, { recursive: true });
      return;
    }
    await load();
    rmSync(files, { recursive: true, force: true });
    await onServer(database.server, async (ask) => {
      await ask(`DROP DATABASE IF EXISTS ${kept}`);
      await ask(`CREATE DATABASE ${kept} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    });
    await copyTables(database.server, database.name, kept);
    mkdirSync(dirname(files), { recursive: true });
    cpSync(dataDir, `${files}.part`, { recursive: true });
    renameSync(`${files}.part`, files);
  }
}

const holds = (server: URL, name: string): Promise<boolean> =>
  onServer(server, async (ask) => (await ask(`SHOW DATABASES LIKE '${name}'`)).length > 0);

async function copyTables(server: URL, from: string, to: string): Promise<void> {
  await onServer(server, async (ask) => {
    await ask('SET FOREIGN_KEY_CHECKS = 0');
    await ask(`USE ${to}`);
    const tables = (await ask(`SHOW TABLES FROM ${from}`)).map((row) => String(Object.values(row)[0]));
    for (const table of tables) {
      const [made] = await ask(`SHOW CREATE TABLE ${from}.${table}`);
      await ask(String(made!['Create Table']));
      await ask(`INSERT INTO ${to}.${table} SELECT * FROM ${from}.${table}`);
    }
  });
}
