/** Jobs of the queue `notify`: carrying messages to people outside the page. */
import { ComeBackLater, type JobHandlers } from '#application/jobs.js';
import type { WorkUseCases } from '#application/use-cases.js';

export const notifyProcessor = (use: WorkUseCases) =>
  ({
    'message.deliver': async (payload) => {
      const comeBackMs = await use.deliverMessage.run(payload);
      if (comeBackMs !== null) throw new ComeBackLater(comeBackMs);
    },
  }) satisfies Partial<JobHandlers>;
