/** Connections to Redis: which address, how patient, and never an unheard error. */
import { Redis, type RedisOptions } from 'ioredis';

/** Reads `redis://:password@host:6379/0`, `rediss://…` and `unix:///path/to.sock?password=…`. */
export function redisAddress(url: string): RedisOptions {
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(url);
  if (protocol === 'unix:' || protocol === 'redis+unix:') {
    const secret = searchParams.get('password');
    return { path: decodeURIComponent(pathname), db: Number(searchParams.get('db') ?? 0), ...(secret ? { password: secret } : {}) };
  }
  if (protocol !== 'redis:' && protocol !== 'rediss:')
    throw new Error(`a Redis address begins with redis://, rediss:// or unix://, not ${protocol}//`);
  return {
    host: decodeURIComponent(hostname),
    port: Number(port || 6379),
    db: Number(pathname.slice(1) || 0),
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

const RECONNECT_MS = { step: 100, most: 2_000 };
const retryStrategy = (times: number): number => Math.min(times * RECONNECT_MS.step, RECONNECT_MS.most);

/** For adding jobs: fails at once while Redis is away, instead of holding the caller. */
export const connectProducer = (url: string): Redis =>
  heard(new Redis({ ...redisAddress(url), retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000 }));

/** For working: waits for Redis as long as it takes. */
export const connectWorker = (url: string): Redis =>
  heard(new Redis({ ...redisAddress(url), retryStrategy, maxRetriesPerRequest: null, connectTimeout: 5_000 }));

/** Every connection error also reaches the one who asked; here it must only not end the process. */
function heard(client: Redis): Redis {
  client.on('error', () => undefined);
  return client;
}
