/** Marks what must be summed again and asks for it; the queue collapses a burst into few runs. */
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';

export const touchFigures = (stores: Pick<Stores, 'facts' | 'outbox'>, period: Period, unit: string, at: Date): Promise<void> =>
  touchAllFigures(stores, period, [unit], at);

/** The same of many units at once. */
export async function touchAllFigures(stores: Pick<Stores, 'facts' | 'outbox'>, period: Period, units: string[], at: Date): Promise<void> {
  await stores.facts.markAllDirty(period, units);
  await stores.outbox.add('period.recompute', { period }, at.toISOString());
}
