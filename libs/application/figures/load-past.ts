/** The past of units that were several: which units' rows stand in for theirs in quarters before they became one. */
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { predecessorsOf, splitBefore } from '#domain/unit/succession.js';
import type { Succession } from '#domain/unit/unit-change.js';
import { isWithin, type PeriodUnit } from '#domain/unit/unit.js';

export interface Past {
  /** Everybody whose rows are needed besides the units' own. */
  codes: string[];
  /** Whose rows make up the unit's in the period, as they stood then: none overlaps another. Itself alone where it was always one. */
  rowsOf(unit: string, period: Period): readonly Pick<PeriodUnit, 'code' | 'sector'>[];
  /** Units that went on as it and are gone, with how they were called. */
  mergedInto(unit: string): Pick<PeriodUnit, 'code' | 'name'>[];
  /** It is one part of what was split: it has no past. */
  splitFrom(unit: string): Succession | null;
}

/**
 * As seen from the period `at`: whoever still stands in its tree is somebody of his own there, whatever became of him since.
 * Reads nothing more where nobody was ever merged.
 */
export async function loadPast(
  stores: Pick<Stores, 'periods' | 'units'>,
  input: { at: Period; periods: readonly Period[]; units: readonly PeriodUnit[] },
): Promise<Past> {
  const successions = await stores.units.successions();
  const all = predecessorsOf(successions);
  const before = new Map<string, string[]>();
  for (const { code } of input.units) {
    const gone: string[] = [];
    for (const candidate of all.get(code) ?? []) if (!(await stores.periods.unit(input.at, candidate))) gone.push(candidate);
    if (gone.length > 0) before.set(code, gone);
  }
  const places = new Map<string, PeriodUnit>();
  const codes = [...new Set([...before.values()].flat())];
  const placed = [...new Set([...codes, ...before.keys()])];
  for (const period of input.periods)
    for (const code of placed) {
      const unit = await stores.periods.unit(period, code);
      if (unit) places.set(`${period}/${code}`, unit);
    }
  const own = new Map(input.units.map((unit) => [unit.code, unit]));
  return {
    codes,
    rowsOf: (unit, period) => {
      const gone = before.get(unit);
      if (!gone) return [own.get(unit)!];
      const there = [unit, ...gone].flatMap((code) => places.get(`${period}/${code}`) ?? []);
      return there.filter((inner) => !there.some((outer) => outer !== inner && isWithin(inner.path, outer.path)));
    },
    mergedInto: (unit) =>
      (before.get(unit) ?? []).flatMap((code) => input.periods.map((period) => places.get(`${period}/${code}`)).find((each) => each) ?? []),
    splitFrom: (unit) => splitBefore(successions, unit),
  };
}
