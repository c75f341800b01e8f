/** Jobs of the queue `ingest`: reading what was uploaded. */
import { ComeBackLater, type JobHandlers } from '#application/jobs.js';
import { HELD_MS } from '#application/upkeep/hold-lease.js';
import type { WorkUseCases } from '#application/use-cases.js';

export const ingestProcessor = (use: WorkUseCases) =>
  ({
    'upload.read': async (payload) => {
      if (!(await use.readUpload.run(payload))) throw new ComeBackLater(HELD_MS);
    },
  }) satisfies Partial<JobHandlers>;
