/** The receipt (回执) of a submitted return: who filed what and when, with a hash that any later change of a figure would alter. */
import { createHash } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { DomainError, type Language } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { canonicalReturn } from '#domain/return/canonical-return.js';
import { numbersOf } from '#domain/return/values.js';
import type { ReceiptView } from '#domain/views/return-view.js';
import { dueDaysOf } from '../periods/due-days.js';
import type { Ports } from '../ports.js';
import { findPeriodUnit } from './find-return.js';
import { isKeptFrom } from './four-forms.js';
import { nameOf } from './read-return.js';
import { warningsIn } from './return-view.js';

export class MakeReceipt {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Of the version submitted last; throws `conflict` while none is. */
  async run(input: { actor: Actor; period: Period; unit: string; language: Language }): Promise<ReceiptView> {
    const { database, catalogues } = this.ports;
    const { period, unit } = await findPeriodUnit(database, { ...input, action: 'returns.read' });
    const [record, versions, exception] = await Promise.all([
      database.returns.get(input.period, unit.code),
      database.returns.versions(input.period, unit.code),
      database.periods.exception(input.period, unit.code),
    ]);
    const version = versions.findLast((each) => each.submittedAt !== null);
    if (!record || !version?.submittedAt)
      throw new DomainError('conflict', {
        zh: '这份季报还没有报送；报送后才有回执',
        en: 'The return has not been submitted yet; there is a receipt once it is',
      });
    const [upload, users] = await Promise.all([
      version.uploadId === null ? null : database.uploads.get(version.uploadId),
      database.users.byIds(version.submittedBy === null ? [] : [version.submittedBy]),
    ]);
    return {
      unit: unit.code,
      unitName: unit.name,
      period: input.period,
      periodName: periodName(input.period)[input.language],
      version: version.version,
      catalogueVersion: version.catalogueVersion,
      status: record.status,
      // Whoever knows all but a few small figures could find those by trying: the hash is for who may read them.
      hash: isKeptFrom(input.actor, catalogues.ofVersion(version.catalogueVersion), unit)
        ? null
        : createHash('sha256').update(canonicalReturn(version)).digest('hex'),
      submittedAt: version.submittedAt,
      submittedBy: nameOf(version.submittedBy ?? version.createdBy, users),
      onBehalf: version.onBehalf,
      late: shanghaiDate(new Date(record.firstSubmittedAt ?? version.submittedAt)) > dueDaysOf(period, exception).dueOn,
      cells: Object.keys(numbersOf(version.values)).length,
      warnings: warningsIn(version.findings),
      reason: version.reason,
      fileName: upload?.fileName ?? null,
      fileSha256: upload?.sha256 ?? null,
    };
  }
}
