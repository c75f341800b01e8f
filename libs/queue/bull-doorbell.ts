/** The Doorbell on BullMQ: a ring starts the relay, many rings at once start it once, and a queue that is away is rung later. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { Clock } from '#domain/ports/clock.port.js';
import type { Doorbell } from '#domain/ports/doorbell.port.js';
import type { OutboxStore } from '#domain/ports/outbox-store.port.js';
import { JobQueues } from './job-queues.js';
import { OutboxRelay } from './outbox-relay.js';
import { connectProducer } from './queue-connection.js';
import { pingRedis } from './redis-health.js';

export interface DoorbellOptions {
  redisUrl: string;
  /** Keeps several installations on one Redis apart. */
  prefix: string;
  outbox: Pick<OutboxStore, 'unrung' | 'markRung'>;
  clock: Clock;
  /** Told when ringing fails; it will be tried again. */
  onFailure?: (error: unknown) => void;
}

/** Rings of one burst come this close together. */
const GATHER_MS = 5;
const RETRY_MS = { first: 500, most: 5_000 };

export class BullDoorbell implements Doorbell {
  private readonly client: Redis;
  private readonly queues: JobQueues;
  private readonly relay: OutboxRelay;
  private isAsked = false;
  private isClosed = false;
  private running: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private retryMs = RETRY_MS.first;

  constructor(private readonly options: DoorbellOptions) {
    this.client = connectProducer(options.redisUrl);
    this.queues = new JobQueues(this.client, options.prefix);
    this.relay = new OutboxRelay({ outbox: options.outbox, queues: this.queues, clock: options.clock });
    // Redis that is back may have forgotten everything: what waits is rung at once.
    this.client.on('ready', () => this.ring());
  }

  ring(): void {
    this.isAsked = true;
    if (this.isClosed) return;
    this.running ??= this.relayAll().finally(() => {
      this.running = null;
    });
  }

  /** Throws `unavailable` when Redis does not answer. */
  ping(): Promise<void> {
    return pingRedis(this.client);
  }

  /** Lets a relay that is running end. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.running;
    await this.queues.close();
    this.client.disconnect();
  }

  private async relayAll(): Promise<void> {
    while (this.isAsked && !this.isClosed) {
      await sleep(GATHER_MS);
      this.isAsked = false;
      try {
        await this.relay.run();
        this.retryMs = RETRY_MS.first;
      } catch (error) {
        this.options.onFailure?.(error);
        this.ringLater();
        return;
      }
    }
  }

  private ringLater(): void {
    if (this.isClosed) return;
    if (this.retry) clearTimeout(this.retry);
    this.retry = setTimeout(() => this.ring(), this.retryMs).unref();
    this.retryMs = Math.min(this.retryMs * 2, RETRY_MS.most);
  }
}
