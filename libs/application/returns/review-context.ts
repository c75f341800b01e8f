/** Where in the tree somebody reviews: decides whose turn a return with two levels is. */
import type { Stores } from '#domain/ports/database.port.js';
import { codesOnPath } from '#domain/unit/unit-people.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

/** Asks nothing of the database where no unit needs two levels. */
export async function reviewersAbove(
  stores: Pick<Stores, 'users'>,
  units: readonly PeriodUnit[],
): Promise<(unit: Pick<PeriodUnit, 'path'>) => boolean> {
  const above = ({ path }: Pick<PeriodUnit, 'path'>) => codesOnPath(path).slice(0, -1);
  const asked = new Set(units.filter((unit) => unit.reviewLevels > 1).flatMap(above));
  if (asked.size === 0) return () => false;
  const grants = await stores.users.grantsIn([...asked]);
  const reviewed = new Set(grants.filter((grant) => grant.role === 'reviewer').map((grant) => grant.unit));
  return (unit) => above(unit).some((code) => reviewed.has(code));
}
