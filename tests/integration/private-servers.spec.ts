/** The private servers of npm start: safe settings, minimal rights, and nothing lost when they are killed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { findPrivateServers, type PrivateServers, startPrivateServers } from '../../apps/cli/start/private-servers.mjs';

describe('private servers', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jibao-servers-'));
  let servers: PrivateServers;
  let database: Connection;

  const redis = () => {
    const url = new URL(servers.redisUrl);
    return new Redis({ path: decodeURIComponent(url.pathname), password: url.searchParams.get('password') ?? '' });
  };
  const variable = async (name: string): Promise<unknown> => {
    const [rows] = await database.query<RowDataPacket[]>(`SELECT @@${name} AS value`);
    return rows[0]?.['value'];
  };

  beforeAll(async () => {
    servers = await startPrivateServers({ dataDir });
    database = await createConnection(servers.databaseUrl);
  });
  afterAll(async () => {
    await database.end();
    await servers.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each([
    ['sync_binlog', 1],
    ['innodb_flush_log_at_trx_commit', 1],
    ['log_bin', 1],
    ['binlog_format', 'ROW'],
    ['time_zone', '+00:00'],
    ['character_set_server', 'utf8mb4'],
    ['skip_networking', 1],
    ['local_infile', 0],
  ])('MariaDB runs with %s = %s', async (name, value) => {
    expect(await variable(name)).toBe(value);
  });

  it('MariaDB is strict about what it stores', async () => {
    expect(await variable('sql_mode')).toContain('STRICT_TRANS_TABLES');
  });

  it.each([
    ['appendonly', 'yes'],
    ['maxmemory-policy', 'noeviction'],
    ['save', ''],
    ['port', '0'],
  ])('Redis runs with %s = %s', async (name, value) => {
    const client = redis();
    expect(await client.config('GET', name)).toEqual([name, value]);
    client.disconnect();
  });

  it('give no rights outside their own database', async () => {
    await expect(database.query('CREATE DATABASE other')).rejects.toThrow(/denied/);
    await expect(database.query('SELECT * FROM mysql.global_priv')).rejects.toThrow(/denied/);
    await expect(database.query("SELECT LOAD_FILE('/etc/hostname') AS found")).resolves.toMatchObject([
      [{ found: null }],
      expect.anything(),
    ]);
  });

  it('refuse Redis without the password', async () => {
    const client = new Redis({ path: decodeURIComponent(new URL(servers.redisUrl).pathname), lazyConnect: true, retryStrategy: null });
    client.on('error', () => undefined);
    await expect(client.ping()).rejects.toThrow(/NOAUTH|closed/);
    client.disconnect();
  });

  it('are found by a command that attaches', async () => {
    expect(await findPrivateServers(dataDir)).toEqual({
      dataDir: servers.dataDir,
      databaseUrl: servers.databaseUrl,
      redisUrl: servers.redisUrl,
    });
  });

  it('keep what was acknowledged when both are killed', async () => {
    await database.query('CREATE TABLE kept (id INT PRIMARY KEY)');
    await database.query('INSERT INTO kept VALUES (1)');
    await database.end().catch(() => undefined);
    servers.children.mariadb.kill('SIGKILL');
    servers.children.redis.kill('SIGKILL');
    await servers.stop();
    expect(await findPrivateServers(dataDir)).toBeNull();
    const before = servers;
    servers = await startPrivateServers({ dataDir });
    expect(servers).toMatchObject({ isNew: false, databaseUrl: before.databaseUrl, redisUrl: before.redisUrl });
    database = await createConnection(servers.databaseUrl);
    expect((await database.query('SELECT id FROM kept'))[0]).toEqual([{ id: 1 }]);
  });

  it('take over from servers left running by a killed start', async () => {
    const left = servers;
    servers = await startPrivateServers({ dataDir, recreate: true });
    database = await createConnection(servers.databaseUrl);
    expect(left.children.mariadb.exitCode ?? left.children.mariadb.signalCode).not.toBeNull();
    // recreate: the database of an interrupted first load is begun again
    await expect(database.query('SELECT id FROM kept')).rejects.toThrow(/doesn't exist/);
  });
});
