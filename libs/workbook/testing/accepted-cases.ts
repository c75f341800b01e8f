/** Every file that must be read, by the folder of its format. */
import { CONSOLIDATED } from './consolidated-cases.js';
import { CSV } from './csv-cases.js';
import { inFolder, type FixtureCase } from './fixture-case.js';
import { XLS } from './xls-cases.js';
import { XLSX } from './xlsx-cases.js';
import { ZIP_FILES } from './zip-cases.js';

export const ACCEPTED: FixtureCase[] = [
  ...inFolder('xlsx', XLSX),
  ...inFolder('xls', XLS),
  ...inFolder('csv', CSV),
  ...inFolder('zip', ZIP_FILES),
  ...inFolder('consolidated', CONSOLIDATED),
];
