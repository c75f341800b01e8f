/** Keeps the cells shown as bureau totals only from everybody but the unit's own people (decision on small figures). */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { Text } from '#domain/errors.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';

/** Whether this reader may see this cell of this unit; a finding or thread about no cell is everybody's. */
export function cellsSeenBy(actor: Actor, catalogue: Catalogue, unit: Pick<PeriodUnit, 'path'>): (element: string | null) => boolean {
  if (may(actor, 'four_forms.read', unit.path)) return () => true;
  return (element) => element === null || !catalogue.hasElement(element) || !catalogue.element(element).bureauTotalOnly;
}

export const seenOf = <T>(values: Record<string, T>, isSeen: (element: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(values).filter(([code]) => isSeen(code)));

/** Whether some cell of the unit's form is kept from this reader. */
export const isKeptFrom = (actor: Actor, catalogue: Catalogue, unit: Pick<PeriodUnit, 'path' | 'type'>): boolean => {
  const isSeen = cellsSeenBy(actor, catalogue, unit);
  return catalogue.elementsFor(unit.type).some(({ code }) => !isSeen(code));
};

/** That something is wrong at a cell, for whoever may not see what stands in it. */
export const withheld = (finding: Finding): Finding => ({ ...finding, value: null, expected: null, message: WITHHELD });
const WITHHELD: Text = {
  zh: '这一项有待改正或说明；它只显示全局合计，请由本单位人员核对',
  en: 'Something is to be corrected or explained here; the figure is shown as a bureau total only: its own unit has to look at it',
};
