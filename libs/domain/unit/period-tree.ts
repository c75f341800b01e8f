/** The tree a period has: copied when it opens; while it is open it follows changes, except where returns were filed already. */
import type { Period } from '../period/period.js';
import { faultOf } from './tree-rules.js';
import type { Succession } from './unit-change.js';
import { isFilingType, type PeriodUnit, type Unit } from './unit.js';

export function periodUnitOf(period: Period, unit: Unit): PeriodUnit {
  const { code, name, shortName, type, sector, parent, path, reviewLevels } = unit;
  return { period, code, name, shortName, type, sector, parent, path, expected: isFilingType(type), reviewLevels };
}

export interface FollowInput {
  period: Period;
  /** The period's tree as it is. */
  existing: readonly PeriodUnit[];
  /** The tree of the quarter's last day. */
  target: readonly Unit[];
  /** Units with a return in the period, in whatever state, and whoever else must not vanish. */
  filed: ReadonlySet<string>;
  /** Those that hold by the quarter's last day. */
  successions: readonly Succession[];
}

export interface FollowedTree {
  units: PeriodUnit[];
  /** Codes that did not follow, since a return was filed under the tree as it was. */
  kept: string[];
  /** Codes of rows that are new, gone or otherwise than before. */
  changed: string[];
}

/**
 * A unit that filed stays, with the type it filed as. Where it went on as another (merged, split), its partners stay with it and the other
 * does not come in, or the period would ask twice for the same figures. Everything else is as on the quarter's last day.
 */
export function followTree(input: FollowInput): FollowedTree {
  const { existing, filed } = input;
  const before = new Map(existing.map((unit) => [unit.code, unit]));
  const target = new Map(input.target.map((unit) => [unit.code, periodUnitOf(input.period, unit)]));
  const kept = new Set<string>();
  const out = new Set<string>();
  for (const group of linked(input.successions))
    if (group.some((code) => filed.has(code) && before.has(code) && !target.has(code)))
      for (const code of group) (before.has(code) ? kept : out).add(code);
  for (const { code } of existing) if (filed.has(code) && !target.has(code)) kept.add(code);

  const result = new Map<string, PeriodUnit>();
  const ancestorsToo = (code: string | null): void => {
    const unit = code === null ? undefined : before.get(code);
    if (!unit || result.has(unit.code)) return;
    result.set(unit.code, unit);
    if (!target.has(unit.code)) kept.add(unit.code);
    ancestorsToo(unit.parent);
  };
  for (const unit of target.values()) {
    if (kept.has(unit.code) || out.has(unit.code)) continue;
    const was = before.get(unit.code);
    const retyped = was && was.type !== unit.type && filed.has(unit.code);
    if (retyped) kept.add(unit.code);
    result.set(unit.code, retyped ? { ...unit, type: was.type, expected: was.expected } : unit);
  }
  for (const code of kept) if (!result.has(code)) ancestorsToo(code);
  // Below a unit that does not come in, units stay where they were; those that are new come in with it, another time.
  for (let settled = false; !settled;) {
    settled = true;
    for (const unit of [...result.values()]) {
      if (unit.parent === null || result.has(unit.parent)) continue;
      settled = false;
      result.delete(unit.code);
      if (before.has(unit.code) && before.get(unit.code) !== unit) ancestorsToo(unit.code);
      if (result.has(unit.code)) kept.add(unit.code);
    }
  }

  const units = withPaths([...result.values()]);
  if (!units || faultOf(units) || [...filed].some((code) => before.has(code) && !result.has(code)))
    return { units: [...existing], kept: existing.filter((unit) => !isAlike(unit, target.get(unit.code))).map(codeOf), changed: [] };
  const changed = [
    ...units.filter((unit) => !isAlike(unit, before.get(unit.code))).map(codeOf),
    ...existing.filter((unit) => !result.has(unit.code)).map(codeOf),
  ];
  return { units, kept: [...kept].sort(), changed };
}

/** Units that went on as one another, directly or by way of others. */
function linked(successions: readonly Succession[]): string[][] {
  const groupOf = new Map<string, Set<string>>();
  for (const { from, to } of successions) {
    const group = new Set([from, to, ...(groupOf.get(from) ?? []), ...(groupOf.get(to) ?? [])]);
    for (const code of group) groupOf.set(code, group);
  }
  return [...new Set(groupOf.values())].map((group) => [...group]);
}

/** Paths anew, parents first; null when units stand above one another in a ring. */
function withPaths(units: PeriodUnit[]): PeriodUnit[] | null {
  const children = new Map<string | null, PeriodUnit[]>();
  for (const unit of units) children.set(unit.parent, [...(children.get(unit.parent) ?? []), unit]);
  const placed: PeriodUnit[] = [];
  const place = (parent: string | null, above: string): void => {
    for (const unit of children.get(parent) ?? []) {
      const path = `${above}${unit.code}/`;
      placed.push(unit.path === path ? unit : { ...unit, path });
      place(unit.code, path);
    }
  };
  place(null, '/');
  return placed.length === units.length ? placed : null;
}

const codeOf = (unit: PeriodUnit): string => unit.code;

function isAlike(a: PeriodUnit, b: PeriodUnit | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof PeriodUnit)[]).every((key) => a[key] === b[key]);
}
