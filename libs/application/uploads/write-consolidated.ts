/** Makes the consolidated form of a period: one row for every unit the caller may still file for, with what is known filled in. */
import type { Actor } from '#domain/access/actor.js';
import { scopeOf } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import { canMove } from '#domain/return/return-state.js';
import type { ConsolidatedInput } from '#workbook/exports/consolidated.js';
import { writeConsolidatedAside } from '#workbook/exports/consolidated-aside.js';
import type { Ports } from '../ports.js';
import { assertOpen } from '../returns/find-return.js';
import { cellsSeenBy, seenOf } from '../returns/four-forms.js';
import { prefilledValues } from '../returns/prefilled-values.js';
import { carriedFrom, returnHistories } from '../returns/return-history.js';
import type { WrittenFile } from './write-annotated.js';

/** Units whose past is held at a time. */
const AT_ONCE = 500;

export class WriteConsolidated {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Units whose return was submitted or accepted are left out: a row of theirs would be refused. */
  async run(input: { actor: Actor; period: Period; format: 'xlsx' | 'csv' }): Promise<WrittenFile> {
    const { database, catalogues } = this.ports;
    const period = await database.periods.get(input.period);
    if (!period)
      throw new DomainError('not_found', { zh: `没有${periodName(input.period).zh}这个报告期`, en: `There is no period ${input.period}` });
    assertOpen(period);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    const [all, records] = await Promise.all([
      database.periods.units(input.period, scopeOf(input.actor, 'returns.file')),
      database.returns.ofPeriod(input.period),
    ]);
    const over = new Set(records.filter((record) => !canMove(record.status, 'save')).map((record) => record.unit));
    const open = all.filter((unit) => unit.expected && !over.has(unit.code));
    const units: ConsolidatedInput['units'] = [];
    for (let start = 0; start < open.length; start += AT_ONCE) {
      const some = open.slice(start, start + AT_ONCE);
      const codes = some.map((unit) => unit.code);
      const historyOf = await returnHistories(database, input.period, codes);
      for (const unit of some) {
        const prefilled = prefilledValues(catalogue, unit, carriedFrom(historyOf(unit.code)));
        units.push({ unit, values: seenOf(prefilled, cellsSeenBy(input.actor, catalogue, unit)) });
      }
    }
    const what = { period, catalogue, units };
    const bytes = await writeConsolidatedAside(input.format, what);
    return { fileName: `汇总填报表_${input.period}.${input.format}`, bytes };
  }
}
