/** Sums of a quarter after a few returns changed: what each unit's own return says now instead of then is added to every unit above it. */
import type { PeriodUnit } from '../unit/unit.js';
import { addInto, copyOf } from './add-rollups.js';
import type { Rollup } from './rollup.js';

export interface ChangedUnit {
  unit: Pick<PeriodUnit, 'code' | 'path' | 'sector'>;
  /** Of its own return alone, as it is now. */
  now: Rollup;
  /** Stored rows of the units one level down, of all sectors; of a unit without any below, none. */
  children: readonly Rollup[];
}

const keyOf = (unit: string, sector: string | null): string => `${unit}/${sector ?? ''}`;

/**
 * The rows that become others, exactly as a whole pass would sum them. `stored`: of the changed units and of all above them, of all
 * sectors and of each. Null where one of those is missing: then only a whole pass can tell.
 */
export function carryChanges(stored: readonly Rollup[], changes: readonly ChangedUnit[]): Rollup[] | null {
  const before = new Map(stored.map((rollup) => [keyOf(rollup.unit, rollup.sector), rollup]));
  const after = new Map<string, Rollup>();
  for (const { unit, now, children } of changes) {
    const whole = before.get(keyOf(unit.code, null));
    if (!whole) return null;
    const above = unit.path.split('/').filter(Boolean);
    for (const code of above)
      for (const sector of code === unit.code && children.length === 0 ? [null] : [null, unit.sector]) {
        const key = keyOf(code, sector);
        const old = before.get(key);
        if (old?.catalogueVersion !== now.catalogueVersion) return null;
        const row = after.get(key) ?? copyOf(old);
        after.set(key, row);
        addInto(row, now, 1);
        // Its own return was all of it but what came from below.
        addInto(row, whole, -1);
        for (const child of children) addInto(row, child, 1);
      }
  }
  return [...after.values()];
}
