/** The deadline hour: uploads at five a second with readers beside them; everything is accepted quickly, read soon, and nothing is lost. */
import { setTimeout as pause } from 'node:timers/promises';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { until } from '../support/until.js';

const UPLOADS = count(60, 300);
const PER_SECOND = 5;
const READERS = count(6, 30);
/** P12 of the bar. */
const DRAINED_MS = 15 * 60_000;

describe('the deadline hour', () => {
  let bureau: BareBureau;
  beforeAll(async () => {
    bureau = await startBareBureau({ workers: 1 });
  }, 60_000);
  afterAll(() => bureau?.jibao.stop());

  it('answers every upload and every reader, and loses nothing', async () => {
    const { office, committee, jibao } = bureau;
    const workbooks: Uint8Array[] = [];
    for (let n = 0; n < Math.min(UPLOADS, bureau.units.length); n++) workbooks.push(await bureau.workbook(n));

    let isOver = false;
    const readings: number[] = [];
    const read = async () => {
      while (!isOver) {
        const since = performance.now();
        expect((await committee.get('/dashboards/overview')).status).toBe(200);
        readings.push(performance.now() - since);
        await pause(200);
      }
    };
    const accepted: number[] = [];
    const ids: string[] = [];
    const send = async (n: number) => {
      await pause((n / PER_SECOND) * 1000);
      const since = performance.now();
      const { status, body } = await office.upload(workbooks[n % workbooks.length]!);
      accepted.push(performance.now() - since);
      expect(status).toBe(202);
      ids.push(body.id);
    };
    const readers = Array.from({ length: READERS }, read);
    await Promise.all(Array.from({ length: UPLOADS }, (_, n) => send(n)));
    isOver = true;
    await Promise.all(readers);

    const since = Date.now();
    const { dataSource } = jibao.database.database;
    const unread = async () =>
      (await dataSource.query<unknown[]>("SELECT id FROM uploads WHERE status IN ('received', 'processing')")).length;
    await until('the queue is drained', async () => (await unread()) === 0, DRAINED_MS);
    const stored = await dataSource.query<{ upload_id: string }[]>('SELECT upload_id FROM return_versions');
    expect(stored.map((version) => version.upload_id).toSorted()).toEqual(ids.toSorted());

    const p95 = (values: number[]) => Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)]!);
    measured('deadline hour', {
      uploads: UPLOADS,
      readers: READERS,
      acceptP95Ms: p95(accepted),
      dashboardP95Ms: p95(readings),
      drainedMs: Date.now() - since,
      lost: 0,
    });
  }, 1_200_000);
});
