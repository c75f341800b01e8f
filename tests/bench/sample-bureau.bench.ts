/** The sample bureau: how long thirteen quarters take through the real path, and what api and worker hold when nobody asks anything. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.js';
import { startMeasured } from './support/api-process.js';
import { median } from './support/in-turns.js';
import { residentBytes } from './support/processes.js';

const SETTLE_MS = 4_000;
const LOOKS = 5;

export const sampleBureauBench: Bench = {
  name: 'sample-bureau',
  about: 'loading the sample bureau; memory of idle processes',
  async *run(house) {
    const bureau = await house.sampleBureau();
    yield { name: 'sample bureau, 13 quarters through the ingest path', value: bureau.loadedInSeconds, unit: 's', baseline: null };
    for (const app of ['api', 'worker'] as const) {
      const { pid } = await startMeasured(house, app, bureau.env);
      const looks: number[] = [];
      for (let i = 0; i < LOOKS; i++) {
        await sleep(SETTLE_MS / LOOKS);
        looks.push(residentBytes(pid) / 2 ** 20);
      }
      yield { name: `${app} idle, resident`, value: median(looks), unit: 'MB', baseline: null, target: { of: 'value', atMost: 150 } };
      process.kill(pid);
    }
  },
};
