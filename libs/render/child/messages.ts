/** What the host and its drawing child say to one another. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { Drawing, PrintedContent } from '#domain/briefing/printed.js';
import type { ErrorCode, Text } from '#domain/errors.js';
import type { FontUse, RenderedFile, SetFormat } from '#domain/ports/renderer.port.js';
import type { FontSettings } from '../font-set.js';

/** What can be asked for, and what comes of it. */
export interface Works {
  pdf: { asks: { briefing: Briefing }; gives: RenderedFile };
  docx: { asks: { briefing: Briefing }; gives: RenderedFile };
  read: { asks: { format: SetFormat; bytes: Uint8Array }; gives: PrintedContent };
  drawings: { asks: { briefing: Briefing }; gives: Drawing[] };
  lacking: { asks: { text: string }; gives: string[] };
  fonts: { asks: object; gives: FontUse[] };
}
export type WorkKind = keyof Works;
export type Work = { [K in WorkKind]: { kind: K } & Works[K]['asks'] }[WorkKind];

/** The first message carries the settings, every later one a job. */
export type HostMessage = { kind: 'settings'; settings: FontSettings } | { kind: 'work'; job: number; work: Work };

/** `rss`: bytes of memory the child holds after the job. */
export type ChildMessage =
  | { kind: 'done'; job: number; result: Works[WorkKind]['gives']; rss: number }
  | { kind: 'failed'; job: number; code: ErrorCode; text: Text; rss: number };
