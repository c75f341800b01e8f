/** Every file that must be refused as a whole, by the folder of its format. */
import { inFolder, type FixtureCase } from './fixture-case.js';
import { REFUSED_CSV } from './refused-csv-cases.js';
import { REFUSED_XLS } from './refused-xls-cases.js';
import { REFUSED_XLSX } from './refused-xlsx-cases.js';
import { REFUSED_ZIP } from './refused-zip-cases.js';

/** Refused for what only the catalogue of their form tells; who has another one answers F10. */
export const NEEDS_CATALOGUE = new Set(['xlsx/name-deleted.xlsx', 'xlsx/rows-inserted-names-left.xlsx']);

export const REFUSED: FixtureCase[] = [
  ...inFolder('xlsx', REFUSED_XLSX),
  ...inFolder('xls', REFUSED_XLS),
  ...inFolder('csv', REFUSED_CSV),
  ...inFolder('zip', REFUSED_ZIP),
];
