/** Where in the tree somebody reviews: decides whose turn a return with two levels is. */
import type { Stores } from '#domain/ports/database.port.js';
import { ancestorsOf } from '#domain/return/review-level.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

/** Asks nothing of the database where no unit needs two levels. */
export async function reviewersAbove(
  stores: Pick<Stores, 'users'>,
  units: readonly PeriodUnit[],
): Promise<(unit: Pick<PeriodUnit, 'path'>) => boolean> {
  if (units.every((unit) => unit.reviewLevels === 1)) return () => false;
  const grants = await stores.users.allGrants();
  const reviewed = new Set(grants.filter((grant) => grant.role === 'reviewer').map((grant) => grant.unit));
  return (unit) => ancestorsOf(unit).some((code) => reviewed.has(code));
}
