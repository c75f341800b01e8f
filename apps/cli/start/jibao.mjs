/** npm run jibao -- …: runs one console command on the running servers, or on private ones started just for it. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { prepare, root } from './build.mjs';
import { lockDataFolder, openDataFolder, readablePassword, secret } from './data-folder.mjs';
import { ensurePrograms } from './debian-packages.mjs';
import { hasEnded } from './private-process.mjs';
import { findPrivateServers, startPrivateServers } from './private-servers.mjs';
import { explain, reportOnStderr, StartError, step } from './progress.mjs';

// standard output belongs to the command, so that it can be piped
reportOnStderr();

let command;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => command?.kill(signal));

try {
  process.exitCode = await main();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

async function main() {
  const dataDir = openDataFolder(process.env.JIBAO_DATA || join(root, 'var'));
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (DATABASE_URL && REDIS_URL) {
    await prepare({ dataDir, step });
    return run(dataDir, {});
  }
  const { servers, stop } = await attachOrStart(dataDir);
  try {
    return await run(dataDir, { DATABASE_URL: servers.databaseUrl, REDIS_URL: servers.redisUrl });
  } finally {
    await stop();
  }
}

/** Attaches when npm start runs them; waits for one that is just starting; else starts them under the same lock. */
async function attachOrStart(dataDir) {
  const until = Date.now() + 300_000;
  for (;;) {
    const lock = await lockDataFolder(dataDir);
    if (lock) {
      if (existsSync(join(dataDir, 'sample-not-loaded'))) {
        throw new StartError('示例局尚未装完，请先运行一次 npm start · the sample bureau is only half loaded; run npm start once');
      }
      await prepare({ dataDir, step });
      await ensurePrograms({ dataDir, purpose: 'start', step });
      const servers = await startPrivateServers({ dataDir });
      return { servers, stop: async () => [await servers.stop(), await lock.release()] };
    }
    const servers = await findPrivateServers(dataDir);
    if (servers && !existsSync(join(dataDir, 'sample-not-loaded'))) return { servers, stop: async () => undefined };
    if (Date.now() > until) throw new StartError(`${dataDir} 正被占用 · is in use, and its servers do not answer`);
    await pause(500);
  }
}

function run(dataDir, urls) {
  const env = { ...process.env, JIBAO_DATA: dataDir, ...urls };
  if (process.argv[2] === 'demo')
    env.JIBAO_DEMO_PASSWORD = secret(dataDir, 'demo-password', () => env.JIBAO_DEMO_PASSWORD || readablePassword());
  command = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/apps/cli/main.js'), ...process.argv.slice(2)], {
    env,
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
  });
  return new Promise((done) => {
    command.on('close', (code) => {
      // npm start shows the sample accounts where this file is
      if (code === 0 && process.argv[2] === 'demo') writeFileSync(join(dataDir, 'sample-loaded'), '');
      done(code ?? 1);
    });
    command.on('error', (error) => {
      explain(error);
      done(1);
    });
    if (hasEnded(command)) done(1);
  });
}
