/** How far an import has come: being read, planned, applied. */
import type { Actor } from '#domain/access/actor.js';
import { mayForAll } from '#domain/access/policy.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { ImportRecord, PlanLine } from '#domain/ports/import-store.port.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import { hasErrors } from '#domain/validation/finding.js';
import type { ImportView, PlanLineView } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';
import { findingView } from '../returns/return-view.js';
import type { ImportPurpose } from './import.js';
import { importOf } from './imports.js';

export class ReadImportStatus {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  /** For whoever may make imports of this kind; throws `not_found` for everybody else. */
  async run(input: { actor: Actor; id: string; language: Language }): Promise<ImportView> {
    const { database } = this.ports;
    const upload = await findImport(database, input);
    return importView(upload, await database.imports.get(input.id), input.language);
  }
}

/** The upload of an import the actor may see; throws `not_found`. */
export async function findImport(
  stores: Pick<Ports['database'], 'uploads'>,
  input: { actor: Actor; id: string },
): Promise<UploadRecord & { purpose: ImportPurpose }> {
  const upload = await stores.uploads.get(input.id);
  if (!upload || !isImport(upload) || !mayForAll(input.actor, importOf(upload.purpose).needs))
    throw new DomainError('not_found', { zh: '没有找到这次导入', en: 'There is no such import' });
  return upload;
}

export const canApply = (record: ImportRecord | null): boolean =>
  record !== null && record.appliedAt === null && record.content !== null && !hasErrors(record.plan.findings);

export function importView(upload: UploadRecord & { purpose: ImportPurpose }, record: ImportRecord | null, language: Language): ImportView {
  // A file that took down every worker has no plan; what was found of it stands at the upload.
  const plan = record?.plan ?? (upload.status === 'failed' ? { counts: {}, lines: [], findings: upload.findings } : null);
  return {
    id: upload.id,
    purpose: upload.purpose,
    fileName: upload.fileName,
    status: upload.status,
    createdAt: upload.createdAt,
    plan: plan && {
      counts: plan.counts,
      lines: plan.lines.map((line) => lineView(line, language)),
      findings: plan.findings.map((finding) => findingView(finding, language)),
    },
    canApply: canApply(record),
    appliedAt: record?.appliedAt ?? null,
  };
}

const lineView = ({ act, subject, before, after }: PlanLine, language: Language): PlanLineView => ({
  act: act[language],
  subject: subject[language],
  before: before?.[language] ?? null,
  after: after?.[language] ?? null,
});
const isImport = (upload: UploadRecord): upload is UploadRecord & { purpose: ImportPurpose } => upload.purpose !== 'returns';
