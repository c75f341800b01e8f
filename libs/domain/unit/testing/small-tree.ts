/** A tree of seven units for specs of changes: a committee, two general branches, three branches, a group. */
import type { Unit, UnitType } from '../unit.js';

const ROWS: [code: string, parent: string | null, type: UnitType][] = [
  ['J', null, 'committee'],
  ['A', 'J', 'general_branch'],
  ['A1', 'A', 'branch'],
  ['A2', 'A', 'branch'],
  ['B', 'J', 'general_branch'],
  ['B1', 'B', 'branch'],
  ['G1', 'B1', 'group'],
];

/** Parents first. */
export function tree(): Unit[] {
  const paths = new Map<string, string>();
  return ROWS.map(([code, parent, type]) => {
    const path = `${parent === null ? '/' : paths.get(parent)}${code}/`;
    paths.set(code, path);
    const life = { validFrom: '2018-01-01', validTo: null };
    return { code, name: `${code}单位`, shortName: code, type, sector: 'organ', parent, path, ...life, reviewLevels: 1 };
  });
}
