/** ImportStore and CatalogueStore in memory. */
import type { CatalogueStore, ColumnMapping, ImportRecord, ImportStore, StoredCatalogue } from '#domain/ports/import-store.port.js';
import { catalogueExists, parentMissing } from '../refusals.js';
import { byKey, copied, iso, isoOrNull, type MemoryState } from './memory-state.js';

export class MemoryImportStore implements ImportStore {
  constructor(private readonly state: MemoryState) {}

  async save(record: ImportRecord): Promise<void> {
    if (!this.state.uploads.has(record.uploadId)) throw parentMissing();
    if ((this.state.imports.get(record.uploadId)?.appliedAt ?? null) !== null) return;
    this.state.imports.set(record.uploadId, copied({ ...record, appliedAt: isoOrNull(record.appliedAt) }));
  }

  async get(uploadId: string): Promise<ImportRecord | null> {
    return copied(this.state.imports.get(uploadId) ?? null);
  }

  lock(uploadId: string): Promise<ImportRecord | null> {
    return this.get(uploadId);
  }

  async markApplied(uploadId: string, at: string, by: string): Promise<void> {
    const record = this.state.imports.get(uploadId);
    if (record) this.state.imports.set(uploadId, { ...record, appliedAt: iso(at), appliedBy: by });
  }

  async mappings(): Promise<ColumnMapping[]> {
    return copied([...this.state.mappings.values()].sort(byKey((mapping) => mapping.name)));
  }

  async saveMapping(mapping: ColumnMapping): Promise<void> {
    this.state.mappings.set(mapping.name, copied(mapping));
  }
}

export class MemoryCatalogueStore implements CatalogueStore {
  constructor(private readonly state: MemoryState) {}

  async versions(): Promise<string[]> {
    return [...this.state.catalogues.keys()].sort();
  }

  async get(version: string): Promise<StoredCatalogue | null> {
    return copied(this.state.catalogues.get(version) ?? null);
  }

  async add(catalogue: StoredCatalogue): Promise<void> {
    if (this.state.catalogues.has(catalogue.version)) throw catalogueExists(catalogue.version);
    this.state.catalogues.set(catalogue.version, copied({ ...catalogue, createdAt: iso(catalogue.createdAt) }));
  }
}
