/** Fontconfig settings that know the documents' fonts only: pictures of charts come out the same on every machine. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fontFolders, type FontSettings } from './font-set.js';

/** Answers the file for FONTCONFIG_FILE; one for each set of folders, kept with its cache. */
export function writeFontSettings(settings: FontSettings): string {
  const { packaged, own, standIns } = fontFolders(settings);
  const folders = [...own, ...standIns, ...packaged].map((path) => `<dir>${escaped(path)}</dir>`).join('');
  const name = createHash('sha256').update(folders).digest('hex').slice(0, 12);
  const folder = join(settings.dataDir ?? join(tmpdir(), 'jibao'), 'fontconfig', name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const prefer = (generic: string) => `<alias><family>${generic}</family><prefer><family>Noto Sans SC</family></prefer></alias>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>${folders}<cachedir>${escaped(join(folder, 'cache'))}</cachedir>${prefer('sans-serif')}${prefer('serif')}</fontconfig>\n`,
  );
  return file;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
