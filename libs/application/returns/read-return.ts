/** One return with everything a clerk or reviewer needs beside it: last quarter, last year, findings, notes. */
import { SYSTEM, type Actor } from '#domain/access/actor.js';
import { DomainError, type Language } from '#domain/errors.js';
import { periodName, type Period, type PeriodRecord } from '#domain/period/period.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { ReturnView, VersionView } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { findPeriodUnit } from './find-return.js';
import { cellsSeenBy, seenOf, toldFindings } from './four-forms.js';
import { lockedCells, prefilledValues } from './prefilled-values.js';
import { carriedFrom, returnHistories, type ReturnHistory } from './return-history.js';
import { errorsIn, findingView, returnListItem, warningsIn } from './return-view.js';
import { reviewersAbove } from './review-context.js';

export class ReadReturn {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock'>) {}

  /** The latest version, or the one asked for; throws `not_found` when that one does not exist. */
  async run(input: { actor: Actor; period: Period; unit: string; language: Language; version?: number | undefined }): Promise<ReturnView> {
    const { database } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.read' });
    const record = await database.returns.get(input.period, unit.code);
    const number = input.version ?? record?.version;
    const version = number === undefined ? null : await database.returns.version(input.period, unit.code, number);
    if (input.version !== undefined && !version)
      throw new DomainError('not_found', {
        zh: `${unit.name}${periodName(input.period).zh}季报没有第 ${input.version} 版`,
        en: `The return of ${unit.name} for ${input.period} has no version ${input.version}`,
      });
    return this.view({ ...input, period, unit, record, version });
  }

  /** The view of what the caller has at hand already; `history` likewise, where he read it. */
  async view(input: {
    actor: Actor;
    language: Language;
    period: PeriodRecord;
    unit: PeriodUnit;
    record: ReturnRecord | null;
    version: ReturnVersion | null;
    history?: ReturnHistory;
  }): Promise<ReturnView> {
    const { database, catalogues, clock } = this.ports;
    const { actor, period, unit, record, version } = input;
    const [history, exception, threads, hasReviewerAbove, writers] = await Promise.all([
      input.history ?? this.historyOf(period.period, unit.code),
      database.periods.exception(period.period, unit.code),
      record ? database.comments.open(period.period, [unit.code]) : [],
      reviewersAbove(database, [unit]),
      !version || version.createdBy === actor.userId ? [] : database.users.byIds([version.createdBy]),
    ]);
    const catalogue = catalogues.ofVersion(version?.catalogueVersion ?? period.catalogueVersion);
    const prefilled = prefilledValues(catalogue, unit, carriedFrom(history));
    const isSeen = cellsSeenBy(actor, catalogue, unit);
    const [previous, , , yearAgo] = history.values;
    const findings = toldFindings(actor, catalogue, unit, version?.findings ?? []);
    const hidden = new Set((version?.findings ?? []).filter((finding) => !isSeen(finding.element)).map((finding) => finding.key));
    return {
      ...returnListItem({
        actor,
        period,
        unit,
        exception,
        record,
        version,
        isSeen,
        openThreads: threads.length,
        hasReviewerAbove: hasReviewerAbove(unit),
        now: clock.now(),
      }),
      // Of the version shown, which need not be the latest.
      ...(version ? { version: version.version } : {}),
      revision: record?.revision ?? 0,
      catalogueVersion: catalogue.version,
      values: seenOf(version?.values ?? {}, isSeen),
      cells: version?.cells ?? {},
      findings: findings.map((finding) => findingView(finding, input.language)),
      explanations: seenOf(version?.explanations ?? {}, (key) => !hidden.has(key)),
      prefilled: seenOf(prefilled, isSeen),
      locked: lockedCells(catalogue, unit.type, prefilled),
      previous: previous ? seenOf(previous, isSeen) : null,
      yearAgo: yearAgo ? seenOf(yearAgo, isSeen) : null,
      returnReason: record?.returnReason ?? null,
      uploadId: version?.uploadId ?? null,
      origin: version?.origin ?? 'form',
      reason: version?.reason ?? null,
      writtenBy: version ? nameOf(version.createdBy, [...writers, { id: actor.userId, displayName: actor.displayName }]) : null,
      writtenAt: version?.createdAt ?? null,
      reviewedVersion: record?.reviewedVersion ?? null,
    };
  }

  private async historyOf(period: Period, unit: string): Promise<ReturnHistory> {
    return (await returnHistories(this.ports.database, period, [unit]))(unit);
  }

  /** Every version, oldest first, without its values: who wrote it, when, from what, and why. */
  async versions(input: { actor: Actor; period: Period; unit: string }): Promise<VersionView[]> {
    const { database, catalogues } = this.ports;
    const { unit } = await findPeriodUnit(database, { ...input, action: 'returns.read' });
    const [record, versions] = await Promise.all([
      database.returns.get(input.period, unit.code),
      database.returns.versions(input.period, unit.code),
    ]);
    const writers = await database.users.byIds([...new Set(versions.map((version) => version.createdBy))]);
    const told = ({ catalogueVersion, findings }: ReturnVersion) =>
      toldFindings(input.actor, catalogues.ofVersion(catalogueVersion), unit, findings);
    return versions.map((v) => ({
      version: v.version,
      createdBy: v.createdBy,
      createdAt: v.createdAt,
      createdByName: nameOf(v.createdBy, writers),
      uploadId: v.uploadId,
      origin: v.origin,
      onBehalf: v.onBehalf,
      submittedAt: v.submittedAt,
      reason: v.reason,
      errors: errorsIn(told(v)),
      warnings: warningsIn(told(v)),
      accepted: record?.acceptedVersion === v.version,
    }));
  }
}

/** An account that is no more is named by its id; the system by what it is. */
export const nameOf = (id: string, users: readonly { id: string; displayName: string }[]): string =>
  id === SYSTEM.userId ? SYSTEM.displayName : (users.find((user) => user.id === id)?.displayName ?? id);
