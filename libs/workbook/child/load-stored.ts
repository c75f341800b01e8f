/** Loads a catalogue that does not ship with the program, out of its documents as text. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, normalize } from 'node:path';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import type { StoredCatalogue } from '#domain/ports/import-store.port.js';

export function loadStored({ files }: StoredCatalogue): Catalogue {
  const folder = mkdtempSync(join(tmpdir(), 'jibao-catalogue-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, normalize(`/${name}`));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return loadCatalogue(basename(folder), dirname(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
