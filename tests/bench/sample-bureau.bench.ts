/** The sample bureau: how long thirteen quarters take through the real path, and what api and worker hold when nobody asks anything. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.js';
import { startMeasured } from './support/api-process.js';
import { median } from './support/in-turns.js';
import { residentBytes } from './support/processes.js';

/** Until what starting up left behind is collected. */
const SETTLE_MS = 25_000;
const [LOOKS, LOOK_EVERY_MS] = [5, 1_000];

export const sampleBureauBench: Bench = {
  name: 'sample-bureau',
  about: 'loading the sample bureau; memory of idle processes',
  async *run(house) {
    const bureau = await house.sampleBureau();
    yield { name: 'sample bureau, 13 quarters through the ingest path', value: bureau.loadedInSeconds, unit: 's', baseline: null };
    const processes = [];
    for (const app of ['api', 'worker'] as const)
      processes.push({ app, ...(await startMeasured(house, app, bureau.env)), looks: [] as number[] });
    await sleep(SETTLE_MS);
    for (let i = 0; i < LOOKS; i++) {
      for (const each of processes) each.looks.push(residentBytes(each.pid) / 2 ** 20);
      await sleep(LOOK_EVERY_MS);
    }
    for (const { app, looks } of processes)
      yield { name: `${app} idle, resident`, value: median(looks), unit: 'MB', baseline: null, target: { of: 'value', atMost: 150 } };
  },
};
