/** What the host and its drawing child say to one another. */
import type { Briefing } from '#domain/briefing/briefing.js';
import type { Text } from '#domain/errors.js';
import type { RenderedFile } from '#domain/ports/renderer.port.js';
import type { FontSettings } from '../font-set.js';

/** The first message carries the settings, every later one a job. */
export type HostMessage = { kind: 'settings'; settings: FontSettings } | { kind: 'pdf'; job: number; briefing: Briefing };

/** `rss`: bytes of memory the child holds after the job. */
export type ChildMessage =
  | { kind: 'done'; job: number; file: RenderedFile; rss: number }
  | { kind: 'failed'; job: number; text: Text; rss: number };
