/** What is amiss in today's tree: units nobody reviews or files for, parents that ended, formations against the rules. */
import type { Text } from '../errors.js';
import type { StoredGrant } from '../ports/user-store.port.js';
import { codesOnPath, UnitPeople } from './unit-people.js';
import { isFilingType, UNIT_TYPES, type Unit } from './unit.js';

export type TreeCheckCode = 'no_reviewer' | 'no_clerk' | 'parent_ended' | 'too_many_units' | 'too_few_branches';
export interface TreeCheck {
  code: TreeCheckCode;
  unit: Unit;
  message: Text;
}

/** A joint branch covers at most five units; a general branch of one branch is none. */
const MOST_UNITS = 5;
const FEWEST_BRANCHES = 2;

/** In tree order. A whole subtree that lacks somebody is named once, at its top. */
export function checkTree(units: readonly Unit[], grants: readonly StoredGrant[]): TreeCheck[] {
  const people = new UnitPeople(grants);
  const checks = [
    ...lacking(
      units,
      'no_reviewer',
      (unit) => people.isReviewed(unit),
      (count, unit) =>
        count === 1
          ? {
              zh: unit.reviewLevels === 2 ? '实行两级审核，但上级单位没有审核员' : '没有审核员，季报由党建办直接审核',
              en: unit.reviewLevels === 2 ? 'Two review levels, but no reviewer above it' : 'No reviewer: the office reviews it',
            }
          : { zh: `本单位及下级共 ${count} 个填报单位没有审核员`, en: `${count} filing units here and below have no reviewer` },
    ),
    ...lacking(
      units,
      'no_clerk',
      (unit) => people.isFiledFor(unit),
      (count) =>
        count === 1
          ? { zh: '没有填报员', en: 'Nobody files for it' }
          : { zh: `本单位及下级共 ${count} 个填报单位没有填报员`, en: `${count} filing units here and below have nobody who files` },
    ),
    ...formations(units),
  ];
  const order = new Map(units.map((unit, i) => [unit.code, i]));
  return checks.sort((a, b) => order.get(a.unit.code)! - order.get(b.unit.code)!);
}

function lacking(
  units: readonly Unit[],
  code: TreeCheckCode,
  isCovered: (unit: Unit) => boolean,
  say: (count: number, unit: Unit) => Text,
): TreeCheck[] {
  /** Filing units at and below each place, and those of them that lack it. */
  const filing = new Map<string, number>();
  const missing = new Map<string, number>();
  const own = new Set<string>();
  const count = (tally: Map<string, number>, place: string) => tally.set(place, (tally.get(place) ?? 0) + 1);
  for (const unit of units) {
    if (!isFilingType(unit.type)) continue;
    const lacks = !isCovered(unit);
    if (lacks) own.add(unit.code);
    for (const place of codesOnPath(unit.path)) {
      count(filing, place);
      if (lacks) count(missing, place);
    }
  }
  // A parent that has ended is not there to be named for what stands below it.
  const standing = new Set(units.map((unit) => unit.code));
  const lacksWholly = (place: string | null): boolean =>
    place !== null && standing.has(place) && missing.has(place) && missing.get(place) === filing.get(place);
  return units.flatMap((unit): TreeCheck[] => {
    if (lacksWholly(unit.parent)) return [];
    if (lacksWholly(unit.code)) return [{ code, unit, message: say(missing.get(unit.code)!, unit) }];
    return own.has(unit.code) ? [{ code, unit, message: say(1, unit) }] : [];
  });
}

function formations(units: readonly Unit[]): TreeCheck[] {
  const codes = new Set(units.map((unit) => unit.code));
  const children = new Map<string, Unit[]>();
  for (const unit of units) if (unit.parent !== null) children.set(unit.parent, [...(children.get(unit.parent) ?? []), unit]);
  return units.flatMap((unit): TreeCheck[] => {
    const below = children.get(unit.code) ?? [];
    if (unit.parent !== null && !codes.has(unit.parent))
      return [
        {
          code: 'parent_ended',
          unit,
          message: { zh: `上级单位“${unit.parent}”已经撤销`, en: `Its parent "${unit.parent}" has ended` },
        },
      ];
    if (unit.type === 'joint_branch' && below.length > MOST_UNITS)
      return [
        {
          code: 'too_many_units',
          unit,
          message: {
            zh: `联合党支部覆盖 ${below.length} 个单位，一般不超过 ${MOST_UNITS} 个`,
            en: `A joint branch of ${below.length} units; ${MOST_UNITS} is the rule`,
          },
        },
      ];
    if (unit.type === 'general_branch' && below.length < FEWEST_BRANCHES)
      return [
        {
          code: 'too_few_branches',
          unit,
          message: {
            zh: `${UNIT_TYPES.general_branch.zh}下只有 ${below.length} 个党支部，一般不少于 ${FEWEST_BRANCHES} 个`,
            en: `A general branch of ${below.length} branches; at least ${FEWEST_BRANCHES} is the rule`,
          },
        },
      ];
    return [];
  });
}
