/** A private Redis under the data folder: password, Unix socket only, append-only file, never evicts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile, secret } from './data-folder.mjs';
import { answerOf, endLeftover, spawnPrivate, stopChild, waitUntilReady } from './private-process.mjs';
import { findProgram } from './run-command.mjs';

/** `+PONG` after the password means it serves; while it still reads its file it answers LOADING. */
export async function isRedisReady(socket, password) {
  const answer = await answerOf(socket, `AUTH ${password}\r\nPING\r\nQUIT\r\n`);
  return answer?.toString().startsWith('+OK') === true && !answer.toString().includes('LOADING');
}

export async function startRedis({ dataDir, sockets }) {
  const folder = join(dataDir, 'redis');
  const log = join(dataDir, 'logs', 'redis.log');
  const socket = join(sockets, 'redis.sock');
  const pidFile = join(folder, 'server.pid');
  const password = secret(dataDir, 'redis');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await endLeftover(pidFile, socket);
  removeFile(socket);
  // a file, because arguments can be read by every user of the machine
  const config = join(dataDir, 'secrets', 'redis.conf');
  const settings = [
    'port 0',
    `unixsocket "${socket}"`,
    'unixsocketperm 700',
    `requirepass ${password}`,
    `dir "${folder}"`,
    `pidfile "${pidFile}"`,
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
  ];
  writeFileSync(config, `${settings.join('\n')}\n`, { mode: 0o600 });
  const child = spawnPrivate(findProgram('redis-server'), [config], { log, cwd: folder });
  try {
    await waitUntilReady(child, () => isRedisReady(socket, password), { name: 'Redis', log });
  } catch (error) {
    await stopChild(child, 5_000);
    throw error;
  }
  return { child, url: redisUrl(password, socket), stop: () => stopChild(child, 10_000) };
}

/** ioredis has no URL for a socket with a password, so the queue reads this form (libs/queue). */
export const redisUrl = (password, socket) => `unix://${encodeURI(socket)}?password=${encodeURIComponent(password)}`;
