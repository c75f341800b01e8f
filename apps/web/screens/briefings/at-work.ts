/** When something is being made of a briefing: it will say so by itself, and the page looks again soon. */
import type { BriefingStatus } from '#domain/briefing/briefing.js';

export const AT_WORK: readonly BriefingStatus[] = ['queued', 'rendering', 'releasing'];
