/** Rings again for what has waited too long: the queue may vanish, the rows stay. */
import type { Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { isOutrunByDueDay } from '#domain/rollup/filing.js';
import { nextAttemptAt } from '../messages/deliver-message.js';
import { ownDueDays } from '../periods/due-days.js';
import type { Ports } from '../ports.js';

/** Older than any healthy wait; well under the minute we promise. */
const WAIT_MS = 20_000;
const KEEP_RUNG_MS = 24 * 3_600_000;
const KEEP_ANSWERS_MS = 7 * 24 * 3_600_000;
const LIMIT = 500;

export class SweepOutbox {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock' | 'doorbell'>) {}

  async run(): Promise<void> {
    const { database, clock, doorbell } = this.ports;
    const now = clock.now();
    const at = now.toISOString();
    const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
    const [uploads, briefings, deliveries, periods] = await Promise.all([
      database.uploads.waiting(before(WAIT_MS), LIMIT),
      database.briefings.waiting(before(WAIT_MS), LIMIT),
      database.messages.waitingDeliveries(before(WAIT_MS), LIMIT),
      this.stalePeriods(now),
    ]);
    await database.transaction(async (stores) => {
      for (const { id } of uploads) await stores.outbox.ringAgain('upload.read', { uploadId: id }, at, before(WAIT_MS));
      for (const { id, status } of briefings)
        await stores.outbox.ringAgain(
          status === 'releasing' ? 'briefing.release' : 'briefing.draft',
          { briefingId: id },
          at,
          before(WAIT_MS),
        );
      for (const delivery of deliveries)
        if (nextAttemptAt(delivery) < now.getTime() - WAIT_MS)
          await stores.outbox.ringAgain('message.deliver', { deliveryId: delivery.id }, at, before(WAIT_MS));
      for (const period of periods) await stores.outbox.ringAgain('period.recompute', { period }, at, before(WAIT_MS));
      await stores.outbox.deleteRungBefore(before(KEEP_RUNG_MS));
      await stores.idempotency.deleteBefore(before(KEEP_ANSWERS_MS));
    });
    doorbell.ring();
  }

  /** Touched and not summed yet, or summed before the due day ended: from then on whoever has not filed is late. */
  private async stalePeriods(now: Date): Promise<Period[]> {
    const { database } = this.ports;
    const stale = new Set(await database.facts.dirtyPeriods());
    for (const record of await database.periods.all()) {
      if (record.state !== 'open') continue;
      const computedAt = await database.rollups.computedAt(record.period);
      if (computedAt === null) continue;
      const own = ownDueDays(record, await database.periods.exceptions(record.period));
      const dueDays = [record.dueOn, ...own.values()];
      if (isOutrunByDueDay(computedAt, { dueDays, today: shanghaiDate(now) })) stale.add(record.period);
    }
    return [...stale];
  }
}
