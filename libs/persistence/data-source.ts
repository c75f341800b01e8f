/** The connection to MariaDB or MySQL: UTC, exact numbers as text, full Unicode, tables by explicit migrations only. */
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities/entities.js';
import { MIGRATIONS } from './migrations/migrations.js';
import { boundedDriver } from './bounded-driver.js';

export interface DatabaseOptions {
  /** `mysql://user:password@host:3306/jibao`, or with `?socketPath=/…/mysqld.sock`. */
  url: string;
  /** What the server is: the two differ in how the schema is compared. */
  type?: 'mariadb' | 'mysql';
  poolSize?: number;
  /** How long opening a connection, or waiting for a free one, may take. */
  connectTimeoutMs?: number;
  /** How long the server may be silent over one statement before we say it is not available; default: as long as it takes. */
  silenceMs?: number;
}

export const createDataSource = (options: DatabaseOptions): DataSource => new DataSource(dataSourceOptions(options));

export function dataSourceOptions({
  url,
  type = 'mariadb',
  poolSize = 10,
  connectTimeoutMs = 5_000,
  silenceMs,
}: DatabaseOptions): DataSourceOptions {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const socketPath = searchParams.get('socketPath');
  return {
    type,
    ...(socketPath ? { socketPath } : { host: decodeURIComponent(hostname), port: Number(port || 3306) }),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: true,
    poolSize,
    driver: boundedDriver({ waitMs: connectTimeoutMs, silenceMs: silenceMs ?? null }),
    connectTimeout: connectTimeoutMs,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'none',
    synchronize: false,
    logging: false,
  };
}
