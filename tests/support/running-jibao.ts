/** Starts a whole Jibao for a test: own database, own queue prefix, own data folder, the sample bureau, api and worker as processes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '#persistence/migrations/migrations.js';
import { distFile } from '#platform/config.js';
import { copySample } from './sample-copy.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { testRedis } from './test-redis.js';

export const PASSWORD = 'sample-bureau-password';

export interface JibaoOptions {
  /** Quarters of the sample bureau, the open one included. */
  quarters?: number;
  /** ISO instant the clocks of api and worker start from. */
  now?: string;
  workers?: number;
  /** Servers of the spec's own instead of those all specs share. */
  servers?: { databaseUrl: string; redisUrl: string };
  /** Further settings of api and worker. */
  env?: NodeJS.ProcessEnv;
}

export interface RunningJibao {
  url: string;
  env: NodeJS.ProcessEnv;
  database: TestDatabase;
  api: ChildProcess;
  workers: ChildProcess[];
  startWorker(env?: NodeJS.ProcessEnv): Promise<ChildProcess>;
  startApi(): Promise<void>;
  /** Empties the Redis database, as a crash without AOF would. */
  flushRedis(): Promise<void>;
  /** Runs a console command to its end; rejects with its output when it fails. */
  cli(...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

export async function startJibao(options: JibaoOptions = {}): Promise<RunningJibao> {
  const quarters = options.quarters ?? 2;
  const database = await createTestDatabase({ serverUrl: options.servers?.databaseUrl, migrate: quarters === 0 });
  const redis = testRedis(options.servers?.redisUrl);
  const dataDir = mkdtempSync(join(tmpdir(), 'jibao-test-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    JIBAO_QUEUE_PREFIX: redis.prefix,
    JIBAO_DATA: dataDir,
    JIBAO_FONTS: 'builtin',
    JIBAO_DEMO_PASSWORD: PASSWORD,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'info',
    ...(options.now ? { JIBAO_NOW: options.now } : {}),
    ...options.env,
  };
  const running: RunningJibao = {
    url: '',
    env,
    database,
    api: undefined as unknown as ChildProcess,
    workers: [],
    async startWorker(extra = {}) {
      const worker = start('worker', { ...env, ...extra });
      running.workers.push(worker);
      await saying(worker, 'working');
      return worker;
    },
    async startApi() {
      running.api = start('api', env);
      const line = await saying(running.api, 'listening');
      running.url = String(line.url);
    },
    flushRedis: () => redis.flush(),
    cli: (...args) => runCli(args, env),
    async stop() {
      await Promise.all([running.api, ...running.workers].map(stopped));
      await redis.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  try {
    const load = async () => {
      await database.database.migrate();
      await running.cli('demo', '--quarters', String(quarters));
    };
    if (quarters > 0) await copySample({ quarters, now: options.now ?? null, schema: MIGRATIONS.length }, { database, dataDir, load });
    await running.startApi();
    for (let i = 0; i < (options.workers ?? 1); i++) await running.startWorker();
  } catch (error) {
    // A test that cannot begin must not leave processes behind.
    await running.stop();
    throw error;
  }
  return running;
}

function start(app: 'api' | 'worker', env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['--enable-source-maps', distFile(`apps/${app}/main.js`)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Resolves with the first log line that has this message; rejects with what the process said when it ends before. */
function saying(child: ChildProcess, message: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    let said = '';
    let rest = '';
    const timer = setTimeout(() => reject(new Error(`no "${message}" within 90 s:\n${said.slice(-4000)}`)), 90_000);
    const read = (chunk: Buffer) => {
      said += chunk;
      rest += chunk;
      const lines = rest.split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (!line.includes(`"msg":"${message}"`)) continue;
        clearTimeout(timer);
        resolve(JSON.parse(line) as Record<string, unknown>);
      }
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code} before "${message}":\n${said.slice(-4000)}`));
    });
  });
}

function runCli(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', distFile('apps/cli/main.js'), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk));
    child.once('exit', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`jibao ${args.join(' ')} ended with ${code}:\n${said.slice(-4000)}`)),
    );
  });
}

async function stopped(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(timer);
}
