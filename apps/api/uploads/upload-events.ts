/** Server-sent events of one upload: an event whenever its status moves, until it is done or the api stops; browsers then ask anew. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { UploadView } from '#domain/views/return-view.js';

const LOOK_MS = 300;
const MAX_MS = 5 * 60_000;

const isOver = (view: UploadView) => view.status === 'done' || view.status === 'failed';

export async function sendUploadEvents(
  reply: FastifyReply,
  first: UploadView,
  read: () => Promise<UploadView>,
  stopping: AbortSignal,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...reply.getHeaders(),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  } as Record<string, string>);
  const deadline = Date.now() + MAX_MS;
  let open = true;
  raw.on('close', () => {
    open = false;
  });
  let shown = '';
  let view = first;
  try {
    while (open) {
      const state = `${view.status}:${view.progress}`;
      if (state !== shown) raw.write(`event: progress\ndata: ${JSON.stringify(view)}\n\n`);
      shown = state;
      if (isOver(view) || Date.now() > deadline) break;
      await pause(LOOK_MS, undefined, { signal: stopping }).catch(() => undefined);
      if (stopping.aborted) break;
      view = await read();
    }
  } finally {
    raw.end();
  }
}
