/** Installs the Debian packages that are missing (as root), and says exactly which ones otherwise; starts and enables no service. */
import { chmodSync, existsSync, lstatSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './progress.mjs';
import { findProgram, runCommand } from './run-command.mjs';

/** program → the package that carries it; the -core packages bring no service, account or configuration of their own */
const SERVERS = { mariadbd: 'mariadb-server-core', mariadb: 'mariadb-client-core', 'redis-server': 'redis-server' };
const TEST_TOOLS = { chromium: 'chromium', pdftotext: 'poppler-utils', pdftoppm: 'poppler-utils', pdffonts: 'poppler-utils' };
/** what the long run opens our documents with */
const LONG_TOOLS = { lowriter: 'libreoffice-writer' };

const POLICY = '/usr/sbin/policy-rc.d';
const SERVICE = 'redis-server';

export const missingPrograms = (wanted) => Object.keys(wanted).filter((program) => findProgram(program) === null);
export const programsFor = (purpose) => ({
  ...SERVERS,
  ...(purpose === 'start' ? {} : TEST_TOOLS),
  ...(purpose === 'long' ? LONG_TOOLS : {}),
});

/** Makes sure every program is there. `step` shows progress and is called only when something is to be installed. */
export async function ensurePrograms({ dataDir, purpose, step }) {
  const wanted = programsFor(purpose);
  const missing = missingPrograms(wanted);
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.map((program) => wanted[program]))];
  if (process.getuid?.() !== 0 || findProgram('apt-get') === null) throw new StartError(whatToInstall(missing, packages));
  await step('安装系统软件', `Debian packages: ${packages.join(' ')}`, (note) =>
    install(packages, join(dataDir, 'logs', 'packages.log'), note),
  );
  const still = missingPrograms(wanted);
  if (still.length > 0) throw new StartError(whatToInstall(still, packages));
  return packages;
}

function whatToInstall(missing, packages) {
  return [
    `缺少程序 · missing programs: ${missing.join(', ')}`,
    `   请由管理员安装 · have an administrator run:`,
    `     sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    `   或使用已有服务 · or use servers you have:  DATABASE_URL=mysql://… REDIS_URL=redis://… npm start`,
    `   或使用容器 · or containers:  docker compose -f docker/compose.yaml up   (docs/operations.md)`,
  ].join('\n');
}

async function install(packages, log, note) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const apt = (...args) => runCommand('apt-get', ['-q', '-y', ...args], { log, env, onLine: aptNote(note), what: `apt-get ${args[0]}` });
  const wasEnabled = isServiceEnabled();
  const restorePolicy = forbidServiceStarts();
  try {
    await apt('update');
    await apt('install', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', ...packages);
  } finally {
    restorePolicy();
  }
  // the package enables its service for the next boot; it was asked for as a program, not as a service
  if (!wasEnabled && packages.includes(SERVICE)) await disableService(log, env);
}

const aptNote = (note) => (line) => {
  const words = /^(?:Get:\d+ \S+ \S+ \S+ (\S+)|(?:Unpacking|Setting up) (\S+))/.exec(line);
  if (words) note(words[1] ?? words[2]);
};

/** Until restored, Debian's own hook answers "not allowed" to every service start. An existing hook is put back. */
function forbidServiceStarts() {
  const kept = `${POLICY}.before-jibao`;
  if (existsSync(POLICY)) renameSync(POLICY, kept);
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n');
  chmodSync(POLICY, 0o755);
  return () => {
    if (existsSync(kept)) renameSync(kept, POLICY);
    else rmSync(POLICY, { force: true });
  };
}

/** What makes the service start at boot: systemd's links, and the older ones that update-rc.d keeps. */
const WANTS = ['/etc/systemd/system/multi-user.target.wants/redis-server.service', '/etc/systemd/system/redis.service'];
const OLD_LINK = '/etc/rc2.d/S01redis-server';

const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
export const isServiceEnabled = () => [...WANTS, OLD_LINK].some(isLink);

/** The same as `systemctl disable`, which a machine without systemd does not have. */
async function disableService(log, env) {
  WANTS.filter(isLink).forEach((link) => unlinkSync(link));
  if (isLink(OLD_LINK)) await runCommand('update-rc.d', [SERVICE, 'disable'], { log, env });
  if (isServiceEnabled()) {
    throw new StartError(`系统服务 ${SERVICE} 仍为开机启动 · the system service is still enabled; run: systemctl disable ${SERVICE}`);
  }
}
