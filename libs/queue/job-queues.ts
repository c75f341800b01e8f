/** The sending end of every queue: an outbox row becomes a job by what jobs.ts says of it. */
import { Queue, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { JOBS, type JobName, type JobOptions, type QueueName } from '#application/jobs.js';
import type { OutboxRow } from '#domain/ports/outbox-store.port.js';
import { withinTime } from './within-time.js';

export const QUEUE_NAMES = [...new Set(Object.values(JOBS).map((job) => job.queue))];
/** Adding takes a millisecond; Redis that is away or busy must not hold anybody longer. */
const ADD_MS = 2_000;
const KEEP = { removeOnComplete: { age: 3_600, count: 1_000 }, removeOnFail: { age: 7 * 24 * 3_600, count: 1_000 } };

export const isJobName = (name: string): name is JobName => Object.hasOwn(JOBS, name);

export class JobQueues {
  private readonly queues: Map<QueueName, Queue>;

  constructor(client: Redis, prefix: string) {
    this.queues = new Map(QUEUE_NAMES.map((name) => [name, quietQueue(name, client, prefix)]));
  }

  /** Rejects when Redis does not take it in time; the row then stays unrung. */
  async add(row: OutboxRow): Promise<void> {
    if (!isJobName(row.job)) throw new Error(`no job is called ${row.job}`);
    const queue = this.queue(JOBS[row.job].queue);
    await withinTime(queue.add(row.job, row.payload, optionsOf(row, JOBS[row.job])), ADD_MS, `adding ${row.job}`);
  }

  queue(name: QueueName): Queue {
    return this.queues.get(name)!;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => withinTime(queue.close(), ADD_MS, 'closing a queue')));
  }
}

/** Attempts, backoff and how long a finished job is remembered. */
export const retryOptions = (job: JobOptions): JobsOptions => ({
  attempts: job.attempts,
  backoff: { type: 'exponential', delay: job.backoffMs },
  ...KEEP,
});

/**
 * A collapsed job has no id of its own: at most one waits and one runs per payload, and what comes while it runs is run once more after it.
 * No `ttl`, `extend` or `replace`: those put the run off for as long as the burst lasts.
 */
export function optionsOf(row: OutboxRow, job: JobOptions): JobsOptions {
  if (!job.collapse) return { ...retryOptions(job), jobId: `o${row.id}-${row.attempt}` };
  return { ...retryOptions(job), delay: job.collapse.delayMs, deduplication: { id: collapseId(row), keepLastIfActive: true } };
}

/** Rows with the same id ask for the same run. */
export const collapseId = (row: Pick<OutboxRow, 'job' | 'payload'>): string => [row.job, ...Object.values(row.payload)].join('-');

function quietQueue(name: QueueName, client: Redis, prefix: string): Queue {
  const queue = new Queue(name, { connection: client, prefix });
  // The one who adds hears of it; without a listener it would end the process.
  queue.on('error', () => undefined);
  return queue;
}
