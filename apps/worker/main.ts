/** Starts the worker: takes jobs, draws documents, watches dates; ends by finishing or giving back what it holds. */
import { join } from 'node:path';
import { createWorkUseCases } from '#application/use-cases.js';
import { LiveCatalogues } from '#catalogue/live-catalogues.js';
import { createChannels } from '#notify/channels/channels.js';
import { DiskFileStore } from '#persistence/disk-file-store.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import { Argon2PasswordHasher } from '#platform/argon2-password-hasher.js';
import { loadConfig } from '#platform/config.js';
import { createLogger } from '#platform/logger.js';
import { onShutdown } from '#platform/on-shutdown.js';
import { clockFrom } from '#platform/shifted-clock.js';
import { BullDoorbell } from '#queue/bull-doorbell.js';
import { JobHost } from '#queue/job-host.js';
import { RenderHost } from '#render/child/render-host.js';
import { ParserHost } from '#workbook/child/parser-host.js';
import { serveHealth } from './health.js';
import { processors } from './processors.js';

/** Longer than a document takes, shorter than an orchestrator waits. */
const DRAIN_MS = 25_000;

/** A statement that gets no answer for so long has lost its connection unnoticed; the job is tried again. */
const SILENCE_MS = 60_000;

const config = loadConfig();
const logger = createLogger(config.logLevel, 'worker');
const database = new MariadbDatabase({ url: config.databaseUrl, type: config.databaseType, silenceMs: SILENCE_MS });
const reader = new ParserHost();
const renderer = new RenderHost({ fonts: config.fonts, dataDir: config.dataDir });
const clock = clockFrom(config.startInstant);
const queue = { redisUrl: config.redisUrl, prefix: config.queuePrefix };
const doorbell = new BullDoorbell({
  ...queue,
  outbox: database.outbox,
  clock,
  onFailure: (err) => logger.warn({ err }, 'ringing failed, will be tried again'),
});
const catalogues = new LiveCatalogues();
const endWatch = catalogues.watch(database.catalogueVersions, (err) =>
  logger.warn({ err }, 'looking for catalogue versions failed, will be tried again'),
);
const use = createWorkUseCases({
  database,
  catalogues,
  files: new DiskFileStore(join(config.dataDir, 'files')),
  doorbell,
  clock,
  hasher: new Argon2PasswordHasher(),
  channels: createChannels(config),
  reader,
  renderer,
  publicUrl: config.publicUrl,
});
const host = new JobHost({
  ...queue,
  handlers: processors(use),
  log: ({ error, ...line }) =>
    line.outcome === 'done' || line.outcome === 'held' ? logger.info(line, 'job') : logger.error({ ...line, err: error }, 'job'),
  onError: (err) => logger.warn({ err }, 'queue connection'),
});
host.start();
// What waited while no worker ran, and the dates that passed meanwhile, are looked at now and not at the next tick.
for (const overdue of [use.sweepOutbox, use.checkMeetings, use.settleUnits, use.checkReminders, use.checkRequirements])
  overdue.run().catch((err: unknown) => logger.warn({ err }, 'looking at what is overdue failed, will be tried again'));
const health =
  config.workerPort === null
    ? null
    : serveHealth(config.host, config.workerPort, [
        { name: 'database', ping: () => database.ping() },
        { name: 'queue', ping: () => host.ping() },
      ]);
logger.info({ pid: process.pid }, 'working');

onShutdown(logger, async () => {
  health?.close();
  await host.drain(DRAIN_MS);
  endWatch();
  await Promise.all([reader.close(), renderer.close(), doorbell.close()]);
  await database.close();
});
