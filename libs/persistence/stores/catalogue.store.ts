/** CatalogueStore on MariaDB: versions are only ever added. */
import type { CatalogueStore, StoredCatalogue } from '#domain/ports/import-store.port.js';
import { isDuplicate } from '../database-errors.js';
import { CatalogueVersionEntity } from '../entities/catalogue-version.entity.js';
import { catalogueExists } from '../refusals.js';
import type { Sql } from '../sql.js';

export class MariadbCatalogueStore implements CatalogueStore {
  constructor(private readonly sql: Sql) {}

  async versions(): Promise<string[]> {
    const rows = await this.sql.rows<{ version: string }>('SELECT version FROM catalogue_versions ORDER BY version');
    return rows.map((row) => row.version);
  }

  async get(version: string): Promise<StoredCatalogue | null> {
    const found = await this.sql.manager.findOneBy(CatalogueVersionEntity, { version });
    return found && { ...found };
  }

  async add(catalogue: StoredCatalogue): Promise<void> {
    try {
      await this.sql.manager.insert(CatalogueVersionEntity, catalogue);
    } catch (error) {
      if (isDuplicate(error)) throw catalogueExists(catalogue.version);
      throw error;
    }
  }
}
