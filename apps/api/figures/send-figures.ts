/** Answers figures with an ETag over the whole answer, which holds scope, data version and language; only the reader's own cache may keep it. */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

export function sendFigures(reply: FastifyReply, known: string | undefined, figures: unknown): void {
  const body = JSON.stringify(figures);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'cookie, accept-language' });
  if (known === etag) void reply.status(304).send();
  else void reply.type('application/json; charset=utf-8').send(body);
}
