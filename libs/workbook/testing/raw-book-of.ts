/** A whole book in memory, whatever its format: for specs and fixtures that look at cells. */
import { formatOf } from '../formats/formats.js';
import { isArchive } from '../formats/workbook-format.js';
import { bookCollector, type BookOutline, type RawBook } from '../raw-book.js';
import { SourceFile, type FileSource } from '../source-file.js';

type Choose = (outline: BookOutline) => Parameters<typeof bookCollector>[0];

export async function rawBookOf(source: FileSource, choose?: Choose): Promise<RawBook> {
  const file = await SourceFile.of(source);
  const format = await formatOf(file);
  if (isArchive(format)) throw new Error('an archive is no book');
  let collector = bookCollector();
  const outline = await format.read(file, (found) => {
    collector = bookCollector(choose?.(found));
    return collector.visitor;
  });
  return collector.book(outline.names);
}
