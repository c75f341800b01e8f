/** The period's tree as arrays: who is whose parent, which sectors occur below a node, and which row of sums belongs to whom. */
import { DomainError } from '../errors.js';
import { levelOf, SECTORS, type PeriodUnit, type Sector } from '../unit/unit.js';

export const SECTOR_LIST = Object.keys(SECTORS) as Sector[];
const WIDTH = SECTOR_LIST.length;

/**
 * Rows are numbered: first one for each node with children (all sectors); then, for a node below which several sectors occur, one for
 * each of them (a node of one sector needs none: its only row is that sector's); last the leaves, whose sums are their own return.
 * So every return is added once a level, never twice, and the arrays of sums hold no leaf.
 */
export interface TreeRows {
  /** Parents before children. */
  units: PeriodUnit[];
  indexOf: Map<string, number>;
  /** −1 for a root, or for a unit whose parent is not in this tree. */
  parent: Int32Array;
  isInner: Uint8Array;
  /** Rows that hold sums: those of nodes with children, and of their sectors. */
  summedRows: number;
  /** All rows. */
  rows: number;
  /** Row of the node with all sectors. */
  rowOf(node: number): number;
  /** Row of node × sector; the node's own row when it has only that sector; −1 when the sector does not occur. */
  sectorRowOf(node: number, sector: number): number;
  /** Whether several sectors occur at the node and below. */
  isMixed(node: number): boolean;
}

export const sectorIndex = (sector: Sector): number => SECTOR_LIST.indexOf(sector);

export function treeRowsOf(periodUnits: readonly PeriodUnit[]): TreeRows {
  const units = parentsFirst(periodUnits);
  const indexOf = new Map(units.map((unit, i) => [unit.code, i]));
  const count = units.length;
  const parent = new Int32Array(count).fill(-1);
  const isInner = new Uint8Array(count);
  const sectors = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const unit = units[i]!;
    sectors[i] = 1 << sectorIndex(unit.sector);
    const above = unit.parent === null ? undefined : indexOf.get(unit.parent);
    if (above === undefined) continue;
    if (above >= i)
      throw new DomainError('internal', {
        zh: `单位“${unit.code}”的路径与上级“${unit.parent}”不一致，请检查组织树`,
        en: `The path of unit "${unit.code}" disagrees with its parent "${unit.parent}"; check the tree`,
      });
    parent[i] = above;
    isInner[above] = 1;
  }
  for (let i = count - 1; i >= 0; i--) if (parent[i]! >= 0) sectors[parent[i]!]! |= sectors[i]!;

  const isMixed = (node: number): boolean => (sectors[node]! & (sectors[node]! - 1)) !== 0;
  const ownRows = new Int32Array(count);
  const sectorRows = new Int32Array(count * WIDTH).fill(-1);
  let rows = 0;
  for (let i = 0; i < count; i++) if (isInner[i]) ownRows[i] = rows++;
  for (let i = 0; i < count; i++)
    if (isMixed(i)) for (let s = 0; s < WIDTH; s++) if (sectors[i]! & (1 << s)) sectorRows[i * WIDTH + s] = rows++;
  const summedRows = rows;
  for (let i = 0; i < count; i++) {
    if (!isInner[i]) ownRows[i] = rows++;
    if (!isMixed(i)) sectorRows[i * WIDTH + sectorIndex(units[i]!.sector)] = ownRows[i]!;
  }
  return {
    units,
    indexOf,
    parent,
    isInner,
    summedRows,
    rows,
    isMixed,
    rowOf: (node) => ownRows[node]!,
    sectorRowOf: (node, sector) => sectorRows[node * WIDTH + sector]!,
  };
}

/** The store hands trees out ordered by path, where a parent precedes its children; anything else is put in order of level. */
function parentsFirst(units: readonly PeriodUnit[]): PeriodUnit[] {
  const seen = new Set<string>();
  const all = new Set(units.map((u) => u.code));
  const ordered = units.every((unit) => {
    seen.add(unit.code);
    return unit.parent === null || seen.has(unit.parent) || !all.has(unit.parent);
  });
  return ordered
    ? [...units]
    : units
        .map((unit) => ({ unit, level: levelOf(unit.path) }))
        .sort((a, b) => a.level - b.level)
        .map((x) => x.unit);
}
