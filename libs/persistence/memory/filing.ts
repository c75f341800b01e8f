/** UploadStore and ReturnStore in memory. */
import type { Period } from '#domain/period/period.js';
import type { ReturnStore } from '#domain/ports/return-store.port.js';
import type { UploadRecord, UploadStore } from '#domain/ports/upload-store.port.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import { alreadyThere, parentMissing, returnChanged, returnExists, versionMissing } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, keyOf, type Lease, type MemoryState } from './memory-state.js';

type Upload = UploadRecord & Lease;

export class MemoryUploadStore implements UploadStore {
  constructor(private readonly state: MemoryState) {}

  async create(upload: Pick<UploadRecord, 'id' | 'sha256' | 'fileName' | 'size' | 'userId' | 'createdAt'>): Promise<void> {
    if (this.state.uploads.has(upload.id)) throw alreadyThere();
    const fresh = {
      status: 'received',
      progress: 0,
      findings: [],
      returns: [],
      attempts: 0,
      finishedAt: null,
      leaseToken: null,
      leaseUntil: null,
    } as const;
    const { id, sha256, fileName, size, userId, createdAt } = upload;
    this.state.uploads.set(id, { ...fresh, findings: [], returns: [], id, sha256, fileName, size, userId, createdAt: iso(createdAt) });
  }

  async get(id: string): Promise<UploadRecord | null> {
    const upload = this.state.uploads.get(id);
    return upload ? record(upload) : null;
  }

  async hashes(): Promise<string[]> {
    return [...new Set([...this.state.uploads.values()].map((upload) => upload.sha256))].sort();
  }

  async ofUser(userId: string, limit: number): Promise<UploadRecord[]> {
    const uploads = [...this.state.uploads.values()].filter((upload) => upload.userId === userId);
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

  async finish(
    id: string,
    leaseToken: string,
    result: Pick<UploadRecord, 'findings' | 'returns'> & { status: 'done' | 'failed'; finishedAt: string },
  ): Promise<boolean> {
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

export class MemoryReturnStore implements ReturnStore {
  constructor(private readonly state: MemoryState) {}

  async get(period: Period, unit: string): Promise<ReturnRecord | null> {
    return copied(this.state.returns.get(keyOf(period, unit)) ?? null);
  }

  lock(period: Period, unit: string): Promise<ReturnRecord | null> {
    return this.get(period, unit);
  }

  async lockLatest(period: Period, unit: string): Promise<{ record: ReturnRecord; version: ReturnVersion } | null> {
    const record = await this.get(period, unit);
    const version = record && (await this.version(period, unit, record.version));
    return record && version ? { record, version } : null;
  }

  async ofPeriod(period: Period, units?: string[]): Promise<ReturnRecord[]> {
    const asked = units && new Set(units);
    const found = [...this.state.returns.values()].filter((r) => r.period === period && (!asked || asked.has(r.unit)));
    return copied(found.sort(byKey((r) => r.unit)));
  }

  async ofUnit(unit: string): Promise<ReturnRecord[]> {
    return copied([...this.state.returns.values()].filter((r) => r.unit === unit).sort(byKey((r) => r.period)));
  }

  async create(written: Omit<ReturnRecord, 'revision'>): Promise<void> {
    const key = keyOf(written.period, written.unit);
    if (this.state.returns.has(key)) throw returnExists(written.period, written.unit);
    if (!this.state.periodUnits.has(key)) throw parentMissing();
    this.state.returns.set(key, { ...normalised(written), revision: 1 });
  }

  async update(written: ReturnRecord): Promise<void> {
    const key = keyOf(written.period, written.unit);
    if (this.state.returns.get(key)?.revision !== written.revision) throw returnChanged(written.period, written.unit);
    this.state.returns.set(key, { ...normalised(written), revision: written.revision + 1 });
  }

  async addVersion(version: ReturnVersion): Promise<void> {
    const { period, unit, catalogueVersion, values, cells, findings, explanations, uploadId, createdBy, createdAt, reason } = version;
    const key = keyOf(period, unit, version.version);
    if (this.state.versions.has(key)) throw alreadyThere();
    if (!this.state.returns.has(keyOf(period, unit)) || (uploadId !== null && !this.state.uploads.has(uploadId))) throw parentMissing();
    const written = {
      period,
      unit,
      version: version.version,
      catalogueVersion,
      values,
      cells,
      findings,
      explanations,
      uploadId,
      createdBy,
      reason,
    };
    this.state.versions.set(key, copied({ ...written, createdAt: iso(createdAt) }));
  }

  async setExplanation(period: Period, unit: string, version: number, findingKey: string, note: string): Promise<void> {
    const key = keyOf(period, unit, version);
    const found = this.state.versions.get(key);
    if (!found) throw versionMissing(period, unit, version);
    this.state.versions.set(key, { ...found, explanations: { ...found.explanations, [findingKey]: note } });
  }

  async version(period: Period, unit: string, version: number): Promise<ReturnVersion | null> {
    return copied(this.state.versions.get(keyOf(period, unit, version)) ?? null);
  }

  async versions(period: Period, unit: string): Promise<ReturnVersion[]> {
    const found = [...this.state.versions.values()].filter((v) => v.period === period && v.unit === unit);
    return copied(found.sort((a, b) => a.version - b.version));
  }

  async latestVersions(period: Period, units: string[]): Promise<Map<string, Pick<ReturnVersion, 'findings' | 'explanations'>>> {
    const latest = await this.versionsOf(period, (record) => record.version, units);
    return new Map([...latest].map(([unit, { findings, explanations }]) => [unit, { findings, explanations }]));
  }

  acceptedVersions(period: Period, units?: string[]): Promise<Map<string, ReturnVersion>> {
    return this.versionsOf(period, (record) => record.acceptedVersion, units);
  }

  async acceptedValues(unit: string, periods: Period[]): Promise<Map<Period, StoredValues>> {
    const found = new Map<Period, StoredValues>();
    for (const period of periods) {
      const version = (await this.acceptedVersions(period, [unit])).get(unit);
      if (version) found.set(period, version.values);
    }
    return found;
  }

  private async versionsOf(
    period: Period,
    which: (record: ReturnRecord) => number | null,
    units?: string[],
  ): Promise<Map<string, ReturnVersion>> {
    const found = new Map<string, ReturnVersion>();
    for (const record of await this.ofPeriod(period, units)) {
      const version = this.state.versions.get(keyOf(period, record.unit, which(record) ?? ''));
      if (version) found.set(record.unit, copied(version));
    }
    return found;
  }
}

const normalised = <T extends Omit<ReturnRecord, 'revision'>>(written: T): T => ({
  ...written,
  firstSubmittedAt: isoOrNull(written.firstSubmittedAt),
  submittedAt: isoOrNull(written.submittedAt),
  acceptedAt: isoOrNull(written.acceptedAt),
});
