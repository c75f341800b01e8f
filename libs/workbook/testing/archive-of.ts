/** Reads an archive made of these entries, under the form of the fixtures. */
import type { ReadResult } from '#domain/ports/workbook-reader.port.js';
import { readWorkbook } from '../read-workbook.js';
import { smallCatalogue } from './small-catalogue.js';
import { writeZip, type ZipPart } from './zip-writer.js';

export const readArchiveOf = (parts: ZipPart[]): Promise<ReadResult> =>
  readWorkbook(writeZip(parts), {
    open: [{ period: '2026Q3', catalogueVersion: 'test.1' }],
    catalogueOf: (version) => (version === 'test.1' ? smallCatalogue() : null),
  });
