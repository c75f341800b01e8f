/** UploadStore in memory. */
import type { NewUpload, UploadPurpose, UploadRecord, UploadStore } from '#domain/ports/upload-store.port.js';
import { alreadyThere } from '../refusals.js';
import { byKey, copied, iso, type Lease, type MemoryState } from './memory-state.js';

type Upload = UploadRecord & Lease;

export class MemoryUploadStore implements UploadStore {
  constructor(private readonly state: MemoryState) {}

  async create(upload: NewUpload): Promise<void> {
    if (this.state.uploads.has(upload.id)) throw alreadyThere();
    const { id, sha256, fileName, size, userId, createdAt, purpose, take, reason, options } = upload;
    this.state.uploads.set(id, {
      ...copied({ id, sha256, fileName, size, userId, purpose, take, reason, options }),
      createdAt: iso(createdAt),
      status: 'received',
      progress: 0,
      findings: [],
      findingCount: 0,
      returns: [],
      attempts: 0,
      finishedAt: null,
      leaseToken: null,
      leaseUntil: null,
    });
  }

  async get(id: string): Promise<UploadRecord | null> {
    const upload = this.state.uploads.get(id);
    return upload ? record(upload) : null;
  }

  async hashes(): Promise<string[]> {
    return [...new Set([...this.state.uploads.values()].map((upload) => upload.sha256))].sort();
  }

  async fileNames(ids: string[]): Promise<Map<string, string>> {
    return new Map(ids.flatMap((id) => (this.state.uploads.has(id) ? [[id, this.state.uploads.get(id)!.fileName]] : [])));
  }

  async ofUser(userId: string, limit: number, purposes: UploadPurpose[]): Promise<UploadRecord[]> {
    const uploads = [...this.state.uploads.values()].filter((upload) => upload.userId === userId && purposes.includes(upload.purpose));
    return uploads
      .sort((a, b) => byKey<Upload>((u) => u.createdAt)(b, a) || byKey<Upload>((u) => u.id)(a, b))
      .slice(0, limit)
      .map(record);
  }

  async claim(id: string, leaseToken: string, now: string, leaseUntil: string): Promise<boolean> {
    const upload = this.state.uploads.get(id);
    if (!upload || upload.status === 'done' || upload.status === 'failed') return false;
    if (upload.leaseUntil !== null && upload.leaseUntil >= iso(now)) return false;
    this.state.uploads.set(id, { ...upload, status: 'processing', attempts: upload.attempts + 1, leaseToken, leaseUntil: iso(leaseUntil) });
    return true;
  }

  async renew(id: string, leaseToken: string, leaseUntil: string): Promise<boolean> {
    return this.leased(id, leaseToken, () => ({ leaseUntil: iso(leaseUntil) }));
  }

  async progress(id: string, leaseToken: string, progress: number): Promise<void> {
    this.leased(id, leaseToken, () => ({ progress: Math.round(progress) }));
  }

  async finish(id: string, leaseToken: string, result: Parameters<UploadStore['finish']>[2]): Promise<boolean> {
    return this.leased(id, leaseToken, () => ({
      ...copied(result),
      finishedAt: iso(result.finishedAt),
      progress: 100,
      leaseToken: null,
      leaseUntil: null,
    }));
  }

  async release(id: string, leaseToken: string, counts: boolean): Promise<void> {
    const attempts = (this.state.uploads.get(id)?.attempts ?? 0) - (counts ? 0 : 1);
    this.leased(id, leaseToken, () => ({ status: 'received', progress: 0, attempts, leaseToken: null, leaseUntil: null }));
  }

  async waiting(before: string, limit: number): Promise<UploadRecord[]> {
    const at = iso(before);
    const waits = (u: Upload) =>
      (u.status === 'received' && u.createdAt < at) || (u.status === 'processing' && u.leaseUntil !== null && u.leaseUntil < at);
    return [...this.state.uploads.values()]
      .filter(waits)
      .sort(
        byKey(
          (u) => u.createdAt,
          (u) => u.id,
        ),
      )
      .slice(0, limit)
      .map(record);
  }

  private leased(id: string, leaseToken: string, change: () => Partial<Upload>): boolean {
    const upload = this.state.uploads.get(id);
    if (upload?.leaseToken !== leaseToken || upload.status !== 'processing') return false;
    this.state.uploads.set(id, { ...upload, ...change() });
    return true;
  }
}

function record(upload: Upload): UploadRecord {
  const { leaseToken: _token, leaseUntil: _until, ...rest } = upload;
  return copied(rest);
}
