/** Stores the returns of a judged file and finishes its upload in one transaction: planned with their rows held, fenced, then written. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { Database, Stores } from '#domain/ports/database.port.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { recordAct } from '../record-act.js';
import { assertStillOpen } from '../returns/find-return.js';
import { nextDraft, writeDrafts, type NextDraft } from '../returns/save-draft.js';
import { FindingList } from './finding-list.js';
import type { FitReturn, JudgedFile } from './judge-file.js';
import { LeaseLost } from './lease-lost.js';
import { cellsOf } from './silent-cells.js';
import { nothingTaken, notNow, ofUnit } from './unit-findings.js';

/** Rows of one statement: with the findings of bad returns they stay well under what the server takes at once. */
const AT_ONCE = 200;
/** Somebody may file for the same unit between looking and writing; the next try sees what he filed. */
const TRIES = 3;

export interface StoreInput {
  upload: UploadRecord;
  lease: string;
  actor: Actor;
  at: Date;
  file: JudgedFile;
}

/** Throws LeaseLost when the work is somebody else's by now. */
export async function storeReturns(database: Pick<Database, 'transaction'>, input: StoreInput): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.transaction((stores) => storeOnce(stores, input));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'conflict') || tries === TRIES) throw error;
    }
  }
}

interface Planned {
  fit: FitReturn;
  draft: NextDraft;
}

async function storeOnce(stores: Stores, input: StoreInput): Promise<void> {
  const { upload, lease, actor, at, file } = input;
  const { planned, findings, faulty } = await plan(stores, input);
  const asked = file.isSingle || upload.take === 'valid';
  const stored = asked || (faulty === 0 && !findings.hasErrors) ? planned : [];
  if (!asked && stored.length === 0) findings.addFirst(nothingTaken(file.filed.length - file.blank.length, faulty));
  for (const period of new Set(stored.map(({ draft }) => draft.record.period))) await assertStillOpen(stores, period);
  const status = stored.length > 0 ? 'done' : 'failed';
  const returns = stored.map(({ draft: { before, record } }) => ({
    ...{ unit: record.unit, period: record.period, version: record.version },
    ...(before?.status === 'draft' ? { replaced: before.version } : {}),
  }));
  // The fence comes before the writes: whoever got through is alone with the upload until the transaction ends.
  const kept = await stores.uploads.finish(upload.id, lease, {
    status,
    findings: findings.kept,
    findingCount: findings.count,
    returns,
    finishedAt: at.toISOString(),
  });
  if (!kept) throw new LeaseLost();
  for (const some of chunks(stored)) await writeDrafts(stores, some.map(withCells));
  const [only] = file.isSingle ? stored : [];
  await recordAct(stores, {
    at,
    actor,
    action: status === 'done' ? 'upload.store' : 'upload.refuse',
    object: only ? `${only.draft.record.period}/${only.draft.record.unit}` : upload.id,
    outcome: status === 'done' ? 'ok' : 'failed',
    detail: only
      ? { upload: upload.id, version: only.draft.record.version, findings: only.draft.version.findings.length }
      : {
          upload: upload.id,
          stored: stored.length,
          refused: file.filed.length - file.blank.length - stored.length,
          findings: findings.count,
        },
  });
}

/** What would be written of what is fit, with every row held; what may not be changed any more is a finding. */
async function plan(
  stores: Pick<Stores, 'returns'>,
  { upload, actor, at, file }: StoreInput,
): Promise<{ planned: Planned[]; findings: FindingList; faulty: number }> {
  const planned: Planned[] = [];
  // A transaction may run again: what the file was judged by stays as it is.
  const findings = file.findings.copy();
  let { faulty } = file;
  for (const some of chunks(file.fit)) {
    const held = await holdAll(stores, some);
    for (const fit of some) {
      const { unit, filed, silent } = fit;
      try {
        const before = held.get(unit.code) ?? null;
        // What the sender is not shown may have moved since the file was judged.
        const checked =
          before && silent.length > 0
            ? { ...fit.checked, values: { ...fit.checked.values, ...cellsOf(before.version.values, silent) } }
            : fit.checked;
        planned.push({ fit, draft: nextDraft(before, { actor, at, draft: checked, uploadId: upload.id, reason: upload.reason }) });
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'conflict')) throw error;
        faulty++;
        findings.add([file.isSingle ? notNow(error) : ofUnit(unit, notNow(error), filed.place)]);
      }
    }
  }
  return { planned, findings, faulty };
}

async function holdAll(
  stores: Pick<Stores, 'returns'>,
  some: readonly FitReturn[],
): Promise<Map<string, { record: ReturnRecord; version: ReturnVersion }>> {
  const [first] = some;
  if (some.length > 1)
    return stores.returns.lockMany(
      first!.checked.period,
      some.map(({ unit }) => unit.code),
    );
  const latest = await stores.returns.lockLatest(first!.checked.period, first!.unit.code);
  return new Map(latest ? [[first!.unit.code, latest]] : []);
}

/** The cells of a row are as long as the file is wide: they exist only while they are written. */
const withCells = ({ fit: { filed, catalogue, unit }, draft }: Planned): NextDraft => ({
  ...draft,
  version: { ...draft.version, cells: filed.cells(catalogue, unit.type) },
});

/** Never two periods in one. */
function* chunks<T extends { checked: { period: Period } } | { draft: NextDraft }>(items: readonly T[]): Generator<T[]> {
  const periodOf = (item: T): Period => ('draft' in item ? item.draft.record.period : item.checked.period);
  for (let start = 0; start < items.length;) {
    let end = start;
    while (end < items.length && end - start < AT_ONCE && periodOf(items[end]!) === periodOf(items[start]!)) end++;
    yield items.slice(start, end);
    start = end;
  }
}
