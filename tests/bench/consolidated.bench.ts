/** A consolidated file of 5,000 units as a worker takes it (read in the child, judged by every rule, stored), against SheetJS merely parsing it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { createWorkUseCases } from '#application/use-cases.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import { systemClock } from '#domain/ports/clock.port.js';
import { DiskFileStore } from '#persistence/disk-file-store.js';
import { twinRenderer } from '#render/twin-renderer.js';
import { ParserHost } from '#workbook/child/parser-host.js';
import { createTestDatabase } from '../support/test-database.js';
import type { Bench } from './bench.js';
import { PERIOD } from './support/big-bureau.js';
import { furnishConsolidated } from './support/consolidated-file.js';
import { inTurns, timed } from './support/in-turns.js';
import { processorTime } from './support/processes.js';
import type { WorkerGrowth, WorkerTask } from './support/reading-worker.js';
import { unpackedSize } from './support/unpacked-size.js';

const MB = 2 ** 20;

export const consolidatedBench: Bench = {
  name: 'consolidated',
  about: 'a file of 5,000 units: read, judged, stored; processor time and memory',
  async *run(house) {
    const test = await createTestDatabase();
    const reader = new ParserHost();
    house.atEnd(() => Promise.all([reader.close(), test.close()]));
    const { database } = test;
    const folder = join(house.folder, 'consolidated');
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
    const { bytes, units } = await furnishConsolidated(database);
    await database.periods.save({ ...(await database.periods.get(PERIOD))!, dueOn: '2099-10-12', locksOn: '2099-10-20' });
    const receive = async (content: Uint8Array): Promise<string> =>
      (await use.receiveUpload.run({ actor: SYSTEM, fileName: '汇总.xlsx', bytes: onePiece(content) })).id;
    /** Nobody has filed: each round is the first. */
    const forget = async (): Promise<void> => {
      await database.dataSource.query('DELETE FROM return_versions WHERE period = ?', [PERIOD]);
      await database.dataSource.query('DELETE FROM returns WHERE period = ?', [PERIOD]);
    };
    const readOne = async (): Promise<string> => {
      await forget();
      return receive(bytes);
    };
    let elapsed = 0;
    const { ours, parsing } = await inTurns(
      {
        ours: async () => {
          const uploadId = await readOne();
          return processorTime(async () => {
            elapsed = await timed(() => use.readUpload.run({ uploadId }));
          });
        },
        parsing: () => processorTime(() => void read(bytes, { type: 'buffer', dense: true })),
      },
      { rounds: 5, warmUp: 1 },
    );
    const stored = await database.returns.ofPeriod(PERIOD);
    if (stored.length !== units.length) throw new Error(`${stored.length} of ${units.length} returns were stored`);
    yield {
      name: `consolidated file of ${units.length} units, ${Math.round(bytes.length / 1024)} kB: read + check (all rules) + store, processor time`,
      value: ours,
      unit: 'ms',
      baseline: { name: 'SheetJS merely parsing it', value: parsing },
      target: { of: 'ratio', atMost: 1 },
      note: `worker and reading child together, four accepted quarters behind every unit; the database server is not counted; ${Math.round(elapsed)} ms by the clock`,
    };

    await forget();
    const growth = await growthOf({
      databaseUrl: test.url,
      folder,
      warmUp: await receive(Buffer.from('no workbook')),
      uploadId: await receive(bytes),
    });
    const unpacked = { name: 'size unpacked', value: (await unpackedSize(Buffer.from(bytes))) / MB };
    yield {
      name: 'memory growth of that: the reading child over idle',
      value: (growth.child.peak - growth.child.idle) / MB,
      unit: 'MB',
      baseline: unpacked,
      target: { of: 'ratio', atMost: 4 },
      note: `at its peak ${Math.round(growth.child.peak / MB)} MB`,
    };
    yield {
      name: 'memory growth of that: the worker over idle',
      value: (growth.worker.peak - growth.worker.idle) / MB,
      unit: 'MB',
      baseline: unpacked,
      note: `for information: the target speaks of the child; at its peak ${Math.round(growth.worker.peak / MB)} MB`,
    };
    yield {
      name: 'memory at the peak, the larger of worker and reading child',
      value: Math.max(growth.child.peak, growth.worker.peak) / MB,
      unit: 'MB',
      baseline: null,
      target: { of: 'value', atMost: 256 },
    };
  },
};

function growthOf(task: WorkerTask): Promise<WorkerGrowth> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'support/reading-worker.js'), [], { execArgv: [] });
    child.once('message', (growth) => {
      resolve(growth as WorkerGrowth);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
    child.send(task);
  });
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
