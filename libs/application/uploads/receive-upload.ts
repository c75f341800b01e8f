/** Takes the bytes of a workbook: kept on disk and in a committed row before anybody is told 202. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { mayAnywhere, mayForAll, type Action } from '#domain/access/policy.js';
import { DomainError } from '#domain/errors.js';
import type { UploadPurpose, UploadRecord, UploadTake } from '#domain/ports/upload-store.port.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { takeKey } from '../upkeep/answer-once.js';

/** A filled template has about 40 kB; what is far beyond is a mistake. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

export type Receipt = Pick<UploadRecord, 'id' | 'status'>;

export class ReceiveUpload {
  constructor(private readonly ports: Pick<Ports, 'database' | 'files' | 'clock' | 'doorbell'>) {}

  /**
   * `fileName` is for display only. The same `idempotencyKey` with the same bytes gives the first answer again.
   * Throws `too_large`, `unavailable`; `invalid` for an empty file; `conflict` for a key used for other bytes.
   */
  async run(input: {
    actor: Actor;
    fileName: string;
    bytes: AsyncIterable<Uint8Array>;
    idempotencyKey?: string | undefined;
    take?: UploadTake | undefined;
    reason?: string | null | undefined;
    /** A table that is shown before it is applied; without it the file holds returns. */
    as?: { purpose: Exclude<UploadPurpose, 'returns'>; options: Record<string, string>; needs: Action };
  }): Promise<Receipt> {
    const { database, files, clock, doorbell } = this.ports;
    if (!(input.as ? mayForAll(input.actor, input.as.needs) : mayAnywhere(input.actor, 'returns.file')))
      throw new DomainError(
        'forbidden',
        input.as
          ? { zh: '您没有导入这类表格的权限', en: 'You may not import tables of this kind' }
          : { zh: '您没有填报季报的权限', en: 'You may not file returns' },
      );
    const stored = await files.put(input.bytes, MAX_UPLOAD_BYTES);
    if (stored.size === 0)
      throw new DomainError('invalid', {
        zh: '文件是空的（0 字节），请重新选择填好的工作簿',
        en: 'The file is empty (0 bytes); choose the workbook you filled in',
      });
    const id = randomUUID();
    const now = clock.now();
    const fileName = displayName(input.fileName);
    const receipt = await database.transaction(async (stores): Promise<Receipt> => {
      const key = input.idempotencyKey;
      const userId = input.actor.userId;
      const remembered = key ? await takeKey(stores, { userId, key, requestHash: stored.sha256, now }) : null;
      if (remembered) return remembered.body as Receipt;
      const answer: Receipt = { id, status: 'received' };
      await stores.uploads.create({
        id,
        ...stored,
        fileName,
        userId,
        createdAt: now.toISOString(),
        purpose: input.as?.purpose ?? 'returns',
        take: input.take ?? 'valid',
        reason: input.reason ?? null,
        options: input.as?.options ?? {},
      });
      await stores.outbox.add('upload.read', { uploadId: id }, now.toISOString());
      await recordAct(stores, {
        at: now,
        actor: input.actor,
        action: 'upload.receive',
        object: id,
        detail: { sha256: stored.sha256, size: stored.size, purpose: input.as?.purpose ?? 'returns' },
      });
      if (key) await stores.idempotency.complete(userId, key, 202, answer);
      return answer;
    });
    doorbell.ring();
    return receipt;
  }
}

/** A name to show: no path, no control or direction characters, at most 120 characters; never used to open a file. */
export function displayName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '')
    .trim();
  return [...plain].slice(0, 120).join('') || '未命名文件';
}
