/** The reading child: takes one path at a time from its parent, answers with what the file says; dies with its parent. */
import { catalogueOfVersion } from '#catalogue/catalogues.js';
import type { Catalogue } from '#domain/catalogue/catalogue.js';
import { DomainError } from '#domain/errors.js';
import { readWorkbook } from '../read-workbook.js';
import type { ChildMessage, ReadRequest } from './messages.js';

/** How often the child says how big it is, for systems without /proc. */
const REPORT_EVERY_MS = 200;

const say = (message: ChildMessage): void => void process.send?.(message);

function catalogueOf(version: string): Catalogue | null {
  try {
    return catalogueOfVersion(version);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null;
    throw error;
  }
}

process.on('message', ({ job, path }: ReadRequest) => {
  readWorkbook(path, catalogueOf).then(
    (result) => say({ kind: 'done', job, result }),
    (error: unknown) => say({ kind: 'failed', job, message: error instanceof Error ? error.message : String(error) }),
  );
});
// A signal to the whole group is the parent's to answer: it lets the work in hand end first.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
if (process.platform !== 'linux') setInterval(() => say({ kind: 'memory', rss: process.memoryUsage().rss }), REPORT_EVERY_MS).unref();
