/** Answers figures with an ETag over the whole answer, which holds scope, data version and language; only the reader's own cache may keep it. */
import type { FastifyReply } from 'fastify';
import { readyAnswer, type FiguresStamp, type ReadyAnswer } from '#application/dashboards/ready-answer.js';

export function sendFigures(reply: FastifyReply, known: string | undefined, figures: unknown, stamp: FiguresStamp): void {
  sendReady(reply, known, readyAnswer(figures, stamp));
}

export function sendReady(reply: FastifyReply, known: string | undefined, { bytes, etag, ...stamp }: ReadyAnswer): void {
  void reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'cookie, accept-language', ...stampHeaders(stamp) });
  if (known === etag) void reply.status(304).send();
  else void reply.type('application/json; charset=utf-8').send(bytes);
}

/** As-of time and data version of any answer of figures; no time where nothing was computed yet. */
export const stampHeaders = ({ asOf, dataVersion }: FiguresStamp): Record<string, string> => ({
  ...(asOf !== null && { 'jibao-as-of': asOf }),
  'jibao-data-version': String(dataVersion),
});
