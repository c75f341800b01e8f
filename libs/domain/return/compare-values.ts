/** Cell by cell, what became of a return between two versions. */
import type { ElementCode } from '../catalogue/catalogue.js';
import type { StoredValue, StoredValues } from './values.js';

export type ChangeKind = 'created' | 'changed' | 'cleared' | 'unchanged';
export interface CellChange {
  element: ElementCode;
  kind: ChangeKind;
  before: StoredValue;
  after: StoredValue;
}

const isEmpty = (value: StoredValue | undefined): value is null | undefined => value === null || value === undefined;
const same = (a: StoredValue, b: StoredValue): boolean => (typeof a === 'object' && typeof b === 'object' ? a?.raw === b?.raw : a === b);

/** In the order of `elements`; an absent value counts as empty. */
export function compareValues(elements: readonly ElementCode[], before: StoredValues, after: StoredValues): CellChange[] {
  return elements.map((element) => {
    const [was, is] = [before[element] ?? null, after[element] ?? null];
    const kind = isEmpty(was) ? (isEmpty(is) ? 'unchanged' : 'created') : isEmpty(is) ? 'cleared' : same(was, is) ? 'unchanged' : 'changed';
    return { element, kind, before: was, after: is };
  });
}

export function countChanges(changes: readonly CellChange[]): Record<ChangeKind, number> {
  const counts: Record<ChangeKind, number> = { created: 0, changed: 0, cleared: 0, unchanged: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}
