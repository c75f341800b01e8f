/** Draws a briefing, and reads back what the finished file says; runs in its own killable process. */
import type { Briefing } from '../briefing/briefing.js';
import type { Drawing, PrintedContent } from '../briefing/printed.js';
import type { Text } from '../errors.js';
export const RENDERER = Symbol('Renderer');
/** What is set by the renderer; the XLSX annex is written by `workbook`. */
export type SetFormat = 'pdf' | 'docx';
export interface RenderedFile {
  bytes: Uint8Array;
  /** 0 where the reader's own program breaks the pages (DOCX). */
  pages: number;
  /** Renderer version and font set hash, frozen with the file. */
  renderedWith: string;
  /** Which fonts it is set in, in the document's language. */
  fonts: string;
}
/** What one typeface of the official format is set in. */
export interface FontUse {
  /** 小标宋. */
  name: Text;
  family: string;
  /** From the office's own folder; else a free stand-in. */
  isOwn: boolean;
}
export interface Renderer {
  pdf(briefing: Briefing): Promise<RenderedFile>;
  docx(briefing: Briefing): Promise<RenderedFile>;
  /** One after another in one go, in the order asked; refused as a whole when one of them cannot be set. */
  pdfs(briefings: readonly Briefing[]): Promise<RenderedFile[]>;
  /** What a file that was set here says, from its bytes alone. */
  read(format: SetFormat, bytes: Uint8Array): Promise<PrintedContent>;
  /** The charts of the document as they are drawn, in reading order. */
  drawings(briefing: Briefing): Promise<Drawing[]>;
  /** Characters of a text that no font has, each once: in a draft 〓 stands for them, and nothing is released with one. */
  lacking(text: string): Promise<string[]>;
  /** What documents are set in from now on. */
  fonts(): Promise<FontUse[]>;
}
