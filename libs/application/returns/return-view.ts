/** Puts stored returns and findings into the words of the reader. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import type { Language } from '#domain/errors.js';
import type { PeriodRecord } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { canMove } from '#domain/return/return-state.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { Finding } from '#domain/validation/finding.js';
import type { FindingView, ReturnListItem } from '#domain/views/return-view.js';

export const findingView = (finding: Finding, language: Language): FindingView => ({
  ...finding,
  message: finding.message[language],
  expected: finding.expected?.[language] ?? null,
});

export function returnListItem(input: {
  actor: Actor;
  period: PeriodRecord;
  unit: PeriodUnit;
  record: ReturnRecord | null;
  version: Pick<ReturnVersion, 'findings'> | null;
  now: Date;
}): ReturnListItem {
  const { actor, period, unit, record } = input;
  const filedOn = record?.firstSubmittedAt ? shanghaiDate(new Date(record.firstSubmittedAt)) : shanghaiDate(input.now);
  const findings = input.version?.findings ?? [];
  const open = period.state === 'open';
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
    late: filedOn > period.dueOn,
    returnedCount: record?.returnedCount ?? 0,
    errors: findings.filter((f) => f.severity === 'error').length,
    warnings: findings.filter((f) => f.severity === 'warning').length,
    canFile: open && may(actor, 'returns.file', unit.path) && (!record || canMove(record.status, 'save')),
    canReview:
      open &&
      may(actor, 'returns.review', unit.path) &&
      record !== null &&
      (canMove(record.status, 'accept') || canMove(record.status, 'return')),
  };
}
