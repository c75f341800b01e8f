/** Keeps the cells shown as bureau totals only from everybody but the unit's own people (decision on small figures). */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { PeriodUnit } from '#domain/unit/unit.js';

/** Whether this reader may see this cell of this unit; a finding or thread about no cell is everybody's. */
export function cellsSeenBy(actor: Actor, catalogue: Catalogue, unit: Pick<PeriodUnit, 'path'>): (element: string | null) => boolean {
  if (may(actor, 'four_forms.read', unit.path)) return () => true;
  return (element) => element === null || !catalogue.hasElement(element) || !catalogue.element(element).bureauTotalOnly;
}

export const seenOf = <T>(values: Record<string, T>, isSeen: (element: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([code]) => isSeen(code)));
