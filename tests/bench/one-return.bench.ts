/** One return as a worker takes it (read in the child, checked, stored), in processor time, against SheetJS merely parsing the bytes. */
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { createWorkUseCases } from '#application/use-cases.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import { systemClock } from '#domain/ports/clock.port.js';
import { DiskFileStore } from '#persistence/disk-file-store.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import { twinRenderer } from '#render/twin-renderer.js';
import { ParserHost } from '#workbook/child/parser-host.js';
import { CLERK_UNIT } from '../../apps/cli/sample/sample-units.js';
import { filledWorkbook } from '../support/filled-workbook.js';
import type { Bench } from './bench.js';
import { inTurns } from './support/in-turns.js';
import { processorTime } from './support/processes.js';

const QUARTERS = 13;
const BATCH = 50;

export const oneReturnBench: Bench = {
  name: 'one-return',
  about: 'processor time of reading, checking and storing one return',
  async *run(house) {
    const bureau = await house.sampleBureau();
    const database = new MariadbDatabase({ url: bureau.database.url });
    const reader = new ParserHost();
    house.atEnd(() => Promise.all([reader.close(), database.close()]));
    const files = new DiskFileStore(join(house.folder, 'files'));
    const unused = (): never => {
      throw new Error('not part of this bench');
    };
    const use = createWorkUseCases({
      database,
      files,
      reader,
      catalogues: CATALOGUES,
      clock: systemClock,
      doorbell: { ring: () => undefined },
      hasher: { hash: unused, verify: unused },
      channels: [],
      renderer: twinRenderer({ pdf: unused }),
    });
    const period = (await database.periods.all()).find((p) => p.state === 'open')!;
    const unit = (await database.periods.unit(period.period, CLERK_UNIT))!;
    const bytes = await filledWorkbook({ unit, period, quarters: QUARTERS });

    /** Kept before: receiving is not what is measured. */
    const received = async (): Promise<string[]> => {
      const ids: string[] = [];
      for (let i = 0; i < BATCH; i++)
        ids.push((await use.receiveUpload.run({ actor: SYSTEM, fileName: '季报.xlsx', bytes: onePiece(bytes) })).id);
      return ids;
    };
    const { ours, parsing } = await inTurns({
      ours: async () => {
        const ids = await received();
        return processorTime(async () => {
          for (const uploadId of ids) await use.readUpload.run({ uploadId });
        });
      },
      parsing: () =>
        processorTime(() => {
          for (let i = 0; i < BATCH; i++) read(bytes, { type: 'buffer', dense: true });
        }),
    });
    const stored = await database.returns.get(period.period, unit.code);
    if ((stored?.version ?? 0) < BATCH) throw new Error('the returns were not stored');
    yield {
      name: `one return of ${Math.round(bytes.length / 1024)} kB: read + check + store, processor time`,
      value: ours / BATCH,
      unit: 'ms',
      baseline: { name: 'SheetJS merely parsing it', value: parsing / BATCH },
      target: { of: 'ratio', atMost: 1 },
      note: 'worker and reading child together; the database server is not counted',
    };
  },
};

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
