/** An earlier quarter's units put into the tree of a later one: sums along it say what the parts of today's tree were then. */
import type { Period } from '../period/period.js';
import type { PeriodUnit, Sector } from '../unit/unit.js';

/** A unit of then where it counts now. */
export interface RegroupedUnit extends PeriodUnit {
  /** The unit of now whose past it is: itself, or whoever it went on as. */
  identity: string;
}

/**
 * Units that stand in both trees have the place and sector of now; units that went on as another hang below their heir, of its sector;
 * whoever ended without an heir falls out. Units of now that did not exist then are put in, unexpected, where others hang below them.
 * `now` in tree order; the same comes out.
 */
export function regroupTree(
  period: Period,
  now: readonly PeriodUnit[],
  then: readonly PeriodUnit[],
  heirOf: (code: string) => string | null,
): RegroupedUnit[] {
  const places = new Map(now.map((unit) => [unit.code, unit]));
  const own = new Map<string, PeriodUnit>();
  const gone = new Map<string, PeriodUnit[]>();
  /** With the sector of somebody who counts there: an inserted unit must not make its own sector appear. */
  const needed = new Map<string, Sector>();
  for (const unit of then) {
    const heir = places.has(unit.code) ? unit.code : heirOf(unit.code);
    const place = heir === null ? undefined : places.get(heir);
    if (!place) continue;
    if (place.code === unit.code) own.set(unit.code, unit);
    else gone.set(place.code, [...(gone.get(place.code) ?? []), unit]);
    for (let above: PeriodUnit | undefined = place; above && !needed.has(above.code); above = places.get(above.parent ?? ''))
      needed.set(above.code, place.sector);
  }
  return now
    .filter(({ code }) => needed.has(code))
    .flatMap(({ code, parent, path, sector, ...rest }) => {
      const place = { parent, path, sector, identity: code };
      const before = own.get(code);
      const unit: RegroupedUnit = before
        ? { ...before, ...place }
        : { ...rest, ...place, sector: needed.get(code)!, code, period, expected: false };
      const absorbed = (gone.get(code) ?? []).map((each): RegroupedUnit => ({
        ...each,
        parent: code,
        path: `${path}${each.code}/`,
        sector,
        identity: code,
      }));
      return [unit, ...absorbed];
    });
}

/** One quarter's regrouped units, and who of them has an accepted return. */
export interface RegroupedPeriod {
  units: readonly RegroupedUnit[];
  reported: ReadonlySet<string>;
}

/** Who is expected to file, or did. */
export const countedIn = ({ units, reported }: RegroupedPeriod): Set<string> =>
  new Set(units.filter((unit) => unit.expected || reported.has(unit.code)).map((unit) => unit.identity));

/** Units that were counted in every one of these quarters, with all that was expected of them and of those they came from. */
export function comparableIn(quarters: readonly RegroupedPeriod[]): Set<string> {
  const [first, ...rest] = quarters.map((quarter) => {
    const complete = countedIn(quarter);
    for (const unit of quarter.units) if (unit.expected && !quarter.reported.has(unit.code)) complete.delete(unit.identity);
    return complete;
  });
  return new Set([...(first ?? [])].filter((code) => rest.every((complete) => complete.has(code))));
}
