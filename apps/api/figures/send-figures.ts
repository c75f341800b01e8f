/** Answers figures with an ETag over the whole answer, which holds scope, data version and language; only the reader's own cache may keep it. */
import type { FastifyReply } from 'fastify';
import type { DashboardFile } from '#application/dashboards/dashboard-file.js';
import { readyAnswer, type FiguresStamp, type ReadyAnswer } from '#application/dashboards/ready-answer.js';
import { sendFile } from '../send-file.js';

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

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };
export function sendFigureFile(reply: FastifyReply, format: keyof typeof TYPES, file: DashboardFile): void {
  void reply.headers(stampHeaders(file));
  sendFile(reply, { fileName: file.fileName, bytes: file.bytes, type: TYPES[format] });
}
