/** ReturnStore in memory. */
import type { Period } from '#domain/period/period.js';
import type { ReturnStore } from '#domain/ports/return-store.port.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { StoredValues } from '#domain/return/values.js';
import { alreadyThere, parentMissing, periodIsOver, returnChanged, returnExists, versionMissing } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, keyOf, type MemoryState } from './memory-state.js';

export class MemoryReturnStore implements ReturnStore {
  constructor(private readonly state: MemoryState) {}

  async get(period: Period, unit: string): Promise<ReturnRecord | null> {
    return copied(this.state.returns.get(keyOf(period, unit)) ?? null);
  }

  lock(period: Period, unit: string): Promise<ReturnRecord | null> {
    return this.get(period, unit);
  }

  async latest(period: Period, unit: string): Promise<{ record: ReturnRecord; version: ReturnVersion } | null> {
    const record = await this.get(period, unit);
    const version = record && (await this.version(period, unit, record.version));
    return record && version ? { record, version } : null;
  }

  lockLatest(period: Period, unit: string): Promise<{ record: ReturnRecord; version: ReturnVersion } | null> {
    return this.latest(period, unit);
  }

  async lockPeriod(period: Period): Promise<ReturnRecord[]> {
    for (const record of await this.ofPeriod(period)) if (record.status === 'submitted') this.write(record);
    return this.ofPeriod(period);
  }

  async ofPeriod(period: Period, units?: string[]): Promise<ReturnRecord[]> {
    const asked = units && new Set(units);
    const found = [...this.state.returns.values()].filter((r) => r.period === period && (!asked || asked.has(r.unit)));
    return copied(found.sort(byKey((r) => r.unit)));
  }

  async filedSince(period: Period, since: string): Promise<{ units: string[]; ever: number }> {
    const filed = (await this.ofPeriod(period)).filter((record) => record.firstSubmittedAt !== null);
    return { units: filed.filter((record) => record.firstSubmittedAt! >= iso(since)).map((record) => record.unit), ever: filed.length };
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
    if (this.state.periods.get(written.period)?.state !== 'open') throw periodIsOver(written.period);
    this.write(written);
  }

  private write(written: ReturnRecord): void {
    const key = keyOf(written.period, written.unit);
    if (this.state.returns.get(key)?.revision !== written.revision) throw returnChanged(written.period, written.unit);
    this.state.returns.set(key, { ...normalised(written), revision: written.revision + 1 });
  }

  async lockMany(period: Period, units: string[]): Promise<Map<string, { record: ReturnRecord; version: ReturnVersion }>> {
    const found = new Map<string, { record: ReturnRecord; version: ReturnVersion }>();
    for (const unit of units) {
      const latest = await this.lockLatest(period, unit);
      if (latest) found.set(unit, latest);
    }
    return found;
  }

  /** All or none, as one statement is. */
  async createMany(records: Omit<ReturnRecord, 'revision'>[]): Promise<void> {
    for (const { period, unit } of records) {
      if (this.state.returns.has(keyOf(period, unit))) throw returnExists(period, unit);
      if (!this.state.periodUnits.has(keyOf(period, unit))) throw parentMissing();
    }
    for (const record of records) await this.create(record);
  }

  async updateMany(records: ReturnRecord[]): Promise<void> {
    for (const { period, unit, revision } of records)
      if (this.state.returns.get(keyOf(period, unit))?.revision !== revision) throw returnChanged(period, unit);
    for (const record of records) this.write(record);
  }

  async addVersions(versions: ReturnVersion[]): Promise<void> {
    for (const version of versions) await this.addVersion(version);
  }

  async replaceDraft(draft: Parameters<ReturnStore['replaceDraft']>[0]): Promise<void> {
    const { period, unit, version, values, cells, findings, explanations } = draft;
    this.changeVersion(period, unit, version, () => copied({ values, cells, findings, explanations }));
  }

  async markSubmitted(period: Period, unit: string, version: number, submitted: { at: string; by: string } | null): Promise<void> {
    const written = { submittedAt: isoOrNull(submitted?.at ?? null), submittedBy: submitted?.by ?? null };
    this.changeVersion(period, unit, version, () => written);
  }

  async markAllSubmitted(
    period: Period,
    versions: { unit: string; version: number }[],
    submitted: { at: string; by: string },
  ): Promise<void> {
    for (const { unit, version } of versions) await this.markSubmitted(period, unit, version, submitted);
  }

  async addVersion(version: ReturnVersion): Promise<void> {
    const { period, unit, uploadId } = version;
    const key = keyOf(period, unit, version.version);
    if (this.state.versions.has(key)) throw alreadyThere();
    if (!this.state.returns.has(keyOf(period, unit)) || (uploadId !== null && !this.state.uploads.has(uploadId))) throw parentMissing();
    this.state.versions.set(key, copied(storedVersion(version)));
  }

  async setExplanation(period: Period, unit: string, version: number, findingKey: string, note: string): Promise<void> {
    this.changeVersion(period, unit, version, (found) => ({ explanations: { ...found.explanations, [findingKey]: note } }));
  }

  async version(period: Period, unit: string, version: number): Promise<ReturnVersion | null> {
    return copied(this.state.versions.get(keyOf(period, unit, version)) ?? null);
  }

  async versions(period: Period, unit: string): Promise<ReturnVersion[]> {
    const found = [...this.state.versions.values()].filter((v) => v.period === period && v.unit === unit);
    return copied(found.sort((a, b) => a.version - b.version));
  }

  async writtenSince(period: Period, since: string, limit: number): ReturnType<ReturnStore['writtenSince']> {
    const found = [...this.state.versions.values()].filter((v) => v.period === period && v.createdAt >= iso(since));
    found.sort(
      (a, b) => byKey<ReturnVersion>((v) => v.createdAt)(b, a) || byKey<ReturnVersion>((v) => v.unit)(a, b) || b.version - a.version,
    );
    return copied(
      found.slice(0, limit).map(({ unit, version, createdBy, createdAt, reason }) => ({ unit, version, createdBy, createdAt, reason })),
    );
  }

  async beganAt(period: Period): Promise<Map<string, string>> {
    const first = [...this.state.versions.values()].filter((v) => v.period === period && v.version === 1);
    return new Map(first.map((v) => [v.unit, v.createdAt]));
  }

  async latestVersions(
    period: Period,
    units: string[],
  ): Promise<Map<string, Pick<ReturnVersion, 'findings' | 'explanations' | 'onBehalf'>>> {
    const latest = await this.versionsOf(period, (record) => record.version, units);
    return new Map([...latest].map(([unit, { findings, explanations, onBehalf }]) => [unit, { findings, explanations, onBehalf }]));
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

  async acceptedValuesOf(units: string[], periods: Period[]): Promise<Map<string, Map<Period, StoredValues>>> {
    const found = new Map<string, Map<Period, StoredValues>>();
    for (const unit of units) {
      const values = await this.acceptedValues(unit, periods);
      if (values.size > 0) found.set(unit, values);
    }
    return found;
  }

  async historicalPeriods(unit: string, periods: Period[]): Promise<Period[]> {
    const found: Period[] = [];
    for (const period of periods) if ((await this.acceptedVersions(period, [unit])).get(unit)?.origin === 'history') found.push(period);
    return found.sort();
  }

  async explained(period: Period, units?: string[]): ReturnType<ReturnStore['explained']> {
    const accepted = [...(await this.acceptedVersions(period, units)).values()];
    return accepted
      .filter((version) => Object.keys(version.explanations).length > 0)
      .map(({ unit, findings, explanations }) => ({ unit, findings, explanations }));
  }

  async acceptedFigures(period: Period, units: string[]): ReturnType<ReturnStore['acceptedFigures']> {
    const accepted = await this.acceptedVersions(period, units);
    return new Map([...accepted].map(([unit, { version, catalogueVersion, values }]) => [unit, { version, catalogueVersion, values }]));
  }

  async historicalUnits(period: Period, units: string[]): Promise<Set<string>> {
    const accepted = await this.acceptedVersions(period, units);
    return new Set([...accepted.values()].filter((version) => version.origin === 'history').map((version) => version.unit));
  }

  private changeVersion(period: Period, unit: string, version: number, change: (found: ReturnVersion) => Partial<ReturnVersion>): void {
    const key = keyOf(period, unit, version);
    const found = this.state.versions.get(key);
    if (!found) throw versionMissing(period, unit, version);
    this.state.versions.set(key, { ...found, ...change(found) });
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

/** Nothing but what the port names: callers hand over checked returns that carry more. */
const storedVersion = (v: ReturnVersion): ReturnVersion => ({
  period: v.period,
  unit: v.unit,
  version: v.version,
  catalogueVersion: v.catalogueVersion,
  values: v.values,
  cells: v.cells,
  findings: v.findings,
  explanations: v.explanations,
  uploadId: v.uploadId,
  createdBy: v.createdBy,
  createdAt: iso(v.createdAt),
  reason: v.reason,
  origin: v.origin,
  onBehalf: v.onBehalf,
  submittedAt: isoOrNull(v.submittedAt),
  submittedBy: v.submittedBy,
});
