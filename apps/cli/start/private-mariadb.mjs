/** A private MariaDB under the data folder: made on first use, durable settings, reachable on a Unix socket only. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile, secret } from './data-folder.mjs';
import { answerOf, endLeftover, spawnPrivate, stopChild, waitUntilReady } from './private-process.mjs';
import { findProgram, runCommand } from './run-command.mjs';

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
const RIGHTS = 'SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE TEMPORARY TABLES, LOCK TABLES, TRIGGER';

/** Runs at every start, so a changed or lost password file heals by itself; kept out of the binary log. */
function initSql(password, purpose, recreate) {
  const lines = [
    'SET sql_log_bin = 0;',
    ...(recreate ? ['DROP DATABASE IF EXISTS jibao;'] : []),
    'CREATE DATABASE IF NOT EXISTS jibao CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;',
    "CREATE USER IF NOT EXISTS 'jibao'@'localhost';",
    `ALTER USER 'jibao'@'localhost' IDENTIFIED BY '${password}';`,
    `GRANT ${RIGHTS} ON jibao.* TO 'jibao'@'localhost';`,
    ...(purpose === 'test' ? ["GRANT ALL ON `jibao\\_test\\_%`.* TO 'jibao'@'localhost';"] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The server greets whoever connects: a packet with protocol version 10 means it serves. */
export const isMariadbReady = async (socket) => (await answerOf(socket))?.[4] === 10;

export async function startMariadb({ dataDir, sockets, purpose, recreate }) {
  const folder = join(dataDir, 'mariadb');
  const log = join(dataDir, 'logs', 'mariadb.log');
  const socket = join(sockets, 'mariadb.sock');
  const pidFile = join(folder, 'server.pid');
  const password = secret(dataDir, 'database');
  const isNew = !existsSync(join(folder, 'mysql'));
  if (isNew) await createFolder(folder, log);
  await endLeftover(pidFile, folder);
  removeFile(socket);
  const init = join(dataDir, 'secrets', 'mariadb-init.sql');
  writeFileSync(init, initSql(password, purpose, recreate), { mode: 0o600 });
  const child = spawnPrivate(
    findProgram('mariadbd'),
    [
      '--no-defaults', // first, or the system's configuration is merged in
      `--datadir=${folder}`,
      `--socket=${socket}`,
      `--pid-file=${pidFile}`,
      `--init-file=${init}`,
      '--skip-networking',
      '--log-bin=binlog',
      '--binlog-format=ROW',
      '--sync-binlog=1',
      '--max-binlog-size=64M',
      '--binlog-expire-logs-seconds=604800',
      '--innodb-flush-log-at-trx-commit=1',
      '--innodb-log-file-size=48M',
      '--innodb-buffer-pool-size=192M',
      '--performance-schema=OFF',
      '--local-infile=OFF',
      '--default-time-zone=+00:00',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      ...asRoot,
    ],
    { log },
  );
  try {
    await waitUntilReady(child, () => isMariadbReady(socket), { name: 'MariaDB', log });
  } catch (error) {
    await stopChild(child, 5_000);
    throw error;
  }
  return { child, isNew, url: mariadbUrl(password, socket), stop: () => stopChild(child, 30_000) };
}

export const mariadbUrl = (password, socket) => `mysql://jibao:${password}@localhost/jibao?socketPath=${encodeURIComponent(socket)}`;

/** Made beside and renamed, so that an interrupted first start is begun again instead of half kept. */
async function createFolder(folder, log) {
  const fresh = `${folder}.new`;
  for (const path of [fresh, folder]) rmSync(path, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  await runCommand(
    findProgram('mariadb-install-db'),
    ['--no-defaults', `--datadir=${fresh}`, '--skip-test-db', '--innodb-log-file-size=48M', ...asRoot],
    { log, what: 'mariadb-install-db' },
  );
  renameSync(fresh, folder);
}
