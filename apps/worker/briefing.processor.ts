/** Jobs of the queue `briefing`: drafting and releasing documents. */
import { ComeBackLater, type JobHandlers } from '#application/jobs.js';
import { HELD_MS } from '#application/upkeep/hold-lease.js';
import type { WorkUseCases } from '#application/use-cases.js';

export const briefingProcessor = (use: WorkUseCases) =>
  ({
    'briefing.draft': async (payload) => {
      if (!(await use.draftBriefing.run(payload))) throw new ComeBackLater(HELD_MS);
    },
    'briefing.release': async (payload) => {
      if (!(await use.releaseBriefing.run(payload))) throw new ComeBackLater(HELD_MS);
    },
  }) satisfies Partial<JobHandlers>;
