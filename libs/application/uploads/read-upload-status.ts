/** How far an upload has come, with what was found in it, for the person who sent it. */
import type { Actor } from '#domain/access/actor.js';
import { DomainError, type Language } from '#domain/errors.js';
import type { Stores } from '#domain/ports/database.port.js';
import type { UploadRecord } from '#domain/ports/upload-store.port.js';
import type { UploadView } from '#domain/views/return-view.js';
import type { Ports } from '../ports.js';
import { knownUnits, uploadView, withReturns } from './upload-view.js';

const LIST_LIMIT = 20;

export class ReadUploadStatus {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Throws `not_found` for a missing upload and for somebody else's alike. */
  async run(input: { actor: Actor; id: string; language: Language }): Promise<UploadView> {
    const { database, catalogues } = this.ports;
    return uploadView(database, catalogues, input.actor, await findUpload(database, input), input.language);
  }

  /** The sender's latest uploads of returns, newest first. */
  async list(input: { actor: Actor; language: Language }): Promise<UploadView[]> {
    const { database } = this.ports;
    const uploads = await database.uploads.ofUser(input.actor.userId, LIST_LIMIT, ['returns']);
    const unitsOf = knownUnits(database);
    return Promise.all(uploads.map((upload) => withReturns(database, input.actor, upload, input.language, unitsOf)));
  }
}

/** The sender's own upload; throws `not_found` otherwise. */
export async function findUpload(stores: Pick<Stores, 'uploads'>, input: { actor: Actor; id: string }): Promise<UploadRecord> {
  const upload = await stores.uploads.get(input.id);
  if (!upload || upload.userId !== input.actor.userId)
    throw new DomainError('not_found', { zh: '没有找到这次上传', en: 'There is no such upload' });
  return upload;
}
