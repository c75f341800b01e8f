/** The past of units that were several: which units' rows stand in for theirs in quarters before they became one. */
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { heirsAmong, predecessorsOf, splitBefore } from '#domain/unit/succession.js';
import type { Succession } from '#domain/unit/unit-change.js';
import { isWithin, type PeriodUnit } from '#domain/unit/unit.js';

export interface Past {
  /** Everybody whose rows are needed besides the units' own. */
  codes: string[];
  /**
   * Whose rows make up the unit's in the period, as they stood then: none overlaps another. Itself alone where it was always one;
   * then its sector is that of then only where it was asked for.
   */
  rowsOf(unit: string, period: Period): readonly Pick<PeriodUnit, 'code' | 'sector'>[];
  /** Units that went on as it and are gone, with how they were called. */
  mergedInto(unit: string): Pick<PeriodUnit, 'code' | 'name'>[];
  /** It is one part of what was split: it has no past. */
  splitFrom(unit: string): Succession | null;
}

/**
 * As seen from the period `at`: whoever still stands in its tree is somebody of his own there, whatever became of him since.
 * `bySector`: units whose sector of then matters. Reads nothing more where nobody was ever merged and there are none.
 */
export async function loadPast(
  stores: Pick<Stores, 'periods' | 'units'>,
  input: { at: Period; periods: readonly Period[]; units: readonly PeriodUnit[]; bySector?: readonly PeriodUnit[] },
): Promise<Past> {
  const successions = await stores.units.successions();
  const all = predecessorsOf(successions);
  const candidates = [...new Set(input.units.flatMap(({ code }) => [...(all.get(code) ?? [])]))];
  const own = new Map(input.units.map((unit) => [unit.code, unit]));
  const standing = new Set([...own.keys(), ...(await stores.periods.unitsOf([input.at], candidates)).map(({ code }) => code)]);
  const heirOf = heirsAmong(successions, (code) => standing.has(code));
  const before = new Map<string, string[]>();
  for (const code of candidates) {
    const heir = heirOf(code);
    if (heir !== null && heir !== code) before.set(heir, [...(before.get(heir) ?? []), code]);
  }
  const codes = [...before.values()].flat();
  const placed = [...codes, ...before.keys(), ...(input.bySector ?? []).map(({ code }) => code)];
  const there = placed.length > 0 ? await stores.periods.unitsOf([...input.periods], [...new Set(placed)]) : [];
  const places = new Map(there.map((unit) => [`${unit.period}/${unit.code}`, unit]));
  return {
    codes,
    rowsOf: (unit, period) => {
      const gone = before.get(unit);
      if (!gone) return [(places.size > 0 && places.get(`${period}/${unit}`)) || own.get(unit)!];
      const rows = [unit, ...gone].flatMap((code) => places.get(`${period}/${code}`) ?? []);
      return rows.filter((inner) => !rows.some((outer) => outer !== inner && isWithin(inner.path, outer.path)));
    },
    mergedInto: (unit) =>
      (before.get(unit) ?? []).flatMap((code) => input.periods.map((period) => places.get(`${period}/${code}`)).find((each) => each) ?? []),
    splitFrom: (unit) => splitBefore(successions, unit),
  };
}
