/** Redis emptied, killed, stopped for a while: it is a doorbell, so nothing is lost, nobody is refused, and the rest follows by itself. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Dashboard } from '#domain/dashboard/block.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { HttpClient } from '../support/http-client.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { ownServers, type OwnServers } from '../support/own-servers.js';
import { hasEnded } from '../support/processes.js';
import { until } from '../support/until.js';

/** P4 of the bar. */
const DRAINED_MS = 60_000;

describe('a Redis that goes away', () => {
  let servers: OwnServers;
  let bureau: BareBureau;
  let sent = 0;
  beforeAll(async () => {
    servers = await ownServers();
    bureau = await startBareBureau({ servers: { databaseUrl: servers.mariadb.url, redisUrl: servers.redis.url } });
  });
  afterAll(async () => {
    await bureau?.jibao.stop();
    await servers?.remove();
  });

  const rows = <T>(sql: string) => bureau.jibao.database.database.dataSource.query<T[]>(sql);
  const unread = async () => (await rows("SELECT id FROM uploads WHERE status IN ('received', 'processing')")).length;
  const upload = async () => {
    const { status } = await bureau.office.upload(await bureau.workbook(sent++));
    expect(status).toBe(202);
  };
  /** Every upload ever sent was read, and once. */
  const expectEachOnce = async () => {
    expect(await rows("SELECT id FROM uploads WHERE status = 'done'")).toHaveLength(sent);
    expect(await rows('SELECT upload_id FROM return_versions GROUP BY upload_id')).toHaveLength(sent);
    expect(await rows('SELECT upload_id FROM return_versions')).toHaveLength(sent);
  };

  it('emptied with uploads queued: all are read within a minute, and sessions live on', async () => {
    const { jibao, office } = bureau;
    const [worker] = jibao.workers;
    worker!.kill('SIGSTOP');
    for (let n = 0; n < count(30, 300); n++) await upload();
    await until('everything is rung', async () => (await jibao.database.database.outbox.unrung(1)).length === 0);
    await jibao.flushRedis();
    worker!.kill('SIGCONT');
    const since = Date.now();
    expect((await office.get('/session')).status).toBe(200);
    await until('everything is read', async () => (await unread()) === 0, DRAINED_MS);
    const drainedMs = Date.now() - since;
    await expectEachOnce();
    measured('redis emptied', { queued: sent, drainedMs });
    expect(drainedMs).toBeLessThan(DRAINED_MS);
  });

  it('stopped: uploads are taken, dashboards work, readiness says so; back again, the rest follows by itself', async () => {
    const { jibao, office, committee } = bureau;
    await servers.redis.stop();
    await until('readiness says so', async () => (await office.get('/health/ready')).status === 503);
    const ready = await office.get('/health/ready');
    expect(ready).toMatchObject({ status: 503, body: { code: 'unavailable', detail: expect.stringContaining('queue') } });
    expect(Number(ready.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await office.get('/health/live')).status).toBe(200);

    let slowest = 0;
    for (let n = 0; n < count(12, 60); n++) {
      const since = performance.now();
      await upload();
      slowest = Math.max(slowest, performance.now() - since);
    }
    expect(slowest).toBeLessThan(2_000);
    expect((await committee.get<Dashboard>('/dashboards/overview')).status).toBe(200);
    expect((await HttpClient.signedIn(jibao.url, 'committee').then((client) => client.get('/session'))).status).toBe(200);
    await pause(2_000);
    expect([jibao.api, ...jibao.workers].filter(hasEnded)).toEqual([]);

    await servers.redis.start();
    const since = Date.now();
    await until('readiness is back', async () => (await office.get('/health/ready')).status === 200);
    await until('everything is read', async () => (await unread()) === 0, DRAINED_MS);
    await expectEachOnce();
    measured('redis stopped', { waiting: count(12, 60), slowestAcceptMs: Math.round(slowest), drainedMs: Date.now() - since });
  });

  it('killed while uploads are read: each is read once', async () => {
    for (let n = 0; n < count(8, 60); n++) {
      await upload();
      if (n % 4 === 2) await servers.redis.kill();
      if (n % 4 === 3) await servers.redis.start();
    }
    const since = Date.now();
    await until('everything is read', async () => (await unread()) === 0, DRAINED_MS);
    await expectEachOnce();
    measured('redis killed', { times: count(2, 15), drainedMs: Date.now() - since });
  }, 240_000);
});
