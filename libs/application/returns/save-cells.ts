/** Saves single cells of the online form while they are typed: in place while the draft is the form's own, by the same check as a workbook. */
import type { Actor } from '#domain/access/actor.js';
import type { Language } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { Stores } from '#domain/ports/database.port.js';
import { isOnBehalf } from '#domain/return/on-behalf.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import type { ReturnView } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { judgeReturn, surroundingsOfOne } from './check-return.js';
import { assertOpen, changedMeanwhile, findPeriodUnit } from './find-return.js';
import { assertNoneKept, cellsKeptFrom } from './four-forms.js';
import { assertFiled, formCells, formValues } from './form-values.js';
import { prefilledValues } from './prefilled-values.js';
import type { ReadReturn } from './read-return.js';
import { carriedFrom } from './return-history.js';
import { keptExplanations, nextDraft, statusAfterSave, writeDrafts, type DraftInput } from './save-draft.js';

interface Saved {
  record: ReturnRecord;
  version: ReturnVersion;
}

export class SaveCells {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>,
    private readonly readReturn: ReadReturn,
  ) {}

  /**
   * `revision`: of the return as the caller last saw it, 0 when there was none; throws `conflict` when it moved on, and nothing is saved.
   * Cells not mentioned stay; locked ones are ours. `reason` begins a correction of an accepted return.
   */
  async run(input: {
    actor: Actor;
    period: Period;
    unit: string;
    revision: number;
    values: StoredValues;
    reason: string | null;
    language: Language;
  }): Promise<ReturnView> {
    const { database, catalogues, clock } = this.ports;
    const { actor } = input;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.file' });
    assertOpen(period);
    const catalogue = catalogues.ofVersion(period.catalogueVersion);
    assertFiled(catalogue, unit.type, input.values);
    assertNoneKept(cellsKeptFrom(actor, catalogue, unit), input.values);
    const [around, latest] = await Promise.all([
      surroundingsOfOne(this.ports, period, catalogue, unit),
      this.latest(input.period, unit.code),
    ]);
    if ((latest?.record.revision ?? 0) !== input.revision) throw changedMeanwhile();
    const prefilled = prefilledValues(catalogue, unit, carriedFrom(around.history));
    const values = formValues(catalogue, unit.type, { before: latest?.version.values ?? null, written: input.values, prefilled });
    const at = clock.now();
    const draft = judgeReturn(catalogue, { period, unit, values, cells: formCells(catalogue, unit.type), at }, around);
    const saved = await database.transaction(async (stores) => {
      const held = await stores.returns.lockLatest(input.period, unit.code);
      if ((held?.record.revision ?? 0) !== input.revision) throw changedMeanwhile();
      const written = await write(stores, held, { actor, at, draft, uploadId: null, reason: input.reason, origin: 'form' });
      await recordAct(stores, {
        at,
        actor,
        action: 'return.patch',
        object: `${input.period}/${unit.code}`,
        detail: { version: written.version.version, cells: Object.keys(input.values) },
      });
      return written;
    });
    return this.readReturn.view({ actor, language: input.language, period, unit, ...saved, history: around.history });
  }

  private async latest(period: Period, unit: string): Promise<Saved | null> {
    const { returns } = this.ports.database;
    const record = await returns.get(period, unit);
    const version = record && (await returns.version(period, unit, record.version));
    return record && version ? { record, version } : null;
  }
}

async function write(stores: Stores, held: Saved | null, input: DraftInput): Promise<Saved> {
  if (!held || !isOwnDraft(held, input.actor)) {
    const next = nextDraft(held, input);
    await writeDrafts(stores, [next]);
    return { record: { ...next.record, revision: (held?.record.revision ?? 0) + 1 }, version: next.version };
  }
  const { values, cells, findings } = input.draft;
  const version = { ...held.version, values, cells, findings, explanations: keptExplanations(held.version, input.draft) };
  const record = { ...held.record, status: statusAfterSave(held.record, input.reason) };
  await stores.returns.replaceDraft(version);
  await stores.returns.update(record);
  return { record: { ...record, revision: record.revision + 1 }, version };
}

/** A draft typed by the unit and one typed by the office are two versions: what the office wrote stays marked, and what the unit wrote is not. */
const isOwnDraft = ({ record, version }: Saved, actor: Actor): boolean =>
  record.status === 'draft' &&
  version.origin === 'form' &&
  version.submittedAt === null &&
  version.onBehalf === isOnBehalf(actor, record.unit);
