/** Everybody of the office in whose reach a unit lies: who edits and releases its briefings and closes its requirements. */
import type { Stores } from '#domain/ports/database.port.js';
import { isWithin } from '#domain/unit/unit.js';

/** User ids. `path`: where the unit stands today. */
export async function officersOf(stores: Pick<Stores, 'users' | 'units'>, path: string): Promise<string[]> {
  const grants = (await stores.users.allGrants()).filter((grant) => grant.role === 'office');
  const places = new Map(
    (await stores.units.byCodes([...new Set(grants.map((grant) => grant.unit))])).map((unit) => [unit.code, unit.path]),
  );
  const reach = (unit: string): boolean => unit === '/' || isWithin(path, places.get(unit) ?? ' ');
  return [...new Set(grants.filter((grant) => reach(grant.unit)).map((grant) => grant.userId))];
}
