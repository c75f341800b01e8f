/** Does the same act on many returns, one after the other, each in its own transaction, and tells of each what became of it. */
import type { Actor } from '#domain/access/actor.js';
import { may, type Action } from '#domain/access/policy.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { BulkOutcome } from '#domain/views/return-view.js';

/**
 * Refusals are the reader's to see, in his words; anything else ends the whole. An outage does not: what was done before it is done,
 * and the rest says that it was not.
 */
export async function bulkOutcomes<T extends { unit: string }>(
  stores: Pick<Stores, 'periods'>,
  input: { actor: Actor; period: Period; action: Action; language: Language; items: readonly T[] },
  act: (item: T) => Promise<unknown>,
): Promise<BulkOutcome[]> {
  const units = new Map((await stores.periods.units(input.period)).map((unit) => [unit.code, unit]));
  const outcomes: BulkOutcome[] = [];
  for (const item of input.items) {
    const unit = units.get(item.unit);
    // A unit out of scope is called by the code it was asked by, and by nothing else.
    const unitName = unit && may(input.actor, input.action, unit.path) ? unit.name : item.unit;
    try {
      await act(item);
      outcomes.push({ unit: item.unit, unitName, outcome: 'done', reason: null });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'internal') throw error;
      outcomes.push({ unit: item.unit, unitName, outcome: 'refused', reason: error.text[input.language] });
    }
  }
  return outcomes;
}
