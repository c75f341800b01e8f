/** A twin of the reader for specs: no child, no limits of time; a path is whatever `bytesOf` makes of it. */
import { CATALOGUES } from '#catalogue/catalogues.js';
import { DomainError } from '#domain/errors.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { WorkbookReader } from '#domain/ports/workbook-reader.port.js';
import { readTable } from '../read-table.js';
import { readWorkbook } from '../read-workbook.js';
import type { FileSource } from '../source-file.js';

export const shippedCatalogue = (version: string): Catalogue | null => {
  try {
    return CATALOGUES.ofVersion(version);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null;
    throw error;
  }
};

export const inProcessReader = (
  bytesOf: (path: string) => FileSource | Promise<FileSource> = (path) => path,
  catalogueOf = shippedCatalogue,
): WorkbookReader => ({
  read: async (path, { open }) => readWorkbook(await bytesOf(path), { open, catalogueOf }),
  readTable: async (path) => readTable(await bytesOf(path)),
});
