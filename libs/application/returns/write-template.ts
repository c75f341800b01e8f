/** Makes a unit's own workbook for a period: identity inside, known values filled and locked. */
import type { Actor } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import type { StoredValues } from '#domain/return/values.js';
import { writeTemplate } from '#workbook/template.js';
import { dueDaysOf } from '../periods/due-days.js';
import type { Ports } from '../ports.js';
import { assertOpen, findPeriodUnit } from './find-return.js';
import { cellsSeenBy, seenOf } from './four-forms.js';
import { prefilledValues } from './prefilled-values.js';
import { carriedFrom, returnHistories } from './return-history.js';

export class WriteTemplate {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** `values` fills the input cells too (the sample bureau, a re-issued workbook). */
  async run(input: {
    actor: Actor;
    period: Period;
    unit: string;
    values?: StoredValues;
  }): Promise<{ fileName: string; bytes: Uint8Array }> {
    const { database, catalogues } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.file' });
    assertOpen(period);
    const own = dueDaysOf(period, await database.periods.exception(input.period, unit.code));
    const history = (await returnHistories(database, input.period, [unit.code]))(unit.code);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const isSeen = cellsSeenBy(input.actor, catalogue, unit);
    const [previous] = history.values;
    const bytes = await writeTemplate({
      unit,
      period: { ...period, ...own },
      catalogue,
      prefilled: seenOf(prefilledValues(catalogue, unit, carriedFrom(history)), isSeen),
      previous: previous ? seenOf(previous, isSeen) : null,
      ...(input.values ? { values: input.values } : {}),
    });
    return { fileName: `季报_${input.period}_${unit.shortName}.xlsx`, bytes };
  }
}
