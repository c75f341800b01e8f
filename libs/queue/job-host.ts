/** Runs the handlers: one worker a queue, the alarm clocks, one log line a job, and an orderly end. */
import { DelayedError, UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { ComeBackLater, type JobHandlers, type QueueName } from '#application/jobs.js';
import { DomainError, type ErrorCode } from '#domain/errors.js';
import { assertAlarmClocks } from './alarm-clocks.js';
import { isJobName, JobQueues, QUEUE_NAMES } from './job-queues.js';
import { connectProducer, connectWorker } from './queue-connection.js';
import { pingRedis } from './redis-health.js';
import { withinTime } from './within-time.js';

export interface JobLine {
  job: string;
  id: string;
  attempt: number;
  ms: number;
  /** `refused`: will not be tried again; `held`: somebody else is at it, and it comes back. */
  outcome: 'done' | 'failed' | 'refused' | 'held';
  error?: unknown;
}

export interface JobHostOptions {
  redisUrl: string;
  prefix: string;
  handlers: JobHandlers;
  /** One line a job. */
  log: (line: JobLine) => void;
  /** Told of connection errors; the workers go on by themselves. */
  onError?: (error: unknown) => void;
}

const CONCURRENCY: Record<QueueName, number> = { ingest: 2, recompute: 1, briefing: 1, notify: 4, system: 1 };
/** A dead worker's job is taken over after at most three of these. */
const LOCK_MS = 10_000;
const MAX_STALLED = 5;
const ASSERT_CLOCKS_MS = 30_000;
const REPORT_MS = 10_000;
/** Trying again would change nothing. */
const HOPELESS: ErrorCode[] = ['invalid', 'not_found', 'forbidden', 'unauthorized', 'unsupported', 'too_large'];

export class JobHost {
  private readonly client: Redis;
  private readonly workerClient: Redis;
  private readonly queues: JobQueues;
  private workers: Worker[] = [];
  private clocks: NodeJS.Timeout | null = null;
  private reportedAt = -Infinity;
  private draining: Promise<boolean> | null = null;

  constructor(private readonly options: JobHostOptions) {
    this.client = connectProducer(options.redisUrl);
    this.workerClient = connectWorker(options.redisUrl);
    this.queues = new JobQueues(this.client, options.prefix);
  }

  /** Does not wait for Redis: work begins whenever it is there. */
  start(): void {
    this.workers = QUEUE_NAMES.map((name) => this.workOn(name));
    const assert = () => void this.assertClocks();
    // Also right after a reconnection: Redis may have come back empty.
    this.client.on('ready', assert);
    this.clocks = setInterval(assert, ASSERT_CLOCKS_MS);
    if (this.client.status === 'ready') assert();
  }

  /** Throws `unavailable` when Redis does not answer. */
  ping(): Promise<void> {
    return pingRedis(this.client);
  }

  /**
   * Takes no more jobs and lets the running ones end. One that needs longer than `graceMs` is left:
   * its lock runs out, and another worker takes it up. Answers whether all ended.
   */
  drain(graceMs: number): Promise<boolean> {
    return (this.draining ??= this.drainOnce(graceMs));
  }

  private async drainOnce(graceMs: number): Promise<boolean> {
    if (this.clocks) clearInterval(this.clocks);
    const closing = Promise.all(this.workers.map((worker) => worker.close()));
    const isDrained = await withinTime(closing, graceMs, 'draining').then(
      () => true,
      () => false,
    );
    // A job that ends late, while the process still lives, is still recorded as done.
    void closing.finally(() => this.workerClient.disconnect());
    await this.queues.close();
    this.client.disconnect();
    return isDrained;
  }

  private workOn(name: QueueName): Worker {
    const worker = new Worker(name, (job, token) => this.run(job, token), {
      connection: this.workerClient,
      prefix: this.options.prefix,
      concurrency: CONCURRENCY[name],
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS,
      maxStalledCount: MAX_STALLED,
    });
    worker.on('error', (error) => this.report(error));
    return worker;
  }

  private async run(job: Job, token?: string): Promise<void> {
    const start = performance.now();
    const line = (outcome: JobLine['outcome'], error?: unknown) =>
      this.options.log({
        job: job.name,
        id: job.id ?? '',
        attempt: job.attemptsMade + 1,
        ms: Math.round(performance.now() - start),
        outcome,
        ...(error === undefined ? {} : { error }),
      });
    try {
      if (!isJobName(job.name)) throw new UnrecoverableError(`no job is called ${job.name}`);
      // The compiler cannot see that name and payload belong together: one outbox row wrote both.
      const handle = this.options.handlers[job.name] as (payload: unknown) => Promise<void>;
      await handle(job.data);
      line('done');
    } catch (error) {
      if (error instanceof ComeBackLater) {
        await job.moveToDelayed(Date.now() + error.afterMs, token);
        line('held');
        throw new DelayedError();
      }
      const isHopeless = error instanceof UnrecoverableError || (error instanceof DomainError && HOPELESS.includes(error.code));
      line(isHopeless ? 'refused' : 'failed', error);
      throw isHopeless && !(error instanceof UnrecoverableError) ? new UnrecoverableError((error as Error).message) : error;
    }
  }

  private async assertClocks(): Promise<void> {
    try {
      await withinTime(assertAlarmClocks(this.queues, Date.now()), ASSERT_CLOCKS_MS, 'setting alarm clocks');
    } catch (error) {
      this.report(error);
    }
  }

  /** During an outage every worker complains at every attempt; one line in a while is enough. */
  private report(error: unknown): void {
    if (performance.now() - this.reportedAt < REPORT_MS) return;
    this.reportedAt = performance.now();
    this.options.onError?.(error);
  }
}
