/** Carries committed outbox rows to the queue; run twice it rings twice, and every job bears that. */
import { JOBS } from '#application/jobs.js';
import type { Clock } from '#domain/ports/clock.port.js';
import type { OutboxRow, OutboxStore } from '#domain/ports/outbox-store.port.js';
import { collapseId, isJobName, type JobQueues } from './job-queues.js';

const BATCH = 200;

export class OutboxRelay {
  constructor(private readonly parts: { outbox: Pick<OutboxStore, 'unrung' | 'markRung'>; queues: Pick<JobQueues, 'add'>; clock: Clock }) {}

  /** Rings everything that waits; rejects when the queue or the database is away, and what was not rung stays. */
  async run(): Promise<number> {
    const { outbox } = this.parts;
    let rung = 0;
    for (;;) {
      const rows = await outbox.unrung(BATCH);
      if (rows.length === 0) return rung;
      rung += await this.ring(rows);
    }
  }

  private async ring(rows: OutboxRow[]): Promise<number> {
    const { outbox, queues, clock } = this.parts;
    const done: string[] = [];
    try {
      for (const group of grouped(rows)) {
        // A job this version does not know was written by another one: it is put aside, not allowed to block the rest.
        if (isJobName(group[0]!.job)) await queues.add(group.at(-1)!);
        done.push(...group.map((row) => row.id));
      }
    } finally {
      if (done.length > 0) await outbox.markRung(done, clock.now().toISOString());
    }
    return done.length;
  }
}

/** Rows that collapse into one run stand together; every other row stands alone. */
function grouped(rows: OutboxRow[]): OutboxRow[][] {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const collapses = isJobName(row.job) && JOBS[row.job].collapse !== undefined;
    const key = collapses ? collapseId(row) : `row ${row.id}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}
