/** Fetches the official document faces (仿宋, 楷体 stand-ins) from Debian's packages into the data folder; in the background, never waited for. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findProgram, runCommand } from './run-command.mjs';

/** package → the files wanted from it; the rest of the package is thrown away */
const PACKAGES = {
  'texlive-lang-chinese': ['FandolFang-Regular.otf', 'FandolKai-Regular.otf'],
  'fonts-lxgw-wenkai': ['LXGWWenKai-Regular.ttf'],
};

/** Not wanted when the office names its own fonts; nothing to do when they are there. */
export function areFontsWanted(dataDir, env = process.env) {
  if (env.JIBAO_FONTS || !findProgram('apt-get') || !findProgram('dpkg')) return false;
  return Object.values(PACKAGES)
    .flat()
    .some((file) => !existsSync(join(dataDir, 'fonts', file)));
}

/** Unpacks without installing, so it needs no root; a failure is left in the log. */
export async function fetchFonts(dataDir) {
  const log = join(dataDir, 'logs', 'fonts.log');
  const work = join(dataDir, 'fonts.new');
  for (const [name, files] of Object.entries(PACKAGES)) {
    if (files.every((file) => existsSync(join(dataDir, 'fonts', file)))) continue;
    try {
      rmSync(work, { recursive: true, force: true });
      mkdirSync(work, { recursive: true });
      mkdirSync(join(dataDir, 'fonts'), { recursive: true });
      await runCommand('apt-get', ['-q', 'download', name], { log, cwd: work });
      const archive = readdirSync(work).find((file) => file.endsWith('.deb'));
      await runCommand('dpkg', ['-x', archive, 'unpacked'], { log, cwd: work });
      for (const entry of readdirSync(join(work, 'unpacked'), { recursive: true })) {
        if (!files.includes(basename(entry))) continue;
        const part = join(dataDir, 'fonts', `.${basename(entry)}.part`);
        copyFileSync(join(work, 'unpacked', entry), part);
        renameSync(part, join(dataDir, 'fonts', basename(entry)));
      }
    } catch {
      // the log says why; the built-in faces serve until the next start tries again
    }
  }
  rmSync(work, { recursive: true, force: true });
}
