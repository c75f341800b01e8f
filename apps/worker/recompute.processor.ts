/** Jobs of the queue `recompute`: bringing the rollups of a period up to date. */
import type { JobHandlers } from '#application/jobs.js';
import type { WorkUseCases } from '#application/use-cases.js';

export const recomputeProcessor = (use: WorkUseCases) =>
  ({
    'period.recompute': async ({ period }) => void (await use.recomputePeriod.run({ period })),
  }) satisfies Partial<JobHandlers>;
