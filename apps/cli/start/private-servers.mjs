/** A private MariaDB and a private Redis for one data folder: start both, attach to running ones, stop both. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder, secret, socketFolder } from './data-folder.mjs';
import { isMariadbReady, mariadbUrl, startMariadb } from './private-mariadb.mjs';
import { isRedisReady, redisUrl, startRedis } from './private-redis.mjs';

/**
 * Starts both and answers their URLs. `isNew` says that the database was made just now; `recreate` throws away
 * a database whose first load was interrupted. `purpose: 'test'` also allows databases called `jibao_test_…`.
 * The caller holds the lock of the data folder (lockDataFolder) or uses a folder of its own.
 */
export async function startPrivateServers({ dataDir: path, purpose = 'start', recreate = false }) {
  const dataDir = openDataFolder(path);
  const sockets = socketFolder(dataDir);
  const started = await Promise.allSettled([startMariadb({ dataDir, sockets, purpose, recreate }), startRedis({ dataDir, sockets })]);
  const running = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const stop = () => Promise.all(running.map((server) => server.stop()));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [mariadb, redis] = running;
  return {
    dataDir,
    databaseUrl: mariadb.url,
    redisUrl: redis.url,
    isNew: mariadb.isNew,
    children: { mariadb: mariadb.child, redis: redis.child },
    stop,
  };
}

/** The URLs of servers that somebody else (npm start) runs on this data folder, or null. */
export async function findPrivateServers(path) {
  const dataDir = openDataFolder(path);
  if (!existsSync(join(dataDir, 'mariadb'))) return null;
  const sockets = socketFolder(dataDir);
  const [database, redis] = [join(sockets, 'mariadb.sock'), join(sockets, 'redis.sock')];
  const [databasePassword, redisPassword] = [secret(dataDir, 'database'), secret(dataDir, 'redis')];
  if (!(await isMariadbReady(database)) || !(await isRedisReady(redis, redisPassword))) return null;
  return { dataDir, databaseUrl: mariadbUrl(databasePassword, database), redisUrl: redisUrl(redisPassword, redis) };
}
