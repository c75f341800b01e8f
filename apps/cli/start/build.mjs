/** Brings node_modules and dist up to date, and does nothing when they are. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './progress.mjs';
import { runCommand } from './run-command.mjs';

export const root = join(import.meta.dirname, '..', '..', '..');
const stamp = join(root, 'dist', '.build-stamp');
const OLDEST_NODE = [20, 19];

export async function prepare({ dataDir, step }) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new StartError(
      `需要 Node ${OLDEST_NODE.join('.')} 或更新 · needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}`,
    );
  }
  if (arePackagesStale()) await step('安装依赖', 'npm packages', () => installPackages(join(dataDir, 'logs', 'npm.log')));
  const sources = fingerprint();
  if (isBuilt(sources)) return;
  await step('编译', 'build', () => build(join(dataDir, 'logs', 'build.log'), sources));
}

/** Compares what is installed with the lockfile by content: times of files say little after a clone or a pull. */
function arePackagesStale() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  const hidden = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, hidden))) return true;
  const installed = read(hidden);
  return Object.entries(read('package-lock.json')).some(([path, wanted]) => {
    if (path === '' || wanted.link) return false;
    const found = installed[path];
    return found ? found.version !== wanted.version : !wanted.optional && !wanted.peer;
  });
}

/** `--include=dev`, because NODE_ENV=production would leave the compiler out. */
async function installPackages(log) {
  const npm = (verb) =>
    runCommand('npm', [verb, '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { log, cwd: root, what: `npm ${verb}` });
  await npm('ci').catch(() => npm('install'));
}

async function build(log, sources) {
  const isWhole = existsSync(join(root, 'dist', 'apps', 'api', 'main.js'));
  // the compiler's memory of a dist that is gone would keep it from writing anything
  if (!isWhole) rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
  await runCommand('npm', ['run', '--silent', 'build'], { log, cwd: root, what: 'npm run build' });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, sources);
}

const isBuilt = (sources) =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === sources && existsSync(join(root, 'dist', 'apps', 'api', 'main.js'));

/** One hash over path, size and time of every file the build reads. */
function fingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    else for (const name of readdirSync(join(root, path)).toSorted()) if (name !== 'node_modules') visit(join(path, name));
  };
  ['apps', 'libs', 'package.json', 'package-lock.json', 'tsconfig.json'].forEach(visit);
  return hash.digest('hex');
}
