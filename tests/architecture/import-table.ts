/** Who may import whom: the table of docs/architecture.md as data, read by the architecture tests and written into the lint settings. */
export interface Room {
  /** Folder of the room, from the root. */
  folder: string;
  /** Libraries it may import (`#name/…`). */
  may: readonly string[];
  /** Outside packages; `name/*` stands for every package of a scope. Specs may use any. */
  packages: readonly string[];
  /** Outside packages of which it may import types only. */
  types?: readonly string[];
  /** Whether it may use what is built into Node. */
  node: boolean;
}

export const LIBS = [
  'domain',
  'catalogue',
  'workbook',
  'charts',
  'briefing',
  'application',
  'persistence',
  'queue',
  'render',
  'notify',
  'platform',
] as const;

export const ROOMS: readonly Room[] = [
  { folder: 'libs/domain', may: [], packages: [], node: false },
  { folder: 'libs/catalogue', may: ['domain'], packages: ['yaml', 'zod', '@marcbachmann/cel-js', 'chinese-days'], node: true },
  { folder: 'libs/workbook', may: ['domain', 'catalogue'], packages: ['hucre', 'yauzl', '@e965/xlsx', 'papaparse'], node: true },
  { folder: 'libs/charts', may: ['domain'], packages: [], types: ['echarts'], node: false },
  { folder: 'libs/briefing', may: ['domain', 'catalogue', 'charts'], packages: [], node: false },
  { folder: 'libs/application', may: ['domain', 'catalogue', 'workbook', 'charts', 'briefing'], packages: [], node: true },
  {
    folder: 'libs/persistence',
    may: ['domain'],
    packages: ['typeorm', 'mysql2', '@nestjs/typeorm', '@nestjs/common'],
    node: true,
  },
  {
    folder: 'libs/queue',
    may: ['domain', 'application'],
    packages: ['bullmq', 'ioredis', '@nestjs/bullmq', '@nestjs/common'],
    node: true,
  },
  {
    folder: 'libs/render',
    may: ['domain', 'charts', 'briefing'],
    packages: ['echarts', '@myriaddreamin/typst-ts-node-compiler', 'docx', 'sharp', 'qr', 'pdfjs-dist'],
    node: true,
  },
  { folder: 'libs/notify', may: ['domain'], packages: ['nodemailer', 'undici'], node: true },
  {
    folder: 'libs/platform',
    may: ['domain'],
    packages: ['@nestjs/*', 'zod', 'pino', 'fastify', '@fastify/*', '@node-rs/argon2', 'reflect-metadata', 'rxjs'],
    node: true,
  },
  ...['apps/api', 'apps/worker', 'apps/cli'].map((folder) => ({
    folder,
    may: LIBS,
    packages: ['@nestjs/*', 'zod', 'fastify', '@fastify/*', 'reflect-metadata', 'rxjs'],
    node: true,
  })),
  {
    folder: 'apps/web',
    may: ['charts', 'domain'],
    packages: ['react', 'react-dom', 'react-router', 'echarts', 'pdfjs-dist'],
    node: false,
  },
];

/** The web app's build settings run in Node, not in the browser. */
export const WEB_BUILD = 'apps/web/vite.config.ts';

export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

export const isListed = (packages: readonly string[] | undefined, name: string): boolean =>
  packages?.some((each) => each === name || (each.endsWith('/*') && name.startsWith(each.slice(0, -1)))) ?? false;
