/** The drawing child: one job at a time from its parent, answered with its result; dies with its parent. */
import { setImmediate as turn } from 'node:timers/promises';
import { DomainError, type Text } from '#domain/errors.js';
import { findFonts, type FontSet } from '../font-set.js';
import { PdfRenderer } from '../pdf-renderer.js';
import type { ChildMessage, HostMessage, Work, WorkKind, Works } from './messages.js';

let fonts: FontSet | null = null;
let pdf: PdfRenderer | null = null;

/** What only some jobs need is loaded by the first of them: a child that sets nothing but PDFs stays small. */
async function done(work: Work): Promise<Works[WorkKind]['gives']> {
  if (!fonts || !pdf) throw new Error('no settings came before the first job');
  switch (work.kind) {
    case 'pdf':
      return pdf.render(work.briefing);
    case 'docx': {
      const { DocxRenderer } = await import('../docx/docx-renderer.js');
      return new DocxRenderer(fonts).render(work.briefing);
    }
    case 'read': {
      if (work.format === 'docx') return (await import('../extract/read-docx.js')).readDocx(work.bytes);
      return (await import('../extract/read-pdf.js')).readPdf(work.bytes);
    }
    case 'drawings':
      return (await import('../extract/read-drawings.js')).readDrawings(work.briefing);
    case 'lacking':
      return pdf.lacking(work.text);
    case 'fonts':
      return fonts.uses;
  }
}

async function answer({ job, work }: Extract<HostMessage, { kind: 'work' }>): Promise<ChildMessage> {
  try {
    return { kind: 'done', job, result: await done(work), rss: process.memoryUsage.rss() };
  } catch (error) {
    const code = error instanceof DomainError ? error.code : 'internal';
    return { kind: 'failed', job, code, text: textOf(error), rss: process.memoryUsage.rss() };
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
    fonts = findFonts(message.settings);
    pdf = new PdfRenderer(fonts);
    return;
  }
  void answer(message).then((reply) => process.send?.(reply));
});
// A signal to the whole group is the parent's to answer: it lets the work in hand end first.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
// Without its parent nobody takes its answers: a child that lived on would be a leak.
process.on('disconnect', () => process.exit());
