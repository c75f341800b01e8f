/** Answers a repeated request with the first answer: same key and same request, one effect. */
import { createHash } from 'node:crypto';
import { DomainError } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { RememberedAnswer } from '#domain/ports/outbox-store.port.js';
import type { Ports } from '../ports.js';

export const hashRequest = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');

/** The remembered answer, or null when the key is ours to use. Throws `conflict` for another request under the key, or one still running. */
export async function takeKey(
  stores: Pick<Stores, 'idempotency'>,
  input: { userId: string; key: string; requestHash: string; now: Date },
): Promise<RememberedAnswer | null> {
  const remembered = await stores.idempotency.begin(input.userId, input.key, input.requestHash, input.now.toISOString());
  if (!remembered) return null;
  if (remembered.requestHash !== input.requestHash)
    throw new DomainError('conflict', {
      zh: '同一个 Idempotency-Key 已用于另一个请求，请换一个新的',
      en: 'This Idempotency-Key was used for another request; use a new one',
    });
  if (remembered.status === null)
    throw new DomainError(
      'conflict',
      { zh: '相同的请求正在处理，请稍候', en: 'The same request is still being answered' },
      { retryAfterSeconds: 1 },
    );
  return remembered;
}

export class AnswerOnce {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** Without a key the work just runs. A failed answer is not remembered, so that it can be tried again. */
  async run(
    input: { userId: string; key: string | undefined; requestHash: string },
    work: () => Promise<{ status: number; body: unknown }>,
  ): Promise<{ status: number; body: unknown }> {
    if (!input.key) return work();
    const { database, clock } = this.ports;
    const { userId, key, requestHash } = input;
    const remembered = await takeKey(database, { userId, key, requestHash, now: clock.now() });
    if (remembered) return { status: remembered.status!, body: remembered.body };
    try {
      const answer = await work();
      await database.idempotency.complete(userId, key, answer.status, answer.body);
      return answer;
    } catch (error) {
      await database.idempotency.forget(userId, key);
      throw error;
    }
  }
}
