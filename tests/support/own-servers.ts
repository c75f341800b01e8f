/** A MariaDB and a Redis for one spec that takes them away and brings them back: nobody else's tests notice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, socketFolder } from '../../apps/cli/start/data-folder.mjs';
import { startMariadb } from '../../apps/cli/start/private-mariadb.mjs';
import { startRedis } from '../../apps/cli/start/private-redis.mjs';
import { killed } from './processes.js';

export interface OwnServer {
  url: string;
  /** As a power cut would: kill -9. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** It stands still: connections are taken by the system, and nobody answers. */
  freeze(): void;
  thaw(): void;
  /** Starts it again on the same data and address. */
  start(): Promise<void>;
}

export interface OwnServers {
  mariadb: OwnServer;
  redis: OwnServer;
  /** Ends both and removes their data. */
  remove(): Promise<void>;
}

export async function ownServers(): Promise<OwnServers> {
  const dataDir = openDataFolder(mkdtempSync(join(tmpdir(), 'jibao-own-')));
  const sockets = socketFolder(dataDir);
  const [mariadb, redis] = await Promise.all([
    own(() => startMariadb({ dataDir, sockets, purpose: 'test' })),
    own(() => startRedis({ dataDir, sockets })),
  ]);
  const remove = async () => {
    await Promise.all([mariadb.stop(), redis.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { mariadb, redis, remove };
}

async function own(begin: () => ReturnType<typeof startRedis>): Promise<OwnServer> {
  let running = await begin();
  return {
    url: running.url,
    kill: () => killed(running.child),
    stop: () => running.stop(),
    freeze: () => void running.child.kill('SIGSTOP'),
    thaw: () => void running.child.kill('SIGCONT'),
    start: async () => {
      running = await begin();
    },
  };
}
