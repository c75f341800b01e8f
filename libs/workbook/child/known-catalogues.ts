/** The forms a reading child knows: those that ship with the program, and those its parent told it of. */
import { catalogueOfVersion } from '#catalogue/catalogues.js';
import { loadTexts } from '#catalogue/load-catalogue.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import type { StoredCatalogue } from '#domain/ports/import-store.port.js';

export class KnownCatalogues {
  private readonly told = new Map<string, StoredCatalogue>();
  private readonly loaded = new Map<string, Catalogue>();

  /** A version never changes: what was told once stays true. */
  learn(catalogues: readonly StoredCatalogue[]): void {
    for (const catalogue of catalogues) this.told.set(catalogue.version, catalogue);
  }

  /** Null for a version nobody knows. */
  ofVersion(version: string): Catalogue | null {
    const known = this.loaded.get(version);
    if (known) return known;
    const stored = this.told.get(version);
    const catalogue = stored ? loadTexts(stored.files).catalogue : shipped(version);
    if (catalogue) this.loaded.set(version, catalogue);
    return catalogue;
  }
}

function shipped(version: string): Catalogue | null {
  try {
    return catalogueOfVersion(version);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null;
    throw error;
  }
}
