/** A database of its own for one spec: made, migrated, and dropped at the end. */
import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { MariadbDatabase } from '#persistence/mariadb-database.js';

export interface TestDatabase {
  url: string;
  /** The server it is on, and its name there. */
  server: URL;
  name: string;
  database: MariadbDatabase;
  close(): Promise<void>;
}

export async function createTestDatabase(options: { migrate?: boolean; serverUrl?: string | undefined } = {}): Promise<TestDatabase> {
  const server = serverUrl(options.serverUrl);
  const name = `jibao_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(server, (ask) => ask(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`));
  const url = databaseUrl(server, name);
  const database = new MariadbDatabase({ url });
  if (options.migrate ?? true) await database.migrate();
  const close = async () => {
    await database.close();
    await onServer(server, (ask) => ask(`DROP DATABASE IF EXISTS ${name}`));
  };
  return { url, server, name, database, close };
}

function serverUrl(url = process.env.JIBAO_TEST_DATABASE_URL): URL {
  if (!url) throw new Error('JIBAO_TEST_DATABASE_URL is not set: run the tests with `npm test`, which starts a private MariaDB');
  return new URL(url);
}

function databaseUrl(server: URL, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

type Ask = (statement: string) => Promise<Record<string, unknown>[]>;

/** Statements over one connection to the server itself; answers with rows. */
export async function onServer<T>(server: URL, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { hostname, port, username, password, searchParams } = server;
  const socketPath = searchParams.get('socketPath');
  const connection = await createConnection({
    ...(socketPath ? { socketPath } : { host: hostname, port: Number(port || 3306) }),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  });
  try {
    return await work(async (statement) => {
      const [rows] = await connection.query(statement);
      return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
    });
  } finally {
    await connection.end();
  }
}
