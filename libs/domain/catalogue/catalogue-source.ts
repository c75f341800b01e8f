/** Where use cases get the catalogue in force: by version for what is stored, by period for what is about to be. */
import type { Period } from '../period/period.js';
import type { CatalogueStore } from '../ports/import-store.port.js';
import type { Catalogue } from './catalogue.js';

export interface CatalogueSource {
  /**
   * Throws `not_found` for a version that does not exist, or `unavailable` where versions may be brought in while the process runs:
   * whoever asks again in a moment gets it.
   */
  ofVersion(version: string): Catalogue;
  /** The version in force for the period. */
  forPeriod(period: Period): Catalogue;
  /** Every version, in the order they came into force. */
  all(): Catalogue[];
  /** Learns of versions brought in since, where there can be such; answers whether there were any. */
  refresh?(store: Pick<CatalogueStore, 'versions' | 'get'>): Promise<boolean>;
}
