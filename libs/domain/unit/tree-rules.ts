/** What makes a set of units a tree, and which type may stand below which. */
import { DomainError } from '../errors.js';
import { UNIT_TYPES, type Unit, type UnitType } from './unit.js';

type Node = Pick<Unit, 'code' | 'parent' | 'path'>;

/** Party committees stand above general branches, those above branches, those above groups. */
const RANK: Record<UnitType, number> = {
  committee: 0,
  second_committee: 0,
  general_branch: 1,
  branch: 2,
  first_branch: 2,
  joint_branch: 2,
  temporary_branch: 2,
  group: 3,
  no_organisation: 3,
};

/** Committees may stand below one another (district, city); everything else only below something higher. */
export const mayStandBelow = (child: UnitType, parent: UnitType): boolean =>
  RANK[parent] < RANK[child] || (RANK[parent] === 0 && RANK[child] === 0);

export function assertFormation(child: Pick<Unit, 'shortName' | 'type'>, parent: Pick<Unit, 'shortName' | 'type'>): void {
  if (mayStandBelow(child.type, parent.type)) return;
  const [below, above] = [UNIT_TYPES[child.type], UNIT_TYPES[parent.type]];
  throw new DomainError('invalid', {
    zh: `${above.zh}“${parent.shortName}”下不能设${below.zh}“${child.shortName}”`,
    en: `"${child.shortName}" (${below.en}) cannot stand below "${parent.shortName}" (${above.en})`,
  });
}

/** The first unit that does not fit, with why; null when the units form a tree with every path right. */
export function faultOf(units: Iterable<Node>): { unit: string; fault: 'twice' | 'parent_missing' | 'path' } | null {
  const byCode = new Map<string, Node>();
  for (const unit of units) {
    if (byCode.has(unit.code)) return { unit: unit.code, fault: 'twice' };
    byCode.set(unit.code, unit);
  }
  // A path that is its parent's with the own code behind it is longer than the parent's: no ring can have such paths.
  for (const unit of byCode.values()) {
    const parent = unit.parent === null ? null : byCode.get(unit.parent);
    if (parent === undefined) return { unit: unit.code, fault: 'parent_missing' };
    if (unit.path !== `${parent?.path ?? '/'}${unit.code}/`) return { unit: unit.code, fault: 'path' };
  }
  return null;
}
