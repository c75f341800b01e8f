/** Fontconfig settings that know the packaged fonts only, so that pictures come out the same on every machine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the settings into `folder` and answers the file, for FONTCONFIG_FILE. */
export function writeFontSettings(folder, root) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const fonts = ['noto-sans-sc', 'noto-serif-sc'].map((name) => join(root, 'node_modules', '@expo-google-fonts', name));
  const prefer = (generic, family) => `  <alias><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`;
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    ...fonts.map((path) => `  <dir>${path}</dir>`),
    `  <cachedir>${join(folder, 'cache')}</cachedir>`,
    prefer('sans-serif', 'Noto Sans SC'),
    prefer('system-ui', 'Noto Sans SC'),
    prefer('serif', 'Noto Serif SC'),
    prefer('monospace', 'Noto Sans SC'),
    '</fontconfig>',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
