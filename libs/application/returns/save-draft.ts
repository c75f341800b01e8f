/** Writes a checked return as the next draft version; notes on warnings that are still there are kept. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import { isOnBehalf } from '#domain/return/on-behalf.js';
import { canMove, moveReturn } from '#domain/return/return-state.js';
import type { ReturnOrigin, ReturnRecord, ReturnStatus, ReturnVersion } from '#domain/return/return.js';
import type { CheckedReturn } from './check-return.js';

export interface DraftInput {
  actor: Actor;
  at: Date;
  draft: CheckedReturn;
  uploadId: string | null;
  reason: string | null;
  origin?: ReturnOrigin;
}

/** What saving makes of a return, before anything is written. */
export interface NextDraft {
  /** The record as it was: null for a first version. */
  before: ReturnRecord | null;
  record: Omit<ReturnRecord, 'revision'>;
  version: ReturnVersion;
}

/** Call inside a transaction. Returns the new version number; throws `conflict` when the return may not be changed now. */
export async function saveDraft(stores: Pick<Stores, 'returns'>, input: DraftInput): Promise<number> {
  const before = await stores.returns.lockLatest(input.draft.period, input.draft.unit);
  const next = nextDraft(before, input);
  await writeDrafts(stores, [next]);
  return next.version.version;
}

/** Pure; throws `conflict` when the return may not be changed now. */
export function nextDraft(before: { record: ReturnRecord; version: ReturnVersion } | null, input: DraftInput): NextDraft {
  const { draft, at } = input;
  const version = (before?.record.version ?? 0) + 1;
  return {
    before: before?.record ?? null,
    record: before
      ? { ...before.record, status: statusAfterSave(before.record, input.reason), reviewLevel: 0, version }
      : newRecord(draft, version),
    version: {
      ...draft,
      version,
      explanations: keptExplanations(before?.version ?? null, draft),
      uploadId: input.uploadId,
      createdBy: input.actor.userId,
      createdAt: at.toISOString(),
      reason: reasonOf(before?.version ?? null, before?.record.status === 'accepted' ? input.reason : null),
      origin: input.origin ?? (input.uploadId === null ? 'form' : 'upload'),
      onBehalf: isOnBehalf(input.actor, draft.unit),
      submittedAt: null,
      submittedBy: null,
    },
  };
}

/** Writes drafts of one period whose records are held; one as cheaply as before, many in few statements. */
export async function writeDrafts(stores: Pick<Stores, 'returns'>, drafts: readonly NextDraft[]): Promise<void> {
  const { returns } = stores;
  const changed = drafts.flatMap(({ before, record }) => (before ? [{ ...record, revision: before.revision }] : []));
  const created = drafts.flatMap(({ before, record }) => (before ? [] : [record]));
  const versions = drafts.map(({ version }) => version);
  if (changed.length === 1) await returns.update(changed[0]!);
  else if (changed.length > 1) await returns.updateMany(changed);
  if (created.length === 1) await returns.create(created[0]!);
  else if (created.length > 1) await returns.createMany(created);
  if (versions.length === 1) await returns.addVersion(versions[0]!);
  else if (versions.length > 1) await returns.addVersions(versions);
}

/** A correction that is not submitted yet goes on being one in its next draft. */
export const reasonOf = (before: ReturnVersion | null, reason: string | null): string | null =>
  reason ?? (before?.submittedAt === null ? before.reason : null);

/** Throws `conflict` when the return may not be written now; an accepted one may with a reason. */
export function statusAfterSave(record: ReturnRecord, reason: string | null): ReturnStatus {
  if (canMove(record.status, 'save')) return moveReturn(record.status, 'save');
  if (record.status === 'accepted' && reason) return moveReturn(record.status, 'correct');
  throw new DomainError('conflict', {
    zh:
      record.status === 'accepted'
        ? '本期季报已审核通过；如需更正，请写明更正原因'
        : '本期季报已报送，正在审核；如需修改，请先撤回，或联系审核员退回',
    en:
      record.status === 'accepted'
        ? 'The return is accepted; give a reason to correct it'
        : `The return is already ${record.status}; withdraw it, or ask the reviewer to send it back, before you change it`,
  });
}

export const newRecord = (draft: Pick<CheckedReturn, 'period' | 'unit'>, version: number): Omit<ReturnRecord, 'revision'> => ({
  period: draft.period,
  unit: draft.unit,
  status: 'draft',
  reviewLevel: 0,
  reviewedVersion: null,
  version,
  acceptedVersion: null,
  firstSubmittedAt: null,
  submittedAt: null,
  acceptedAt: null,
  returnedCount: 0,
  returnReason: null,
});

/** A note stays while the same warning stands on the same value. */
export function keptExplanations(before: ReturnVersion | null, draft: Pick<CheckedReturn, 'findings'>): Record<string, string> {
  if (!before) return {};
  const same = (key: string) => {
    const now = draft.findings.find((f) => f.key === key);
    const then = before.findings.find((f) => f.key === key);
    return now && then && now.value === then.value;
  };
  return Object.fromEntries(Object.entries(before.explanations).filter(([key]) => same(key)));
}
