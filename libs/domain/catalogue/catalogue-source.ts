/** Where use cases get the catalogue in force: by version for what is stored, by period for what is about to be. */
import type { Period } from '../period/period.js';
import type { Catalogue } from './catalogue.js';

export interface CatalogueSource {
  /** Throws `not_found` for a version that does not exist. */
  ofVersion(version: string): Catalogue;
  /** The version in force for the period. */
  forPeriod(period: Period): Catalogue;
}
