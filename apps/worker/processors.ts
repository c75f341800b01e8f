/** Every processor of the worker; a job without a handler does not compile here. */
import type { JobHandlers } from '#application/jobs.js';
import type { WorkUseCases } from '#application/use-cases.js';
import { briefingProcessor } from './briefing.processor.js';
import { ingestProcessor } from './ingest.processor.js';
import { notifyProcessor } from './notify.processor.js';
import { recomputeProcessor } from './recompute.processor.js';
import { systemProcessor } from './system.processor.js';

export const processors = (use: WorkUseCases): JobHandlers => ({
  ...ingestProcessor(use),
  ...recomputeProcessor(use),
  ...briefingProcessor(use),
  ...notifyProcessor(use),
  ...systemProcessor(use),
});
