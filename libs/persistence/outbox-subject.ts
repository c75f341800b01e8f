/** What an outbox row is about: the same job with the same payload has the same subject. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

export const outboxSubject = (job: string, payload: Record<string, unknown>): string =>
  createHash('sha256')
    .update(canonicalJson([job, payload]))
    .digest('hex')
    .slice(0, 32);
