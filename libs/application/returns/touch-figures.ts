/** Marks what must be summed again and asks for it; the queue collapses a burst into few runs. */
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';

export async function touchFigures(stores: Pick<Stores, 'facts' | 'outbox'>, period: Period, unit: string, at: Date): Promise<void> {
  await stores.facts.markDirty(period, unit);
  await stores.outbox.add('period.recompute', { period }, at.toISOString());
}
