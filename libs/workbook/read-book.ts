/** One file that is no archive → what stands in it: a return of our template, or consolidated tables. */
import type { ReadResult, ReturnTable } from '#domain/ports/workbook-reader.port.js';
import type { ParsedReturn } from '#domain/return/return.js';
import type { Finding } from '#domain/validation/finding.js';
import type { ReadingOf } from './consolidated/consolidated-sheet.js';
import { ConsolidatedReader } from './consolidated/read-consolidated.js';
import type { WorkbookFormat } from './formats/workbook-format.js';
import { chooseNamedCells, hasIdentity, parseReturn } from './parse-return.js';
import { bookCollector } from './raw-book.js';
import type { SourceFile } from './source-file.js';

/** The quarters that rows of a table may be of, and the forms by version. */
export type ReadingSettings = ReadingOf;
export interface BookContents {
  returns: ParsedReturn[];
  tables: ReturnTable[];
  refused: Finding[];
}
export type Readable = Extract<ReadResult, { ok: true }>;

/** A template of ours by its identity, else consolidated tables by their rows of codes. */
export async function readBook(format: WorkbookFormat, file: SourceFile, settings: ReadingSettings): Promise<BookContents> {
  let finish = (): BookContents => ({ returns: [], tables: [], refused: [] });
  await format.read(file, (outline) => {
    if (hasIdentity(outline)) {
      const collector = bookCollector(chooseNamedCells(outline));
      finish = () => ({ returns: [parseReturn(collector.book(outline.names), settings.catalogueOf)], tables: [], refused: [] });
      return collector.visitor;
    }
    const reader = new ConsolidatedReader(settings);
    finish = () => {
      const { tables, findings } = reader.result(format.name === 'csv');
      return { returns: [], tables, refused: findings };
    };
    return reader.visitor;
  });
  return finish();
}
