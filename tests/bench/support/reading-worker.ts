/** Reads one upload as a worker does, in a process of its own, and says how big it and its reading child were idle and at their peak. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorkUseCases } from '#application/use-cases.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { systemClock } from '#domain/ports/clock.port.js';
import { DiskFileStore } from '#persistence/disk-file-store.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import { twinRenderer } from '#render/twin-renderer.js';
import { ParserHost } from '#workbook/child/parser-host.js';
import { childrenOf } from './processes.js';

/** Bytes. */
export interface WorkerGrowth {
  worker: { idle: number; peak: number };
  child: { idle: number; peak: number };
}
export interface WorkerTask {
  databaseUrl: string;
  folder: string;
  /** Read first, so that everything is loaded: a small one. */
  warmUp: string;
  uploadId: string;
}

const kernelSays = (pid: number | 'self', line: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`^${line}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) * 1024;

process.on('message', (task: WorkerTask) => void work(task));

async function work({ databaseUrl, folder, warmUp, uploadId }: WorkerTask): Promise<void> {
  const database = new MariadbDatabase({ url: databaseUrl });
  const reader = new ParserHost();
  const unused = (): never => {
    throw new Error('not part of this bench');
  };
  const use = createWorkUseCases({
    database,
    reader,
    files: new DiskFileStore(folder),
    catalogues: CATALOGUES,
    clock: systemClock,
    doorbell: { ring: () => undefined },
    hasher: { hash: unused, verify: unused },
    renderer: twinRenderer({ pdf: unused }),
    channels: [],
  });
  await use.readUpload.run({ uploadId: warmUp });
  await sleep(500);
  const [child] = childrenOf(process.pid);
  const pids = { worker: process.pid, child: child! };
  // 5 = forget the highest mark so far: starting up is not what is measured.
  for (const pid of Object.values(pids)) writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const idle = { worker: kernelSays(pids.worker, 'VmRSS'), child: kernelSays(pids.child, 'VmRSS') };
  await use.readUpload.run({ uploadId });
  const growth: WorkerGrowth = {
    worker: { idle: idle.worker, peak: kernelSays(pids.worker, 'VmHWM') },
    child: { idle: idle.child, peak: kernelSays(pids.child, 'VmHWM') },
  };
  process.send!(growth);
  await reader.close();
  await database.close();
}
