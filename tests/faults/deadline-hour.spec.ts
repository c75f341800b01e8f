/** The deadline hour: 300 uploads within a minute from fifty clients with readers beside them; all are accepted quickly, read soon, once, and nothing is lost. */
import { setTimeout as pause } from 'node:timers/promises';
import type { UploadView } from '#domain/views/return-view.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { HttpClient } from '../support/http-client.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { until } from '../support/until.js';

const UPLOADS = 300;
const WITHIN_MS = 60_000;
const CLIENTS = 50;
const READERS = count(10, 30);
/** P12 of the bar. */
const DRAINED_MS = 15 * 60_000;

describe('the deadline hour', () => {
  let bureau: BareBureau;
  beforeAll(async () => {
    bureau = await startBareBureau({ workers: 1 });
  });
  afterAll(() => bureau?.jibao.stop());

  it('answers every upload and every reader, loses nothing and does nothing twice', async () => {
    const { office, committee, jibao } = bureau;
    const workbooks: Uint8Array[] = [];
    for (let n = 0; n < bureau.units.length; n++) workbooks.push(await bureau.workbook(n));

    let isOver = false;
    const readings: number[] = [];
    const statuses: number[] = [];
    const read = async (n: number) => {
      while (!isOver) {
        const since = performance.now();
        expect((await committee.get('/dashboards/overview')).status).toBe(200);
        readings.push(performance.now() - since);
        await pause(200 + n);
      }
    };
    const accepted: number[] = [];
    const ids: string[] = [];
    /** Sends whenever its turn comes, and looks once at what became of it, as a page does. */
    const client = async (n: number) => {
      const own = new HttpClient(jibao.url);
      own.cookie = office.cookie;
      for (let i = n; i < UPLOADS; i += CLIENTS) {
        await pause(Math.max(0, (i / UPLOADS) * WITHIN_MS - (performance.now() - begin)));
        const since = performance.now();
        const { status, body } = await own.upload(workbooks[i % workbooks.length]!);
        accepted.push(performance.now() - since);
        expect(status).toBe(202);
        ids.push(body.id);
        const looked = performance.now();
        expect((await own.get<UploadView>(`/uploads/${body.id}`)).status).toBe(200);
        statuses.push(performance.now() - looked);
      }
    };
    const begin = performance.now();
    const readers = Array.from({ length: READERS }, (_, n) => read(n));
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)));
    const sentMs = Math.round(performance.now() - begin);
    isOver = true;
    await Promise.all(readers);

    const since = performance.now();
    const rows = <T>(sql: string) => jibao.database.database.dataSource.query<T[]>(sql);
    const unread = async () => (await rows("SELECT id FROM uploads WHERE status IN ('received', 'processing')")).length;
    await until('the queue is drained', async () => (await unread()) === 0, DRAINED_MS);
    const drainedMs = Math.round(performance.now() - since);

    expect(new Set(ids).size).toBe(UPLOADS);
    expect(await rows("SELECT id, status, findings FROM uploads WHERE status <> 'done'")).toEqual([]);
    const stored = await rows<{ upload_id: string }>('SELECT upload_id FROM return_versions');
    expect(stored.map((version) => version.upload_id).toSorted()).toEqual(ids.toSorted());
    const latest = await rows<{ version: string; versions: string }>(
      `SELECT SUM(version) AS version, (SELECT COUNT(*) FROM return_versions) AS versions FROM returns`,
    );
    expect(Number(latest[0]!.version)).toBe(UPLOADS);

    const at = (values: number[], percent: number) =>
      Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * percent) / 100))]!);
    measured('deadline hour', {
      ...{ uploads: UPLOADS, clients: CLIENTS, sentMs, readers: READERS, readings: readings.length },
      ...{ acceptP50Ms: at(accepted, 50), acceptP95Ms: at(accepted, 95), acceptP99Ms: at(accepted, 99) },
      ...{
        statusP95Ms: at(statuses, 95),
        dashboardP50Ms: at(readings, 50),
        dashboardP95Ms: at(readings, 95),
        dashboardP99Ms: at(readings, 99),
      },
      ...{ drainedMs, lost: 0, doubled: 0 },
    });
  }, 1_200_000);
});
