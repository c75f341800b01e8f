/** Every job of the house as data: payload, queue, attempts, backoff; a job without exactly one handler does not compile. */
export interface JobPayloads {
  'upload.read': { uploadId: string };
  'period.recompute': { period: string };
  'briefing.draft': { briefingId: string };
  'briefing.release': { briefingId: string };
  'message.deliver': { deliveryId: string };
  'meetings.check': Record<string, never>;
  'reminders.check': Record<string, never>;
  'units.settle': Record<string, never>;
  'outbox.sweep': Record<string, never>;
  'audit.seal': Record<string, never>;
  'sessions.prune': Record<string, never>;
}
export type JobName = keyof JobPayloads;
export type QueueName = 'ingest' | 'recompute' | 'briefing' | 'notify' | 'system';

export interface JobOptions {
  queue: QueueName;
  attempts: number;
  backoffMs: number;
  /** Collapses a burst: at most one waiting and one running job per id; never starved (throttle, not debounce). */
  collapse?: { delayMs: number };
  /** Runs unasked: an alarm clock for rows in MariaDB. */
  everyMs?: number;
}

export const JOBS: { [N in JobName]: JobOptions } = {
  'upload.read': { queue: 'ingest', attempts: 5, backoffMs: 2_000 },
  'period.recompute': { queue: 'recompute', attempts: 5, backoffMs: 1_000, collapse: { delayMs: 300 } },
  'briefing.draft': { queue: 'briefing', attempts: 3, backoffMs: 5_000 },
  'briefing.release': { queue: 'briefing', attempts: 3, backoffMs: 5_000 },
  'message.deliver': { queue: 'notify', attempts: 5, backoffMs: 10_000 },
  'meetings.check': { queue: 'system', attempts: 1, backoffMs: 0, everyMs: 60_000 },
  'reminders.check': { queue: 'system', attempts: 1, backoffMs: 0, everyMs: 60_000 },
  'units.settle': { queue: 'system', attempts: 1, backoffMs: 0, everyMs: 600_000 },
  'outbox.sweep': { queue: 'system', attempts: 1, backoffMs: 0, everyMs: 10_000 },
  'audit.seal': { queue: 'system', attempts: 1, backoffMs: 0, everyMs: 30_000 },
  'sessions.prune': { queue: 'system', attempts: 1, backoffMs: 0, everyMs: 3_600_000 },
};

/** Thrown by a handler whose work somebody else holds: the job comes back after the pause, as if it had not been tried. */
export class ComeBackLater extends Error {
  constructor(readonly afterMs: number) {
    super(`held elsewhere; again in ${afterMs} ms`);
  }
}

/** One handler per job; the compiler refuses a table with a gap. */
export type JobHandlers = { [N in JobName]: (payload: JobPayloads[N]) => Promise<void> };
