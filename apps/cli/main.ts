/** The console: the same use cases as HTTP, done here and now, without a worker. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createWorkUseCases } from '#application/use-cases.js';
import type { WorkPorts } from '#application/ports.js';
import { LiveCatalogues } from '#catalogue/live-catalogues.js';
import { DomainError } from '#domain/errors.js';
import { createChannels } from '#notify/channels/channels.js';
import { DiskFileStore } from '#persistence/disk-file-store.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import { Argon2PasswordHasher } from '#platform/argon2-password-hasher.js';
import { loadConfig } from '#platform/config.js';
import { clockFrom } from '#platform/shifted-clock.js';
import { RenderHost } from '#render/child/render-host.js';
import { ParserHost } from '#workbook/child/parser-host.js';
import { UsageError, type House } from './command.js';
import { COMMANDS } from './commands/commands.js';

const TEXT = { type: 'string' } as const;

const [verb = 'help', ...rest] = process.argv.slice(2);
const command = COMMANDS.find((c) => c.verb === verb);
if (command) process.exitCode = await run();
else {
  process.stdout.write(`用法 · usage:\n${COMMANDS.map((c) => `  jibao ${c.usage.padEnd(58)}${c.about}`).join('\n')}\n`);
  process.exitCode = verb === 'help' || verb === '--help' ? 0 : 2;
}

async function run(): Promise<number> {
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const input = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { out: TEXT, unit: TEXT, role: TEXT, due: TEXT, lock: TEXT, from: TEXT, quarters: TEXT, kind: TEXT },
    });
    await command!.run(await openHouse(closers), { args: input.positionals, options: input.values });
    return 0;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

async function openHouse(closers: (() => Promise<unknown>)[]): Promise<House> {
  const config = loadConfig();
  const database = new MariadbDatabase({ url: config.databaseUrl, type: config.databaseType });
  closers.push(() => database.close());
  const reader = new ParserHost();
  const renderer = new RenderHost({ fonts: config.fonts, dataDir: config.dataDir });
  closers.push(
    () => reader.close(),
    () => renderer.close(),
  );
  const catalogues = new LiveCatalogues();
  // A house that is not set up yet, or away, has none; the command itself says so.
  await catalogues.refresh(database.catalogueVersions).catch(() => false);
  const ports: WorkPorts = {
    database,
    catalogues,
    files: new DiskFileStore(join(config.dataDir, 'files')),
    // What a command leaves for the worker is found by its sweep.
    doorbell: { ring: () => undefined },
    clock: clockFrom(config.startInstant),
    hasher: new Argon2PasswordHasher(),
    channels: createChannels(config),
    reader,
    renderer,
    publicUrl: config.publicUrl,
  };
  return {
    config,
    ports,
    use: createWorkUseCases(ports),
    migrate: () => database.migrate(),
  };
}

function explain(error: unknown): string {
  if (error instanceof DomainError) return `✗ ${error.text.zh}\n  ${error.text.en}`;
  const isUsage =
    error instanceof UsageError || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  if (isUsage) return `✗ ${error.message}\n  用法 · usage: jibao ${command!.usage}`;
  return `✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
