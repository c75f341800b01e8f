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
  /** `smtp://user:password@host:587` or `smtps://…`; unset = no e-mail. */
  JIBAO_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Sender, `季报 <jibao@example.cn>` or the address alone. */
  JIBAO_MAIL_FROM: z
    .string()
    .regex(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'is one address, like 季报 <jibao@example.cn>')
    .optional(),
  /** Where people open the page; messages lead there. */
  JIBAO_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Comma-separated; `none` switches webhooks off. */
  JIBAO_WEBHOOK_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+(,\s*[a-z0-9.-]+)*$/, 'is a list of host names in small letters, or none')
    .default('qyapi.weixin.qq.com,oapi.dingtalk.com,open.feishu.cn'),
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
  mail: { smtpUrl: string; from: string } | null;
  publicUrl: string | null;
  /** Hosts a group robot may have; none = no webhooks. */
  webhookHosts: string[];
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
  if (!e.JIBAO_SMTP_URL !== !e.JIBAO_MAIL_FROM) throw new Error('Settings are wrong:\n  JIBAO_SMTP_URL and JIBAO_MAIL_FROM go together');
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
    mail: e.JIBAO_SMTP_URL && e.JIBAO_MAIL_FROM ? { smtpUrl: e.JIBAO_SMTP_URL, from: e.JIBAO_MAIL_FROM } : null,
    publicUrl: e.JIBAO_PUBLIC_URL ?? null,
    webhookHosts: e.JIBAO_WEBHOOK_HOSTS === 'none' ? [] : e.JIBAO_WEBHOOK_HOSTS.split(/,\s*/),
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
