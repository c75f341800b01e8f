/** Jobs of the queue `briefing`: drafting and drawing documents. */
import type { JobHandlers } from '#application/jobs.js';
import type { WorkUseCases } from '#application/use-cases.js';

export const briefingProcessor = (use: WorkUseCases) =>
  ({
    'briefing.draft': (payload) => use.draftBriefing.run(payload),
  }) satisfies Partial<JobHandlers>;
