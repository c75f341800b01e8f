/** Every catalogue version that ships with the program, loaded once, and the one in force for a period. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import { comparePeriods, type Period } from '#domain/period/period.js';
import { shippedVersions } from './definition-texts.js';
import { loadCatalogue } from './load-catalogue.js';

let loaded: Catalogue[] | undefined;

/** In the order they came into force. */
export function allCatalogues(): Catalogue[] {
  loaded ??= inOrderOfForce(shippedVersions().map((version) => loadCatalogue(version)));
  return loaded;
}

export const inOrderOfForce = (catalogues: readonly Catalogue[]): Catalogue[] =>
  catalogues.toSorted((a, b) => comparePeriods(a.effectiveFrom, b.effectiveFrom) || (a.version < b.version ? -1 : 1));

/** Throws `not_found` for a version that does not exist. */
export function catalogueOfVersion(version: string): Catalogue {
  const catalogue = allCatalogues().find((each) => each.version === version);
  if (!catalogue)
    throw new DomainError('not_found', { zh: `没有版本为“${version}”的指标目录`, en: `There is no catalogue of version "${version}"` });
  return catalogue;
}

/** The latest version that came into force at or before the period; throws `not_found` for a period before the first. */
export const catalogueFor = (period: Period): Catalogue => inForce(allCatalogues(), period);

/** Of catalogues in their order of force. */
export function inForce(catalogues: readonly Catalogue[], period: Period): Catalogue {
  const catalogue = catalogues.findLast((each) => comparePeriods(each.effectiveFrom, period) <= 0);
  if (!catalogue) throw new DomainError('not_found', { zh: `${period} 没有生效的指标目录`, en: `No catalogue is in force for ${period}` });
  return catalogue;
}

/** The same as the port that use cases take. */
export const CATALOGUES: CatalogueSource = { ofVersion: catalogueOfVersion, forPeriod: catalogueFor, all: allCatalogues };
