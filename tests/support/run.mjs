/** npm test, npm run bench, npm run test:long: sets the machine up, starts private servers, runs every check and sums the counts. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from '../../apps/cli/start/build.mjs';
import { ensurePrograms } from '../../apps/cli/start/debian-packages.mjs';
import { startPrivateServers } from '../../apps/cli/start/private-servers.mjs';
import { explain, reportOnStderr, say, step } from '../../apps/cli/start/progress.mjs';
import { runCommand } from '../../apps/cli/start/run-command.mjs';
import { writeFontSettings } from './pinned-fonts.mjs';

const PROJECTS = ['unit', 'architecture', 'golden', 'integration', 'faults', 'e2e'];
/** One kind after another, for they share servers; they mostly wait, so more specs than cores run at a time. */
const ON_SERVERS = new Map([
  ['integration', '--maxWorkers=3'],
  ['faults', '--maxWorkers=3'],
  ['e2e', '--maxWorkers=3'],
]);
/** It says how soon `npm start` is there, which nothing beside it may slow down. */
const ALONE = 'tests/e2e/start.spec.ts';
const GATES = ['format:check', 'lint', 'typecheck'];
const MINUTE = 60_000;

const words = process.argv.slice(2);
const isBench = words[0] === 'bench';
const isLong = words[0] === 'long';
const chosen = PROJECTS.filter((name) => words.includes(name));
const projects = chosen.length > 0 ? chosen : isBench ? [] : PROJECTS;
const deadline = Date.now() + (isBench || isLong ? 85 : 18) * MINUTE;

// a bench prints one JSON line a measure and nothing else
if (isBench) reportOnStderr();
const total = { passed: 0, failed: 0 };
let running;
let servers;
let folder;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    endRunning();
    void finish(1);
  });
}

try {
  await main();
} catch (error) {
  explain(error);
  total.failed += 1;
}
await finish(total.failed > 0 ? 1 : 0);

async function main() {
  mkdirSync(join(root, 'var'), { recursive: true });
  folder = mkdtempSync(join(root, 'var', 'test-'));
  await prepare({ dataDir: folder, step });
  await ensurePrograms({ dataDir: folder, purpose: isLong ? 'long' : 'test', step });
  const env = await testEnvironment();
  if (isBench) {
    // The build's stamp looks at what is shipped; benches are compiled with it but may have changed alone.
    await runCommand('npx', ['--no-install', 'tsc', '-p', 'tsconfig.json'], { log: join(folder, 'tsc.log'), cwd: root, what: 'tsc' });
    count(await run('bench', process.execPath, ['--enable-source-maps', 'dist/tests/bench/main.js', ...words.slice(1)], env));
    return;
  }
  if (chosen.length === 0) for (const gate of GATES) count(await run(gate, 'npm', ['run', '--silent', gate], env));
  const together = projects.filter((name) => !ON_SERVERS.has(name));
  if (together.length > 0) await jest(together, ['--maxWorkers=2'], env);
  for (const [name, workers] of ON_SERVERS)
    if (projects.includes(name)) await jest([name], [workers, `--testPathIgnorePatterns=${ALONE}`], env);
  if (projects.includes('e2e')) await jest(['e2e'], ['--runInBand', ALONE], env);
}

/** What a test may rely on: servers of its own, packaged fonts only, and nothing of the caller's settings. */
async function testEnvironment() {
  const env = { ...process.env, NODE_ENV: 'test', JIBAO_FONTS: 'builtin', JIBAO_DATA: join(folder, 'data'), LOG_LEVEL: 'warn' };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'PORT', 'HOST', 'JIBAO_DEMO_PASSWORD', 'JIBAO_NOW']) delete env[name];
  if (isLong) env.JIBAO_TEST_LONG = '1';
  env.FONTCONFIG_FILE = writeFontSettings(join(folder, 'fonts'), root);
  if (isBench || projects.some((name) => ON_SERVERS.has(name))) {
    await step('启动测试数据库与队列', 'private MariaDB and Redis', async () => {
      servers = await startPrivateServers({ dataDir: folder, purpose: 'test' });
    });
    env.JIBAO_TEST_DATABASE_URL = servers.databaseUrl;
    env.JIBAO_TEST_REDIS_URL = servers.redisUrl;
  }
  return env;
}

/** One Jest run; its reporter leaves the counts in a file, and a run without counts has failed. */
async function jest(names, more, env) {
  const tally = join(folder, `tally-${names.join('-')}.json`);
  const args = ['node_modules/jest/bin/jest.js', '-c', 'tests/support/jest.config.mjs', '--passWithNoTests', '--selectProjects', ...names];
  const ok = await run(names.join(', '), process.execPath, [...args, ...more], { ...env, JIBAO_TEST_TALLY: tally });
  const counts = existsSync(tally) ? JSON.parse(readFileSync(tally, 'utf8')) : { passed: 0, failed: 0 };
  total.passed += counts.passed;
  total.failed += ok ? counts.failed : Math.max(1, counts.failed);
}

function count(ok) {
  total[ok ? 'passed' : 'failed'] += 1;
}

/** Runs one program with its output shown, in a process group of its own that can be ended whole. */
function run(name, program, args, env) {
  say(`\n▸ ${name}`);
  const since = Date.now();
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
    running = child;
    const timer = setTimeout(
      () => {
        say(`✗ ${name}: 超出时限 · ran out of time`);
        endRunning();
      },
      Math.max(1, deadline - Date.now()),
    );
    const end = (code) => {
      clearTimeout(timer);
      running = undefined;
      say(`  ${name}: ${code === 0 ? 'ok' : 'failed'}, ${((Date.now() - since) / 1000).toFixed(1)} s`);
      done(code === 0);
    };
    child.on('error', () => end(1));
    child.on('close', end);
  });
}

function endRunning() {
  if (running?.pid === undefined) return;
  try {
    process.kill(-running.pid, 'SIGKILL');
  } catch {
    // it ended by itself in between
  }
}

async function finish(code) {
  await servers?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
  if (!isBench) say(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(code);
}
