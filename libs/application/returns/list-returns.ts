/** Lists who has filed what in a period, within the reader's scope. */
import type { Actor } from '#domain/access/actor.js';
import { scopeOf } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { ReturnListItem } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { cellsSeenBy } from './four-forms.js';
import { returnListItem } from './return-view.js';
import { reviewersAbove } from './review-context.js';

export class ListReturns {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /** Expected units only, in tree order. */
  async run(input: { actor: Actor; period: Period }): Promise<ReturnListItem[]> {
    const { database, catalogues, clock } = this.ports;
    const period = await database.periods.get(input.period);
    if (!period) throw new DomainError('not_found', { zh: `没有报告期 ${input.period}`, en: `There is no period ${input.period}` });
    const units = (await database.periods.units(input.period, scopeOf(input.actor, 'returns.read'))).filter((unit) => unit.expected);
    const codes = units.map((unit) => unit.code);
    const [records, latest, exceptions, threads, hasReviewerAbove] = await Promise.all([
      database.returns.ofPeriod(input.period, codes),
      database.returns.latestVersions(input.period, codes),
      database.periods.exceptions(input.period),
      database.comments.open(input.period, codes),
      reviewersAbove(database, units),
    ]);
    const recordOf = new Map(records.map((record) => [record.unit, record]));
    const exceptionOf = new Map(exceptions.map((exception) => [exception.unit, exception]));
    const threadsOf = new Map<string, number>();
    for (const { unit } of threads) threadsOf.set(unit, (threadsOf.get(unit) ?? 0) + 1);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const now = clock.now();
    return units.map((unit) =>
      returnListItem({
        actor: input.actor,
        period,
        unit,
        exception: exceptionOf.get(unit.code) ?? null,
        record: recordOf.get(unit.code) ?? null,
        version: latest.get(unit.code) ?? null,
        isSeen: cellsSeenBy(input.actor, catalogue, unit),
        openThreads: threadsOf.get(unit.code) ?? 0,
        hasReviewerAbove: hasReviewerAbove(unit),
        now,
      }),
    );
  }
}
