/** The list of formats, in the order they are asked; and what a file is that none of them knows. */
import { damaged, notAWorkbook } from '../file-findings.js';
import { FileProblem } from '../file-problem.js';
import type { SourceFile } from '../source-file.js';
import { csvFormat } from './csv.format.js';
import { looksLike } from './looks-like.js';
import type { FileFormat } from './workbook-format.js';
import { xlsFormat } from './xls.format.js';
import { xlsxFormat } from './xlsx.format.js';
import { zipFormat } from './zip.format.js';

/** Plain text comes last: it is what is left when nothing else says what it is. */
export const FORMATS: FileFormat[] = [xlsxFormat, zipFormat, xlsFormat, csvFormat];

export async function formatOf(file: SourceFile): Promise<FileFormat> {
  for (const format of FORMATS) if (await format.detect(file)) return format;
  throw new FileProblem(file.bytes.length === 0 ? damaged() : notAWorkbook(looksLike(file.head)));
}
