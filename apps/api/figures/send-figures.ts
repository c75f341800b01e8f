/** Answers figures with an ETag over the whole answer, which holds scope, data version and language; only the reader's own cache may keep it. */
import type { FastifyReply } from 'fastify';
import { readyAnswer, type ReadyAnswer } from '#application/dashboards/ready-answer.js';

export function sendFigures(reply: FastifyReply, known: string | undefined, figures: unknown): void {
  sendReady(reply, known, readyAnswer(figures));
}

export function sendReady(reply: FastifyReply, known: string | undefined, { bytes, etag }: ReadyAnswer): void {
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'cookie, accept-language' });
  if (known === etag) void reply.status(304).send();
  else void reply.type('application/json; charset=utf-8').send(bytes);
}
