/** Accepts many returns with one click: each by itself, so that one that cannot be accepted holds up no other. */
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { BulkOutcome } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import type { AcceptReturn } from './accept-return.js';
import { bulkOutcomes } from './bulk-outcomes.js';

export class AcceptReturns {
  constructor(
    private readonly ports: Pick<Ports, 'database'>,
    private readonly acceptReturn: AcceptReturn,
  ) {}

  /** Which returns are clean enough is the caller's list; `version` is the one he looked at, and a newer one is refused. */
  async run(input: {
    actor: Actor;
    period: Period;
    returns: { unit: string; version: number }[];
    language: Language;
  }): Promise<BulkOutcome[]> {
    const { actor, period, language } = input;
    return bulkOutcomes(this.ports.database, { actor, period, action: 'returns.review', language, items: input.returns }, (item) =>
      this.acceptReturn.run({ actor, period, ...item }),
    );
  }
}
