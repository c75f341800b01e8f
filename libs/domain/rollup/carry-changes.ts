/** Sums of a quarter after a few returns changed: what each unit's own return says now instead of then is added to every unit above it. */
import type { PeriodUnit } from '../unit/unit.js';
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
        if (!old || old.sums.length !== now.sums.length) return null;
        const row = after.get(key) ?? copyOf(old);
        after.set(key, row);
        add(row, now, 1);
        // Its own return was all of it but what came from below.
        add(row, whole, -1);
        for (const child of children) add(row, child, 1);
      }
  }
  return [...after.values()];
}

const copyOf = (rollup: Rollup): Rollup => ({
  ...rollup,
  sums: rollup.sums.slice(),
  counts: rollup.counts.slice(),
  expected: rollup.expected.slice(),
  filing: { ...rollup.filing },
});

function add(row: Rollup, of: Rollup, sign: 1 | -1): void {
  const times = BigInt(sign);
  for (let slot = 0; slot < row.sums.length; slot++) {
    row.sums[slot] = row.sums[slot]! + times * of.sums[slot]!;
    row.counts[slot]! += sign * of.counts[slot]!;
    row.expected[slot]! += sign * of.expected[slot]!;
  }
  row.reportedUnits += sign * of.reportedUnits;
  row.expectedUnits += sign * of.expectedUnits;
  for (const key of Object.keys(row.filing) as (keyof Rollup['filing'])[]) row.filing[key] += sign * of.filing[key];
}
