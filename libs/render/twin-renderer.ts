/** A renderer for tests that look at other things: every file is the same few bytes, or what the test puts in its place. */
import type { Renderer } from '#domain/ports/renderer.port.js';

export function twinRenderer(instead: Partial<Renderer> = {}): Renderer {
  const file = { bytes: Buffer.from('%PDF-'), pages: 1, renderedWith: 'a twin', fonts: '' };
  const renderer: Renderer = {
    pdf: async () => file,
    docx: async () => ({ ...file, pages: 0 }),
    pdfs: (briefings) => Promise.all(briefings.map((briefing) => renderer.pdf(briefing))),
    read: async () => ({ texts: [], tables: [], drawings: [] }),
    drawings: async () => [],
    lacking: async () => [],
    fonts: async () => [],
    ...instead,
  };
  return renderer;
}
