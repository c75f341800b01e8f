/** The FileStore in memory, for tests of use cases; readers are given the hash where others get a path. */
import { createHash } from 'node:crypto';
import { DomainError } from '#domain/errors.js';
import type { FileStore, StoredFile } from '#domain/ports/file-store.port.js';

export class MemoryFileStore implements FileStore {
  readonly files = new Map<string, Uint8Array>();

  async put(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const whole = Buffer.concat(pieces);
    if (whole.byteLength > maxBytes) throw new DomainError('too_large', { zh: '文件太大', en: 'The file is too large' });
    const sha256 = createHash('sha256').update(whole).digest('hex');
    this.files.set(sha256, whole);
    return { sha256, size: whole.byteLength };
  }

  async path(sha256: string): Promise<string> {
    await this.read(sha256);
    return sha256;
  }

  async read(sha256: string): Promise<Uint8Array> {
    const bytes = this.files.get(sha256);
    if (!bytes) throw new DomainError('not_found', { zh: '文件不在存储中', en: 'The file is not in the store' });
    return bytes;
  }
}
