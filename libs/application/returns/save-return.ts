/** Saves values typed into the form as the next draft version, by the same check as a workbook. */
import type { Actor } from '#domain/access/actor.js';
import type { ElementCode } from '#domain/catalogue/catalogue.js';
import type { Period } from '#domain/period/period.js';
import type { ReturnRecord } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { judgeReturn, surroundingsOfOne } from './check-return.js';
import { assertOpen, changedMeanwhile, findPeriodUnit } from './find-return.js';
import { assertNoneKept, cellsKeptFrom } from './four-forms.js';
import { assertFiled, formCells, formValues } from './form-values.js';
import { prefilledValues } from './prefilled-values.js';
import { carriedFrom } from './return-history.js';
import { saveDraft } from './save-draft.js';

export class SaveReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /**
   * `values` by element code; cells the unit files and the caller left out are empty, locked ones are filled in.
   * `reason` is needed to correct an accepted return. Throws `invalid` for a code this unit does not file.
   */
  async run(input: { actor: Actor; period: Period; unit: string; values: StoredValues; reason: string | null }): Promise<void> {
    const { database, catalogues, clock } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.file' });
    assertOpen(period);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    assertFiled(catalogue, unit.type, input.values);
    const kept = cellsKeptFrom(input.actor, catalogue, unit);
    assertNoneKept(kept, input.values);
    const around = await surroundingsOfOne(this.ports, period, catalogue, unit);
    const prefilled = prefilledValues(catalogue, unit, carriedFrom(around.history));
    const written = { ...(await this.asTheyStand(around.record, kept)), ...input.values };
    const values = formValues(catalogue, unit.type, { before: null, written, prefilled });
    const at = clock.now();
    const draft = judgeReturn(catalogue, { period, unit, values, cells: formCells(catalogue, unit.type), at }, around);
    await database.transaction(async (stores) => {
      // What the caller cannot see was read before: he must not put back what its own unit changed meanwhile.
      if (kept.length > 0) {
        const held = await stores.returns.lockLatest(input.period, unit.code);
        if ((held?.record.revision ?? 0) !== (around.record?.revision ?? 0)) throw changedMeanwhile();
      }
      const version = await saveDraft(stores, { actor: input.actor, at, draft, uploadId: null, reason: input.reason, origin: 'form' });
      await recordAct(stores, {
        at,
        actor: input.actor,
        action: 'return.save',
        object: `${input.period}/${unit.code}`,
        detail: { version },
      });
    });
  }

  /** Cells the caller is not shown stay as they are: leaving out what one cannot see empties nothing. */
  private async asTheyStand(record: ReturnRecord | null, kept: readonly ElementCode[]): Promise<StoredValues> {
    if (!record || kept.length === 0) return {};
    const version = await this.ports.database.returns.version(record.period, record.unit, record.version);
    return Object.fromEntries(kept.map((code) => [code, version?.values[code] ?? null]));
  }
}
