/** Whether Redis answers now. */
import type { Redis } from 'ioredis';
import { DomainError } from '#domain/errors.js';
import { withinTime } from './within-time.js';

const PING_MS = 1_000;

/** Throws `unavailable` when it does not. */
export async function pingRedis(client: Redis): Promise<void> {
  try {
    await withinTime(client.ping(), PING_MS, 'ping');
  } catch (cause) {
    throw new DomainError(
      'unavailable',
      {
        zh: '任务队列（Redis）暂时连接不上；已收到的内容不会丢失，恢复后自动继续',
        en: 'The job queue (Redis) cannot be reached; nothing received is lost, work goes on when it is back',
      },
      { retryAfterSeconds: 5, cause },
    );
  }
}
