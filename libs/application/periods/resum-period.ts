/** Asks for a whole period to be summed again, when something changed that touches every unit: its days, its tree, its state. */
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { touchFigures } from '../returns/touch-figures.js';

/** One mark is enough: a period is always summed whole. */
export async function resumPeriod(stores: Pick<Stores, 'facts' | 'outbox' | 'periods'>, period: Period, at: Date): Promise<void> {
  const [root] = await stores.periods.units(period);
  if (root) await touchFigures(stores, period, root.code, at);
}
