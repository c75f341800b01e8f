/** The queue over real MariaDB and Redis: committed rows are rung, bursts collapse without starving, and Redis may vanish. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { JOBS, type JobHandlers } from '#application/jobs.js';
import { DomainError } from '#domain/errors.js';
import { systemClock } from '#domain/ports/clock.port.js';
import { assertAlarmClocks } from '#queue/alarm-clocks.js';
import { BullDoorbell } from '#queue/bull-doorbell.js';
import { JobHost, type JobLine } from '#queue/job-host.js';
import { JobQueues } from '#queue/job-queues.js';
import { connectProducer } from '#queue/queue-connection.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { testRedis, type TestRedis } from '../support/test-redis.js';

/** Jobs that run by the clock. */
const UNASKED = Object.entries(JOBS).flatMap(([name, job]) => (job.everyMs ? [name] : []));
const PERIOD = '2026Q3';
const iso = (ms = Date.now()) => new Date(ms).toISOString();
const FILE = {
  ...{ sha256: 'a'.repeat(64), fileName: 'a.xlsx', size: 1, userId: 'u' },
  ...({ purpose: 'returns', take: 'valid', reason: null, options: {} } as const),
};
const nothing = async () => undefined;
const IDLE: JobHandlers = {
  'upload.read': nothing,
  'period.recompute': nothing,
  'briefing.draft': nothing,
  'briefing.release': nothing,
  'message.deliver': nothing,
  'meetings.check': nothing,
  'reminders.check': nothing,
  'units.settle': nothing,
  'outbox.sweep': nothing,
  'audit.seal': nothing,
  'sessions.prune': nothing,
};

async function until(isTrue: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`not so within ${ms} ms: ${isTrue.toString()}`);
    await sleep(10);
  }
}

describe('queue', () => {
  let test: TestDatabase;
  let redis: TestRedis;
  let open: { close(): Promise<unknown> }[];

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.units.save([
      {
        code: 'A',
        name: 'A',
        shortName: 'A',
        type: 'committee',
        sector: 'organ',
        parent: null,
        path: '/A/',
        validFrom: '2020-01-01',
        validTo: null,
        reviewLevels: 1,
      },
    ]);
    await test.database.periods.save({
      period: PERIOD,
      state: 'open',
      opensOn: '2026-09-25',
      dueOn: '2026-10-15',
      locksOn: '2026-10-20',
      catalogueVersion: '1',
      dataVersion: 0,
    });
    await test.database.periods.freezeUnits(PERIOD, [
      {
        period: PERIOD,
        code: 'A',
        name: 'A',
        shortName: 'A',
        type: 'committee',
        sector: 'organ',
        parent: null,
        path: '/A/',
        expected: true,
        reviewLevels: 1,
      },
    ]);
  });
  afterAll(() => test.close());
  beforeEach(() => {
    redis = testRedis();
    open = [];
  });
  afterEach(async () => {
    for (const each of open.reverse()) await each.close();
    await redis.close();
    const rows = await test.database.outbox.unrung(1_000);
    await test.database.outbox.markRung(
      rows.map((row) => row.id),
      iso(),
    );
  });

  const doorbell = (url = redis.url) => {
    const bell = new BullDoorbell({ redisUrl: url, prefix: redis.prefix, outbox: test.database.outbox, clock: systemClock });
    open.push(bell);
    return bell;
  };
  const host = (handlers: Partial<JobHandlers>, url = redis.url) => {
    const lines: JobLine[] = [];
    const jobs = new JobHost({ redisUrl: url, prefix: redis.prefix, handlers: { ...IDLE, ...handlers }, log: (line) => lines.push(line) });
    jobs.start();
    open.push({ close: () => jobs.drain(5_000) });
    return { jobs, lines };
  };

  it('rings what was committed, once, and never what was rolled back', async () => {
    const read: string[] = [];
    const { lines } = host({ 'upload.read': async ({ uploadId }) => void read.push(uploadId) });
    const bell = doorbell();
    const refused = test.database.transaction(async (stores) => {
      await stores.outbox.add('upload.read', { uploadId: 'rolled-back' }, iso());
      bell.ring();
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    const ids = Array.from({ length: 20 }, (_, i) => `up-${i}`);
    await Promise.all(
      ids.map(async (uploadId) => {
        await test.database.transaction((stores) => stores.outbox.add('upload.read', { uploadId }, iso()));
        bell.ring();
      }),
    );
    await until(() => read.length >= ids.length);
    await sleep(200);
    expect(read.toSorted()).toEqual(ids.toSorted());
    expect(await test.database.outbox.unrung(10)).toEqual([]);
    expect(lines.filter((line) => line.job === 'upload.read')).toHaveLength(ids.length);
    expect(lines[0]).toMatchObject({ attempt: 1, outcome: 'done' });
  });

  it('collapses a burst into few recomputations and keeps the lag under 2 s', async () => {
    const { database } = test;
    const acceptedAt = new Map<number, number>();
    const lags: number[] = [];
    let runs = 0;
    let running = 0;
    let mostAtOnce = 0;
    host({
      'period.recompute': async ({ period }) => {
        runs++;
        mostAtOnce = Math.max(mostAtOnce, ++running);
        const marks = await database.facts.dirty(period);
        await sleep(150);
        await database.facts.clearDirty(period, marks);
        const visible = Date.now();
        for (const { seq } of marks)
          for (const [n, at] of acceptedAt)
            if (n <= seq) {
              lags.push(visible - at);
              acceptedAt.delete(n);
            }
        running--;
      },
    });
    const bell = doorbell();
    // One unit marked over and over: while its mark grows it survives every clearing, so the last number seen tells what was summed.
    let base = 0;
    for (let n = 0; n < 100; n++) {
      const at = Date.now();
      await database.transaction(async (stores) => {
        await stores.facts.markDirty(PERIOD, 'A');
        const [mark] = await stores.facts.dirty(PERIOD);
        base = mark!.seq;
        await stores.outbox.add('period.recompute', { period: PERIOD }, iso());
        acceptedAt.set(base, Math.min(at, acceptedAt.get(base) ?? at));
      });
      bell.ring();
      await sleep(Math.max(0, 100 - (Date.now() - at)));
    }
    await until(async () => (await database.facts.dirty(PERIOD)).length === 0);
    expect(Math.max(...lags)).toBeLessThan(2_000);
    expect(runs).toBeGreaterThan(5);
    expect(runs).toBeLessThanOrEqual(50);
    expect(mostAtOnce).toBe(1);
    expect(await database.outbox.unrung(1)).toEqual([]);
  });

  it('loses nothing when Redis comes back empty: the sweep rings again and each upload is done once', async () => {
    const { uploads, outbox } = test.database;
    const ids = Array.from({ length: 30 }, (_, i) => `flushed-${i}`);
    const bell = doorbell();
    for (const id of ids)
      await test.database.transaction(async (stores) => {
        await stores.uploads.create({ ...FILE, id, createdAt: iso() });
        await stores.outbox.add('upload.read', { uploadId: id }, iso());
      });
    bell.ring();
    await until(async () => (await outbox.unrung(1)).length === 0);
    await redis.flush();

    let effects = 0;
    host({
      'upload.read': async ({ uploadId }) => {
        if (!(await uploads.claim(uploadId, 'lease', iso(), iso(Date.now() + 5_000)))) return;
        if (await uploads.finish(uploadId, 'lease', { status: 'done', findings: [], findingCount: 0, returns: [], finishedAt: iso() }))
          effects++;
      },
    });
    await sleep(300);
    expect(effects).toBe(0);
    const sweep = async () => {
      for (const { id } of await uploads.waiting(iso(), 100))
        await outbox.ringAgain('upload.read', { uploadId: id }, iso(), iso(Date.now() - 100));
      bell.ring();
    };
    await until(async () => {
      await sweep();
      await sleep(50);
      return effects === ids.length;
    });
    expect(await uploads.waiting(iso(), 100)).toEqual([]);
    expect(effects).toBe(ids.length);
  });

  it('tries again what failed, and not what is hopeless', async () => {
    let tries = 0;
    const { lines } = host({
      'period.recompute': async () => {
        if (++tries === 1) throw new Error('database away');
      },
      'briefing.draft': async () => {
        throw new DomainError('invalid', { zh: '不行', en: 'no' });
      },
    });
    await test.database.outbox.add('period.recompute', { period: '2026Q2' }, iso());
    await test.database.outbox.add('briefing.draft', { briefingId: 'b' }, iso());
    doorbell().ring();
    await until(() => tries === 2 && lines.length >= 3);
    const of = (job: string) => lines.filter((line) => line.job === job).map((line) => [line.attempt, line.outcome]);
    expect(of('period.recompute')).toEqual([
      [1, 'failed'],
      [2, 'done'],
    ]);
    expect(of('briefing.draft')).toEqual([[1, 'refused']]);
  });

  it('runs a collapsed job once more when asked while it ran', async () => {
    let runs = 0;
    host({
      'period.recompute': async () => {
        runs++;
        await sleep(400);
      },
    });
    const bell = doorbell();
    const ask = async () => {
      await test.database.outbox.add('period.recompute', { period: '2026Q1' }, iso());
      bell.ring();
    };
    await ask();
    await until(() => runs === 1);
    for (let i = 0; i < 5; i++) await ask();
    await until(() => runs === 2);
    await sleep(900);
    expect(runs).toBe(2);
  });

  it('lets a running job end before it stops, and says when one did not', async () => {
    let ended = 0;
    const started: string[] = [];
    const slow = (ms: number): Partial<JobHandlers> => ({
      'briefing.draft': async ({ briefingId }) => {
        started.push(briefingId);
        await sleep(ms);
        ended++;
      },
    });
    const bell = doorbell();
    const { jobs } = host(slow(600));
    await test.database.outbox.add('briefing.draft', { briefingId: 'short' }, iso());
    bell.ring();
    await until(() => started.includes('short'));
    expect(await jobs.drain(5_000)).toBe(true);
    expect(ended).toBe(1);

    const { jobs: impatient } = host(slow(1_500));
    await test.database.outbox.add('briefing.draft', { briefingId: 'long' }, iso());
    bell.ring();
    await until(() => started.includes('long'));
    expect(await impatient.drain(200)).toBe(false);
    await until(() => ended === 2);
  });

  it('sets missing alarm clocks, removes unknown ones, and leaves running ones alone', async () => {
    const client = connectProducer(redis.url);
    const queues = new JobQueues(client, redis.prefix);
    open.push({ close: async () => client.disconnect() }, queues);
    await until(() => client.status === 'ready');
    await queues.queue('system').upsertJobScheduler('old.job', { every: 1_000 }, { name: 'old.job' });
    expect((await assertAlarmClocks(queues, Date.now())).toSorted()).toEqual(UNASKED.toSorted());
    const clocks = await queues.queue('system').getJobSchedulers();
    expect(clocks.map((clock) => clock.key).toSorted()).toEqual(UNASKED.toSorted());
    await sleep(50);
    expect(await assertAlarmClocks(queues, Date.now())).toEqual([]);
    expect((await queues.queue('system').getJobSchedulers()).map((clock) => clock.next)).toEqual(clocks.map((clock) => clock.next));
    await redis.flush();
    expect(await assertAlarmClocks(queues, Date.now())).toHaveLength(UNASKED.length);
  });

  describe('with a Redis that goes away', () => {
    let folder: string;
    let server: ChildProcess | null = null;
    const startServer = async (): Promise<string> => {
      const socket = join(folder, 'redis.sock');
      server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--dir', folder, '--save', '', '--appendonly', 'no'], {
        stdio: 'ignore',
      });
      const client = new Redis({ path: socket, retryStrategy: () => 20 });
      client.on('error', () => undefined);
      await client.ping();
      client.disconnect();
      return `unix://${socket}`;
    };
    const stopServer = async () => {
      const stopped = once(server!, 'exit');
      server!.kill('SIGKILL');
      await stopped;
    };
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'jibao-redis-'));
    });
    afterEach(async () => {
      for (const each of open.splice(0).reverse()) await each.close();
      if (server && server.exitCode === null && server.signalCode === null) await stopServer();
      rmSync(folder, { recursive: true, force: true });
    });

    it('never holds or fails the caller, and goes on by itself when it is back, empty', async () => {
      const read: string[] = [];
      const handlers: Partial<JobHandlers> = { 'upload.read': async ({ uploadId }) => void read.push(uploadId) };
      const url = `unix://${join(folder, 'redis.sock')}`;
      const bell = doorbell(url);
      const { jobs } = host(handlers, url);
      const ask = async (uploadId: string) => {
        await test.database.outbox.add('upload.read', { uploadId }, iso());
        // Nothing to wait for, and nothing thrown.
        expect(bell.ring()).toBeUndefined();
      };
      await ask('before it ever ran');
      await expect(bell.ping()).rejects.toMatchObject({ code: 'unavailable' });

      await startServer();
      await until(() => read.length === 1);
      await expect(bell.ping()).resolves.toBeUndefined();
      await stopServer();
      await ask('while it was away');
      await expect(jobs.ping()).rejects.toMatchObject({ code: 'unavailable' });
      await startServer();
      await until(() => read.length === 2);
      expect(read).toEqual(['before it ever ran', 'while it was away']);
      const client = connectProducer(url);
      const queues = new JobQueues(client, redis.prefix);
      await until(() => client.status === 'ready');
      await until(async () => (await queues.queue('system').getJobSchedulers()).length === UNASKED.length);
      await queues.close();
      client.disconnect();
    }, 40_000);
  });
});
