/** The contract of a file format: how a kind of file becomes cells, or an archive of files. */
import type { BookOutline, SheetVisitor } from '../raw-book.js';
import type { SourceFile } from '../source-file.js';

/** Told what the book says of itself, before any cell is read; answers who visits the cells of which sheet. */
export type BeginBook = (outline: BookOutline) => SheetVisitor;

/**
 * To add a format, write `<name>.format.ts` that exports one object of this shape, add one line to formats.ts, and put
 * small real files into tests/fixtures/workbooks/<name>, named after their case, with the expected result in the spec.
 *
 * `detect` looks at bytes, never at the file's name: names and extensions lie. The first format of the list that says yes
 * reads the file. `read` visits rows from above and cells from the left, keeps the limits of xlsx/limits.ts or tighter
 * ones, never evaluates a formula, never follows a link, and reads hidden sheets like the others. What a table or a return
 * means is not its business. What is wrong with the file is thrown as FileProblem with a finding of file-findings.ts
 * (permanent: the clerk must act); any other error means that we failed (transient).
 */
export interface WorkbookFormat {
  name: string;
  detect(file: SourceFile): boolean | Promise<boolean>;
  read(file: SourceFile, begin: BeginBook): Promise<BookOutline>;
}

/** Several files in one. An archive within an archive is not read. */
export interface ArchiveFormat {
  name: string;
  detect(file: SourceFile): boolean | Promise<boolean>;
  entries(file: SourceFile): Promise<ArchiveEntry[]>;
}
export interface ArchiveEntry {
  name: string;
  unpack(): Promise<Buffer>;
}
export type FileFormat = WorkbookFormat | ArchiveFormat;
export const isArchive = (format: FileFormat): format is ArchiveFormat => 'entries' in format;
