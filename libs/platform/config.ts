/** The one reader of the environment: every setting, its check and its default. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().min(1, 'is needed, like mysql://user:password@host:3306/jibao'),
  REDIS_URL: z.string().min(1, 'is needed, like redis://:password@host:6379'),
  DB_TYPE: z.enum(['mariadb', 'mysql']).default('mariadb'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Port of the worker's health answers; unset = none. */
  WORKER_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  JIBAO_DATA: z.string().default('./var'),
  JIBAO_FONTS: z.string().optional(),
  JIBAO_DEMO_PASSWORD: z.string().optional(),
  JIBAO_QUEUE_PREFIX: z.string().default('jibao'),
  JIBAO_TLS_CERT: z.string().optional(),
  JIBAO_TLS_KEY: z.string().optional(),
  /** Moves the clock for rehearsals and tests: an ISO instant that time starts from; refused in production. */
  JIBAO_NOW: z.iso.datetime({ offset: true }).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  environment: 'development' | 'test' | 'production';
  databaseUrl: string;
  databaseType: 'mariadb' | 'mysql';
  redisUrl: string;
  queuePrefix: string;
  host: string;
  port: number;
  workerPort: number | null;
  /** Absolute folder of everything kept on disk. */
  dataDir: string;
  /** `builtin`: the packaged fonts only; a folder: the office's own fonts; null: packaged plus stand-ins of the data folder. */
  fonts: string | null;
  demoPassword: string | null;
  tls: { cert: string; key: string } | null;
  startInstant: Date | null;
  logLevel: string;
}

/** Throws one error that lists every setting that is wrong, by name and without its value. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`Settings are wrong:\n  ${problems.join('\n  ')}`);
  }
  const e = parsed.data;
  if (!e.JIBAO_TLS_CERT !== !e.JIBAO_TLS_KEY) throw new Error('Settings are wrong:\n  JIBAO_TLS_CERT and JIBAO_TLS_KEY go together');
  if (e.JIBAO_NOW && e.NODE_ENV === 'production')
    throw new Error('Settings are wrong:\n  JIBAO_NOW is for rehearsals, never for production');
  return {
    environment: e.NODE_ENV,
    databaseUrl: e.DATABASE_URL,
    databaseType: e.DB_TYPE,
    redisUrl: e.REDIS_URL,
    queuePrefix: e.JIBAO_QUEUE_PREFIX,
    host: e.HOST,
    port: e.PORT,
    workerPort: e.WORKER_PORT ?? null,
    dataDir: resolve(e.JIBAO_DATA),
    fonts: e.JIBAO_FONTS ?? null,
    demoPassword: e.JIBAO_DEMO_PASSWORD ?? null,
    tls: e.JIBAO_TLS_CERT && e.JIBAO_TLS_KEY ? { cert: e.JIBAO_TLS_CERT, key: e.JIBAO_TLS_KEY } : null,
    startInstant: e.JIBAO_NOW ? new Date(e.JIBAO_NOW) : null,
    logLevel: e.LOG_LEVEL,
  };
}

/** A file of the build, wherever this module itself was loaded from: sources under test, or dist. */
export function distFile(path: string): string {
  return join(projectRoot(), 'dist', path);
}

function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
