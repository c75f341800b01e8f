/** Every purpose of an import: a new one is a file `<purpose>.import.ts` and a line here. */
import { accountsImport } from './accounts.import.js';
import { catalogueImport } from './catalogue.import.js';
import { historyImport } from './history.import.js';
import type { Import, ImportPurpose } from './import.js';
import { unitsImport } from './units.import.js';

export const IMPORTS: readonly Import<unknown>[] = [accountsImport, catalogueImport, historyImport, unitsImport];

export function importOf(purpose: ImportPurpose): Import<unknown> {
  const found = IMPORTS.find((each) => each.purpose === purpose);
  if (!found) throw new Error(`nobody imports "${purpose}"`);
  return found;
}
