/** How far an upload has come, with every finding, for the person who sent it. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import type { UploadView } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { findingView } from '../returns/return-view.js';

const LIST_LIMIT = 20;

export class ReadUploadStatus {
  constructor(private readonly ports: Pick<Ports, 'database'>) {}

  /** Throws `not_found` for a missing upload and for somebody else's alike. */
  async run(input: { actor: Actor; id: string; language: Language }): Promise<UploadView> {
    const upload = await this.ports.database.uploads.get(input.id);
    if (!upload || upload.userId !== input.actor.userId)
      throw new DomainError('not_found', { zh: '没有找到这次上传', en: 'There is no such upload' });
    return this.view(upload, input.language);
  }

  /** The sender's latest uploads, newest first. */
  async list(input: { actor: Actor; language: Language }): Promise<UploadView[]> {
    const uploads = await this.ports.database.uploads.ofUser(input.actor.userId, LIST_LIMIT);
    return Promise.all(uploads.map((upload) => this.view(upload, input.language)));
  }

  private async view(upload: UploadRecord, language: Language): Promise<UploadView> {
    const { returns } = this.ports.database;
    const stored = await Promise.all(
      upload.returns.map(async ({ unit, period, version }) => ({
        record: await returns.get(period, unit),
        version: await returns.version(period, unit, version),
        unit,
        period,
        number: version,
      })),
    );
    return {
      id: upload.id,
      status: upload.status,
      progress: upload.progress,
      fileName: upload.fileName,
      size: upload.size,
      sha256: upload.sha256,
      createdAt: upload.createdAt,
      finishedAt: upload.finishedAt,
      returns: stored.map(({ unit, period, number, record }) => ({ unit, period, version: number, status: record?.status ?? 'none' })),
      findings: [...upload.findings, ...stored.flatMap(({ version }) => version?.findings ?? [])].map((f) => findingView(f, language)),
    };
  }
}
