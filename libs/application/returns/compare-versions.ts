/** Cell by cell, what became of a return between two of its versions. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import { compareValues, countChanges } from '#domain/return/compare-values.js';
import type { StoredValue, StoredValues } from '#domain/return/values.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { ChangesView } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { findPeriodUnit } from './find-return.js';
import { cellsSeenBy } from './four-forms.js';

export class CompareVersions {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** `to`: the latest when left out; `from`: the one before it, 0 = nothing. Throws `not_found` for a version that does not exist. */
  async run(input: {
    actor: Actor;
    period: Period;
    unit: string;
    from?: number | undefined;
    to?: number | undefined;
  }): Promise<ChangesView> {
    const { database, catalogues } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.read' });
    const to = input.to ?? (await database.returns.get(input.period, unit.code))?.version ?? 0;
    const from = input.from ?? Math.max(0, to - 1);
    const [before, after] = await Promise.all([this.valuesOf(input.period, unit, from), this.valuesOf(input.period, unit, to)]);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const isSeen = cellsSeenBy(input.actor, catalogue, unit);
    const elements = catalogue.elementsFor(unit.type).map((element) => element.code);
    const changes = compareValues(elements.filter(isSeen), before, after);
    return {
      from,
      to,
      counts: countChanges(changes),
      changes: changes.flatMap(({ element, kind, before: was, after: is }) =>
        kind === 'unchanged' ? [] : [{ element, kind, before: shown(was), after: shown(is) }],
      ),
    };
  }

  private async valuesOf(period: Period, unit: PeriodUnit, number: number): Promise<StoredValues> {
    if (number === 0) return {};
    const version = await this.ports.database.returns.version(period, unit.code, number);
    if (version) return version.values;
    throw new DomainError('not_found', {
      zh: `${unit.name}${periodName(period).zh}季报没有第 ${number} 版`,
      en: `The return of ${unit.name} for ${period} has no version ${number}`,
    });
  }
}

const shown = (value: StoredValue): string | number | null => (typeof value === 'object' ? (value?.raw ?? null) : value);
