/** The versions of the catalogue: what each holds, where it came from, and which quarters use it. */
import { shippedVersions } from '#catalogue/definition-texts.js';
import type { CatalogueVersionView } from '#domain/views/administration-view.js';
import type { Ports } from '../ports.js';

export class ListCatalogues {
  constructor(private readonly ports: Pick<Ports, 'database' | 'catalogues'>) {}

  /** Newest first. */
  async run(): Promise<CatalogueVersionView[]> {
    const { database, catalogues } = this.ports;
    await catalogues.refresh?.(database.catalogueVersions);
    const periods = await database.periods.all();
    const shipped = new Set(shippedVersions());
    return catalogues
      .all()
      .map((catalogue): CatalogueVersionView => ({
        version: catalogue.version,
        effectiveFrom: catalogue.effectiveFrom,
        elements: catalogue.elements.length,
        indicators: catalogue.indicators.length,
        rules: catalogue.rules.length,
        origin: shipped.has(catalogue.version) ? 'shipped' : 'office',
        periods: periods
          .filter(({ state, catalogueVersion }) => state !== 'planned' && catalogueVersion === catalogue.version)
          .map(({ period }) => period),
      }))
      .toReversed();
  }
}
