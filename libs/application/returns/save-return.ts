/** Saves values typed into the form as the next draft version, by the same check as a workbook. */
import type { Actor } from '#domain/access/actor.js';
import type { Period } from '#domain/period/period.js';
import type { StoredValues } from '#domain/return/values.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { judgeReturn, surroundingsOfOne } from './check-return.js';
import { assertOpen, findPeriodUnit } from './find-return.js';
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
    const around = await surroundingsOfOne(this.ports, period, catalogue, unit);
    const prefilled = prefilledValues(catalogue, unit, carriedFrom(around.history));
    const values = formValues(catalogue, unit.type, { before: null, written: input.values, prefilled });
    const at = clock.now();
    const draft = judgeReturn(catalogue, { period, unit, values, cells: formCells(catalogue, unit.type), at }, around);
    await database.transaction(async (stores) => {
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
}
