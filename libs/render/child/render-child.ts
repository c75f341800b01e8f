/** The drawing child: one document at a time from its parent, answered with its bytes; dies with its parent. */
import { setImmediate as turn } from 'node:timers/promises';
import { DomainError, type Text } from '#domain/errors.js';
import { findFonts } from '../font-set.js';
import { PdfRenderer } from '../pdf-renderer.js';
import type { ChildMessage, HostMessage } from './messages.js';

let renderer: PdfRenderer | null = null;

async function answer(message: Extract<HostMessage, { kind: 'pdf' }>): Promise<ChildMessage> {
  const { job, briefing } = message;
  try {
    if (!renderer) throw new Error('no settings came before the first job');
    const file = renderer.render(briefing);
    return { kind: 'done', job, file, rss: process.memoryUsage.rss() };
  } catch (error) {
    return { kind: 'failed', job, text: textOf(error), rss: process.memoryUsage.rss() };
  } finally {
    // Memory of the typesetter is given back only when the event loop turns.
    await turn();
  }
}

function textOf(error: unknown): Text {
  if (error instanceof DomainError) return error.text;
  const detail = error instanceof Error ? error.message : String(error);
  return { zh: `文档没有排成：${detail}`, en: `The document could not be set: ${detail}` };
}

process.on('message', (message: HostMessage) => {
  if (message.kind === 'settings') {
    renderer = new PdfRenderer(findFonts(message.settings));
    return;
  }
  void answer(message).then((reply) => process.send?.(reply));
});
// A signal to the whole group is the parent's to answer: it lets the work in hand end first.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
// Without its parent nobody takes its answers: a child that lived on would be a leak.
process.on('disconnect', () => process.exit());
