/** Saves values typed into the form as the next draft version, by the same check as a workbook. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import { SHEETS } from '#domain/catalogue/catalogue.js';
import type { CellMap } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { acceptedHistory, checkReturn } from './check-return.js';
import { assertOpen, findPeriodUnit } from './find-return.js';
import { prefilledValues } from './prefilled-values.js';
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
    const elements = catalogue.elementsFor(unit.type);
    const known = new Set(elements.map((e) => e.code));
    const unknown = Object.keys(input.values).filter((code) => !known.has(code));
    if (unknown.length > 0)
      throw new DomainError(
        'invalid',
        { zh: `本单位不填报：${unknown.slice(0, 10).join('、')}`, en: `This unit does not file: ${unknown.slice(0, 10).join(', ')}` },
        { errors: unknown.map((field) => ({ field, message: '本单位不填报这一项' })) },
      );
    const [previous] = await acceptedHistory(this.ports, input.period, unit.code);
    const prefilled = prefilledValues(catalogue, unit, previous ?? null);
    const values: StoredValues = Object.fromEntries(elements.map(({ code }) => [code, input.values[code] ?? prefilled[code] ?? null]));
    const sheetNames = new Map(catalogue.sheets.map((sheet) => [sheet.code, sheet.name.zh]));
    const cells: CellMap = Object.fromEntries(elements.map((e) => [e.code, { sheet: sheetNames.get(e.sheet) ?? SHEETS[0], cell: e.code }]));
    const at = clock.now();
    const draft = await checkReturn(this.ports, { period, unit, values, cells, at });
    await database.transaction(async (stores) => {
      const version = await saveDraft(stores, { actor: input.actor, at, draft, uploadId: null, reason: input.reason });
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
