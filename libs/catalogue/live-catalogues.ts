/** Catalogues of a running process: those that ship with the program, and those the office brings into force while it runs. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import type { Period } from '#domain/period/period.js';
import type { CatalogueStore } from '#domain/ports/import-store.port.js';
import { allCatalogues, inForce, inOrderOfForce } from './catalogues.js';
import { loadTexts } from './load-catalogue.js';

const REFRESH_MS = 2_000;

export class LiveCatalogues implements CatalogueSource {
  private catalogues = allCatalogues();

  /** A version nobody has told this process of yet may well exist: `unavailable`, so that jobs and browsers ask again. */
  ofVersion(version: string): Catalogue {
    const found = this.catalogues.find((each) => each.version === version);
    if (found) return found;
    throw new DomainError(
      'unavailable',
      { zh: `指标目录 ${version} 还没有载入，请稍后再试`, en: `Catalogue ${version} is not loaded yet; try again in a moment` },
      { retryAfterSeconds: REFRESH_MS / 1000 },
    );
  }

  forPeriod(period: Period): Catalogue {
    return inForce(this.catalogues, period);
  }

  all(): Catalogue[] {
    return this.catalogues;
  }

  async refresh(store: Pick<CatalogueStore, 'versions' | 'get'>): Promise<boolean> {
    const known = new Set(this.catalogues.map((catalogue) => catalogue.version));
    const fresh: Catalogue[] = [];
    for (const version of await store.versions()) {
      const stored = known.has(version) ? null : await store.get(version);
      if (stored) fresh.push(loadTexts(stored.files).catalogue);
    }
    // Two refreshes may overlap: whatever came first stays, slot layouts hang on the object.
    const still = new Set(this.catalogues.map((catalogue) => catalogue.version));
    const added = fresh.filter((catalogue) => !still.has(catalogue.version));
    if (added.length > 0) this.catalogues = inOrderOfForce([...this.catalogues, ...added]);
    return added.length > 0;
  }

  /** Looks every two seconds; answers with what ends it. A database that is away is asked again at the next turn. */
  watch(store: Pick<CatalogueStore, 'versions' | 'get'>, onFailure: (error: unknown) => void): () => void {
    let busy = false;
    const look = async () => {
      if (busy) return;
      busy = true;
      try {
        await this.refresh(store);
      } catch (error) {
        onFailure(error);
      } finally {
        busy = false;
      }
    };
    void look();
    const timer = setInterval(() => void look(), REFRESH_MS);
    timer.unref();
    return () => clearInterval(timer);
  }
}
