/** Puts stored returns and findings into the words of the reader. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Language } from '#domain/errors.js';
import type { PeriodException, PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { maySendBack, reviewStep } from '#domain/return/review-level.js';
import { canMove } from '#domain/return/return-state.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import { isFiledLate } from '#domain/rollup/filing.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import type { FindingView, ReturnListItem } from '#domain/views/return-view.js';
import { dueDaysOf } from '../periods/due-days.js';
import { owesKept } from './four-forms.js';

export const findingView = (finding: Finding, language: Language): FindingView => ({
  ...finding,
  message: finding.message[language],
  expected: finding.expected?.[language] ?? null,
});

export const errorsIn = (findings: readonly Finding[]): number => findings.filter((f) => f.severity === 'error').length;
export const warningsIn = (findings: readonly Finding[]): number => findings.filter((f) => f.severity === 'warning').length;

export interface ListedReturn {
  actor: Actor;
  period: PeriodRecord;
  unit: PeriodUnit;
  exception: PeriodException | null;
  record: ReturnRecord | null;
  /** The latest one. */
  version: Pick<ReturnVersion, 'findings' | 'explanations' | 'onBehalf'> | null;
  isSeen: (element: string | null) => boolean;
  openThreads: number;
  hasReviewerAbove: boolean;
  now: Date;
}

export function returnListItem(input: ListedReturn): ReturnListItem {
  const { actor, period, unit, record } = input;
  const all = input.version?.findings ?? [];
  const findings = all.filter(({ element }) => input.isSeen(element));
  const days = dueDaysOf(period, input.exception);
  const mayFile = period.state === 'open' && may(actor, 'returns.file', unit.path);
  const reviewed = record && { unit, record, hasReviewerAbove: input.hasReviewerAbove };
  return {
    period: period.period,
    unit: unit.code,
    unitName: unit.name,
    type: unit.type,
    sector: unit.sector,
    path: unit.path,
    status: record?.status ?? 'none',
    version: record?.version ?? 0,
    acceptedVersion: record?.acceptedVersion ?? null,
    submittedAt: record?.submittedAt ?? null,
    acceptedAt: record?.acceptedAt ?? null,
    late: isFiledLate(record, days.dueOn, shanghaiDate(input.now)),
    returnedCount: record?.returnedCount ?? 0,
    ...days,
    reviewLevels: unit.reviewLevels,
    reviewLevel: record?.reviewLevel ?? 0,
    changedSince: record !== null && record.status === 'submitted' && isPast(record.reviewedVersion, record.version),
    onBehalf: input.version?.onBehalf ?? false,
    openThreads: input.openThreads,
    errors: errorsIn(findings) + Number(owesKept(all, input.isSeen)),
    warnings: warningsIn(findings),
    notes: findings.flatMap(({ key, element }) => {
      const note = input.version?.explanations[key];
      return note && element !== null ? [{ element, note }] : [];
    }),
    canFile: mayFile && (!record || canMove(record.status, 'save')),
    canReview:
      period.state === 'open' &&
      reviewed !== null &&
      (reviewStep(actor, reviewed) !== null || (reviewed.record.status === 'accepted' && maySendBack(actor, reviewed))),
    canCorrect: mayFile && record?.status === 'accepted',
    canWithdraw: mayFile && record?.status === 'submitted' && record.reviewLevel === 0 && shanghaiDate(input.now) <= days.locksOn,
  };
}

const isPast = (decided: number | null, version: number): boolean => decided !== null && decided < version;
