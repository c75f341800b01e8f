/** Draws a briefing; runs in its own killable process. */
import type { Briefing } from '../briefing/briefing.js';
export const RENDERER = Symbol('Renderer');
export interface RenderedFile {
  bytes: Uint8Array;
  pages: number;
  /** Renderer version and font set hash, frozen with the file. */
  renderedWith: string;
}
export interface Renderer {
  pdf(briefing: Briefing): Promise<RenderedFile>;
}
