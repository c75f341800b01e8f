/** Office Open XML workbooks, and other office packages, which are refused by what is in them. */
import { readXlsx } from '../xlsx/read-xlsx.js';
import type { ZipArchive } from '../xlsx/zip-archive.js';
import type { WorkbookFormat } from './workbook-format.js';
import { ZIP } from './zip.format.js';

export const xlsxFormat: WorkbookFormat = {
  name: 'xlsx',
  detect: async (file) => file.startsWith(ZIP) && isPackage(await file.zip()),
  read: (file, begin) => readXlsx(file, begin),
};

/** Both are zips: a package says at its top what its parts are, an archive of workbooks does not. */
const isPackage = (zip: ZipArchive): boolean =>
  zip.has('[Content_Types].xml') ||
  zip.has('xl/workbook.xml') ||
  zip.has('xl/workbook.bin') ||
  (zip.has('mimetype') && zip.has('content.xml'));
