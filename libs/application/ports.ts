/** What the use cases stand on; each app fills it with real adapters, each spec with twins. */
import type { CatalogueSource } from '#domain/catalogue/catalogue-source.js';
import type { Channel } from '#domain/ports/channel.port.js';
import type { Clock } from '#domain/ports/clock.port.js';
import type { Database } from '#domain/ports/database.port.js';
import type { Doorbell } from '#domain/ports/doorbell.port.js';
import type { FileStore } from '#domain/ports/file-store.port.js';
import type { PasswordHasher } from '#domain/ports/password-hasher.port.js';
import type { Renderer } from '#domain/ports/renderer.port.js';
import type { WorkbookReader } from '#domain/ports/workbook-reader.port.js';

export interface Ports {
  database: Database;
  catalogues: CatalogueSource;
  files: FileStore;
  doorbell: Doorbell;
  clock: Clock;
  hasher: PasswordHasher;
  /** Ways to reach people this installation has. */
  channels: readonly Channel[];
  /** Draws documents in a child process, which is begun when first needed. */
  renderer: Renderer;
  /** Where people open the page; null or absent where nobody said. */
  publicUrl?: string | null;
}

/** What the worker and the console have besides: the child process that reads. */
export interface WorkPorts extends Ports {
  reader: WorkbookReader;
}
