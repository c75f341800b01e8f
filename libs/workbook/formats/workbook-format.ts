/** The contract of a file format: how a kind of file becomes a RawBook. */
import type { Address } from '../address.js';
import type { BookOutline, RawBook, SheetOutline } from '../raw-book.js';
import type { FileSource } from '../xlsx/zip-archive.js';

/** Given what the book says of itself, tells which cells somebody will ask for. */
export type CellChooser = (outline: BookOutline) => (sheet: SheetOutline, cell: Address) => boolean;

/**
 * To add a format, write `<name>.format.ts` that exports one object of this shape, add one line to formats.ts, and put
 * small real files into tests/fixtures/workbooks, named after their case, with the expected result in the spec.
 *
 * `detect` sees the first bytes of the file and nothing else: names and extensions lie. The first format of the list
 * that says yes reads the file. `read` keeps the limits of xlsx/limits.ts or tighter ones, never evaluates a formula,
 * never follows a link, and reads hidden sheets like the others. What is wrong with the file is thrown as FileProblem
 * with a finding of file-findings.ts (permanent: the clerk must act); any other error means that we failed (transient).
 */
export interface WorkbookFormat {
  name: string;
  detect(head: Uint8Array): boolean;
  read(source: FileSource, choose?: CellChooser): Promise<RawBook>;
}
