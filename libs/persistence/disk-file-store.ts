/** Bytes on disk under their own SHA-256: written aside, fsynced, renamed into place; never altered. */
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DomainError } from '#domain/errors.js';
import type { FileStore, StoredFile } from '#domain/ports/file-store.port.js';

const HASH = /^[0-9a-f]{64}$/;

export class DiskFileStore implements FileStore {
  constructor(private readonly folder: string) {}

  async put(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
    const aside = join(this.folder, 'incoming', randomUUID());
    try {
      await mkdir(dirname(aside), { recursive: true });
      const stored = await this.write(aside, bytes, maxBytes);
      const place = this.placeOf(stored.sha256);
      const isFirstOfFolder = (await mkdir(dirname(place), { recursive: true })) !== undefined;
      await rename(aside, place);
      if (isFirstOfFolder) await syncFolder(this.folder);
      await syncFolder(dirname(place));
      return stored;
    } catch (error) {
      await rm(aside, { force: true });
      throw diskFull(error) ?? error;
    }
  }

  async path(sha256: string): Promise<string> {
    const place = this.placeOf(sha256);
    try {
      await access(place);
    } catch (cause) {
      throw new DomainError('not_found', { zh: '文件不在存储中', en: 'The file is not in the store' }, { cause });
    }
    return place;
  }

  async read(sha256: string): Promise<Uint8Array> {
    return readFile(await this.path(sha256));
  }

  private async write(path: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
    const hash = createHash('sha256');
    const file = await open(path, 'wx', 0o600);
    let size = 0;
    try {
      for await (const chunk of bytes) {
        size += chunk.byteLength;
        if (size > maxBytes) throw tooLarge(maxBytes);
        hash.update(chunk);
        await file.write(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { sha256: hash.digest('hex'), size };
  }

  private placeOf(sha256: string): string {
    if (!HASH.test(sha256)) throw new DomainError('not_found', { zh: '文件不在存储中', en: 'The file is not in the store' });
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

const tooLarge = (maxBytes: number) => {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return new DomainError('too_large', {
    zh: `文件超过 ${megabytes} MB；季报工作簿一般不到 1 MB，请检查是否选错了文件`,
    en: `The file is larger than ${megabytes} MB; a return is well under 1 MB, so check that it is the right file`,
  });
};

const diskFull = (error: unknown): DomainError | null =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    ? new DomainError(
        'unavailable',
        {
          zh: '服务器磁盘已满，文件没有保存；请稍后重试并告知管理员',
          en: 'The disk is full and nothing was kept; try again later and tell the administrator',
        },
        { retryAfterSeconds: 60, cause: error },
      )
    : null;

/** Without this a crash may forget the rename. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
