/** Answers figures with an ETag over the whole answer, which holds scope, data version and language, gzipped for who takes it; only the reader's own cache may keep it. */
import type { FastifyReply } from 'fastify';
import type { DashboardFile } from '#application/dashboards/dashboard-file.js';
import { readyAnswer, withGzip, type FiguresStamp, type ReadyAnswer } from '#application/dashboards/ready-answer.js';
import { sendFile } from '../send-file.js';

export async function sendFigures(reply: FastifyReply, known: string | undefined, figures: unknown, stamp: FiguresStamp): Promise<void> {
  const answer = readyAnswer(figures, stamp);
  sendReady(reply, known, isKnown(known, answer) || !takesGzip(reply) ? answer : await withGzip(answer));
}

export function sendReady(reply: FastifyReply, known: string | undefined, answer: ReadyAnswer): void {
  const { bytes, gzip, etag, ...stamp } = answer;
  const packed = gzip !== null && takesGzip(reply) ? gzip : null;
  void reply.headers({
    etag: packed ? gzipTag(etag) : etag,
    'cache-control': 'private, no-cache',
    vary: 'cookie, accept-language, accept-encoding',
    ...stampHeaders(stamp),
  });
  if (isKnown(known, answer)) void reply.status(304).header('etag', known).send();
  else if (packed) void reply.type(JSON_TYPE).header('content-encoding', 'gzip').send(packed);
  else void reply.type(JSON_TYPE).send(bytes);
}

/** What is looked at again and again but is no figure: a tag over its bytes, so that nothing new costs nothing; kept by nobody. */
export function sendTagged(reply: FastifyReply, known: string | undefined, body: unknown): void {
  const { bytes, etag } = readyAnswer(body, { asOf: null, dataVersion: 0 });
  void reply.header('etag', etag);
  if (known === etag) void reply.status(304).send();
  else void reply.type(JSON_TYPE).send(bytes);
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Other bytes, another tag; whoever has either has the answer. */
const gzipTag = (etag: string): string => `${etag.slice(0, -1)}-gzip"`;
const isKnown = (known: string | undefined, { etag }: ReadyAnswer): boolean => known === etag || known === gzipTag(etag);

/** Named, and not refused by a weight of nothing. */
const takesGzip = (reply: FastifyReply): boolean =>
  /(?:^|,)\s*gzip\s*(?:$|,|;\s*q=(?:1|0?\.0*[1-9]))/i.test(reply.request.headers['accept-encoding'] ?? '');

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
