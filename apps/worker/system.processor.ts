/** Jobs of the queue `system`: the alarm clocks that look at dates, waiting rows, the audit log and old sessions. */
import type { JobHandlers } from '#application/jobs.js';
import type { WorkUseCases } from '#application/use-cases.js';

export const systemProcessor = (use: WorkUseCases) =>
  ({
    'meetings.check': () => use.checkMeetings.run(),
    'units.settle': async () => void (await use.settleUnits.run()),
    'reminders.check': async () => {
      await use.checkReminders.run();
      await use.checkRequirements.run();
    },
    'outbox.sweep': () => use.sweepOutbox.run(),
    'audit.seal': async () => void (await use.sealAudit.run()),
    'sessions.prune': () => use.pruneSessions.run(),
  }) satisfies Partial<JobHandlers>;
