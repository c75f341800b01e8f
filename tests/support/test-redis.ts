/** Redis for one spec: a key prefix of its own, wiped at the end. */
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { redisAddress } from '#queue/queue-connection.js';

export interface TestRedis {
  url: string;
  prefix: string;
  client: Redis;
  /** What FLUSHALL would do, for this spec's keys only: other specs share the server. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export function testRedis(url = process.env.JIBAO_TEST_REDIS_URL): TestRedis {
  if (!url) throw new Error('JIBAO_TEST_REDIS_URL is not set: run the tests with `npm test`, which starts a private Redis');
  const prefix = `jibao-test-${process.pid}-${randomBytes(4).toString('hex')}`;
  const client = new Redis({ ...redisAddress(url), lazyConnect: true });
  const flush = async () => {
    for await (const keys of client.scanStream({ match: `${prefix}:*`, count: 500 }) as AsyncIterable<string[]>)
      if (keys.length > 0) await client.del(keys);
  };
  const close = async () => {
    await flush();
    client.disconnect();
  };
  return { url, prefix, client, flush, close };
}
