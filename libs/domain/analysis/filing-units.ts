/** The units a list of single organisations is about: those that file and have none below that file, so that nobody stands in it twice. */
import type { PeriodUnit } from '../unit/unit.js';

type Node = { unit: Pick<PeriodUnit, 'expected' | 'path'> };

/** In the order given. What a unit above shows is the sum of those below, which are looked at one by one. */
export function lowestFiling<T extends Node>(nodes: readonly T[]): T[] {
  const above = new Set<string>();
  for (const { unit } of nodes) {
    if (!unit.expected) continue;
    for (let end = parentEnd(unit.path); end > 0; end = unit.path.lastIndexOf('/', end - 1)) {
      const path = unit.path.slice(0, end + 1);
      if (above.has(path)) break;
      above.add(path);
    }
  }
  return nodes.filter(({ unit }) => unit.expected && !above.has(unit.path));
}

/** Index of the slash that ends the parent's path; 0 for a root. */
const parentEnd = (path: string): number => path.lastIndexOf('/', path.length - 2);
