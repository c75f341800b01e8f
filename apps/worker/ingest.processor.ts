/** Jobs of the queue `ingest`: reading what was uploaded. */
import type { JobHandlers } from '#application/jobs.js';
import type { WorkUseCases } from '#application/use-cases.js';

export const ingestProcessor = (use: WorkUseCases) =>
  ({
    'upload.read': (payload) => use.readUpload.run(payload),
  }) satisfies Partial<JobHandlers>;
