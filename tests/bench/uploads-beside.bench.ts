/** What readers feel while fifty clients upload: answers of the api, and how long the slowest of a hundred takes, against an idle house. */
import { setTimeout as pause } from 'node:timers/promises';
import { CLERK_UNIT } from '../../apps/cli/sample/sample-units.js';
import { filledWorkbook } from '../support/filled-workbook.js';
import { HttpClient } from '../support/http-client.js';
import { until } from '../support/until.js';
import type { Bench } from './bench.js';
import { startMeasured } from './support/api-process.js';
import { median, percentile } from './support/in-turns.js';

const CLIENTS = 50;
/** Each sends again so long after it was answered: fifty clerks who correct and send as fast as people can. */
const THINK_MS = 2_000;
const READERS = 4;
const ROUND_MS = 10_000;
const ROUNDS = 3;
const QUARTERS = 13;
const PATHS = ['/dashboards/overview', '/periods', '/returns?period='];

export const uploadsBesideBench: Bench = {
  name: 'uploads-beside',
  about: 'p99 of the api while fifty clients upload, against idle',
  async *run(house) {
    const bureau = await house.sampleBureau();
    const { database } = bureau.database;
    const api = await startMeasured(house, 'api', bureau.env);
    const url = String(api.log().find((line) => line.msg === 'listening')?.url);
    const [office, reviewer] = await Promise.all([HttpClient.signedIn(url, 'office'), HttpClient.signedIn(url, 'reviewer')]);
    const period = (await database.periods.all()).find((p) => p.state === 'open')!;
    const unit = (await database.periods.unit(period.period, CLERK_UNIT))!;
    const workbook = await filledWorkbook({ unit, period, quarters: QUARTERS });
    const paths = PATHS.map((path) => (path.endsWith('=') ? path + period.period : path));

    const readFor = async (ms: number): Promise<number[]> => {
      const end = performance.now() + ms;
      const times: number[] = [];
      const reader = async (n: number) => {
        for (let i = n; performance.now() < end; i++) {
          const since = performance.now();
          const { status } = await reviewer.get(paths[i % paths.length]!);
          if (status !== 200) throw new Error(`${paths[i % paths.length]}: ${status}`);
          times.push(performance.now() - since);
          await pause(20);
        }
      };
      await Promise.all(Array.from({ length: READERS }, (_, n) => reader(n)));
      return times;
    };
    const accepted: number[] = [];
    const besideUploads = async (): Promise<number[]> => {
      let isOver = false;
      const client = async (n: number) => {
        await pause((n * THINK_MS) / CLIENTS);
        while (!isOver) {
          const since = performance.now();
          const { status } = await office.upload(workbook);
          if (status !== 202) throw new Error(`an upload was answered ${status}`);
          accepted.push(performance.now() - since);
          await pause(THINK_MS);
        }
      };
      const clients = Array.from({ length: CLIENTS }, (_, n) => client(n));
      const times = await readFor(ROUND_MS);
      isOver = true;
      await Promise.all(clients);
      // What is still to be read is not the next round's.
      await until('the uploads are read', async () => (await database.uploads.waiting(new Date().toISOString(), 1)).length === 0, 120_000);
      return times;
    };

    await readFor(2_000);
    const [idle, beside]: [number[], number[]] = [[], []];
    const [idleP99, besideP99]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const [quiet, loaded] = [await readFor(ROUND_MS), await besideUploads()];
      idle.push(...quiet);
      beside.push(...loaded);
      idleP99.push(percentile(quiet, 99));
      besideP99.push(percentile(loaded, 99));
    }
    const rate = accepted.length / ((ROUNDS * ROUND_MS) / 1000);
    yield {
      name: `api answers to ${READERS} readers while ${CLIENTS} clients upload: p99 of ${beside.length}`,
      value: median(besideP99),
      unit: 'ms',
      baseline: { name: 'the same, idle', value: median(idleP99) },
      target: { of: 'value', atMost: 1_500 },
      note: `${rate.toFixed(1)} uploads a second, all read meanwhile by one worker on the same machine; p50 ${median(beside).toFixed(1)} ms against ${median(idle).toFixed(1)} ms`,
    };
    yield {
      name: `an upload of ${Math.round(workbook.length / 1024)} kB until it is acknowledged, under that load: p95 of ${accepted.length}`,
      value: percentile(accepted, 95),
      unit: 'ms',
      baseline: null,
      target: { of: 'value', atMost: 1_000 },
    };
  },
};
