/** Starts the api: settings, servers, HTTP; ends by finishing what it is answering. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { createUseCases } from '#application/use-cases.js';
import { LiveCatalogues } from '#catalogue/live-catalogues.js';
import { createChannels } from '#notify/channels/channels.js';
import { DiskFileStore } from '#persistence/disk-file-store.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import { Argon2PasswordHasher } from '#platform/argon2-password-hasher.js';
import { distFile, loadConfig } from '#platform/config.js';
import { createLogger } from '#platform/logger.js';
import { onShutdown } from '#platform/on-shutdown.js';
import { clockFrom } from '#platform/shifted-clock.js';
import { BullDoorbell } from '#queue/bull-doorbell.js';
import { RenderHost } from '#render/child/render-host.js';
import { createApp } from './create-app.js';

/** Nobody is kept waiting for a database that does not answer: a 503 comes sooner. */
const PATIENCE_MS = 4_000;
/** Shorter than a container's ten seconds. */
const GRACE_MS = 5_000;

const config = loadConfig();
const logger = createLogger(config.logLevel, 'api');
const database = new MariadbDatabase({
  url: config.databaseUrl,
  type: config.databaseType,
  connectTimeoutMs: PATIENCE_MS,
  silenceMs: PATIENCE_MS,
});
const clock = clockFrom(config.startInstant);
const doorbell = new BullDoorbell({
  redisUrl: config.redisUrl,
  prefix: config.queuePrefix,
  outbox: database.outbox,
  clock,
  onFailure: (err) => logger.warn({ err }, 'ringing failed, will be tried again'),
});

const catalogues = new LiveCatalogues();
const endWatch = catalogues.watch(database.catalogueVersions, (err) =>
  logger.warn({ err }, 'looking for catalogue versions failed, will be tried again'),
);

// Its child process begins with the first preview somebody asks for, and ends when nobody has for a while; the worker keeps its own warm.
const renderer = new RenderHost({ fonts: config.fonts, dataDir: config.dataDir, idleMs: 5 * 60_000 });

const app = await createApp({
  useCases: createUseCases({
    database,
    catalogues,
    files: new DiskFileStore(join(config.dataDir, 'files')),
    doorbell,
    clock,
    hasher: new Argon2PasswordHasher(),
    channels: createChannels(config),
    renderer,
    publicUrl: config.publicUrl,
  }),
  logger,
  checks: [
    { name: 'database', ping: () => database.ping() },
    { name: 'queue', ping: () => doorbell.ping() },
  ],
  production: config.environment === 'production',
  tls: config.tls,
  webDir: existsSync(distFile('apps/web/index.html')) ? distFile('apps/web') : null,
});
await app.listen(config.port, config.host);
const { port } = app.getHttpServer().address() as { port: number };
logger.info({ url: `${config.tls ? 'https' : 'http'}://${config.host}:${port}` }, 'listening');

onShutdown(logger, async () => {
  // Whoever sends half a request, or reads an answer for ever, is not waited for.
  setTimeout(() => app.getHttpServer().closeAllConnections(), GRACE_MS).unref();
  await app.close();
  endWatch();
  await renderer.close();
  await doorbell.close();
  await database.close();
});
