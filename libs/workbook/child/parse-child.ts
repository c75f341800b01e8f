/** The reading child: takes one path at a time from its parent, answers with what the file says; dies with its parent. */
import { readTable } from '../read-table.js';
import { readWorkbook } from '../read-workbook.js';
import { KnownCatalogues } from './known-catalogues.js';
import type { ChildMessage, ReadRequest } from './messages.js';

/** How often the child says how big it is, for systems without /proc. */
const REPORT_EVERY_MS = 200;

const say = (message: ChildMessage): void => void process.send?.(message);
const catalogues = new KnownCatalogues();

function read(request: ReadRequest) {
  if (request.kind === 'table') return readTable(request.path);
  const { open } = request.context;
  catalogues.learn(request.context.catalogues);
  return readWorkbook(request.path, { open, catalogueOf: (version) => catalogues.ofVersion(version) });
}

process.on('message', (request: ReadRequest) => {
  const { job } = request;
  read(request).then(
    (result) => say({ kind: 'done', job, result }),
    (error: unknown) => say({ kind: 'failed', job, message: error instanceof Error ? error.message : String(error) }),
  );
});
// A signal to the whole group is the parent's to answer: it lets the work in hand end first.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
// Without its parent nobody takes its answers: a child that lived on would be a leak.
process.on('disconnect', () => process.exit());
if (process.platform !== 'linux') setInterval(() => say({ kind: 'memory', rss: process.memoryUsage().rss }), REPORT_EVERY_MS).unref();
