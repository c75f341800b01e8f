/** kill -9 of workers at random moments while they read: nothing lost, nothing doubled, finished soon and without an operator. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../../apps/cli/sample/random.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { killed } from '../support/processes.js';
import { until } from '../support/until.js';

const SEED = 'killed workers';
const UPLOADS = count(40, 400);
const KILLS = count(8, 200);
/** P2 of the bar. */
const RECOVERY_MS = 30_000;
/** On a slow machine: as many times what starting a worker takes there. */
const OF_START = 10;

describe('workers killed while they read', () => {
  let bureau: BareBureau;
  beforeAll(async () => {
    bureau = await startBareBureau({ workers: 2 });
  });
  afterAll(() => bureau?.jibao.stop());

  const rows = <T>(sql: string, values: unknown[] = []) => bureau.jibao.database.database.dataSource.query<T[]>(sql, values);
  const unread = async () => (await rows("SELECT id FROM uploads WHERE status IN ('received', 'processing')")).length;

  it('lose no upload, double none, and somebody finishes each within half a minute', async () => {
    const random = new Random(SEED);
    const acknowledged: string[] = [];
    /** Upload → when a worker that may have held it was killed last. */
    const orphanedAt = new Map<string, number>();
    let kills = 0;
    let lastKill = 0;
    let startMs = 0;

    const send = async () => {
      for (let n = 0; n < UPLOADS; n++) {
        // Work lasts as long as the killing does.
        while (n > ((kills + 1) * UPLOADS) / KILLS) await pause(20);
        const { status, body } = await bureau.office.upload(await bureau.workbook(n));
        expect(status).toBe(202);
        acknowledged.push(body.id);
      }
    };
    const kill = async () => {
      const { jibao } = bureau;
      while (kills < KILLS) {
        await pause(random.whole(50, 900));
        const alive: ChildProcess[] = jibao.workers.filter((worker) => worker.exitCode === null && worker.signalCode === null);
        const held = await rows<{ id: string; attempts: number }>("SELECT id, attempts FROM uploads WHERE status = 'processing'");
        // Killing the idle proves little: most kills wait for somebody at work.
        if (held.length === 0 && random.chance(0.9) && (await unread()) > 0) continue;
        // A file that saw five workers die is given up on purpose: see poison.spec.ts.
        if (held.some((upload) => upload.attempts > 3)) continue;
        await killed(alive[random.whole(0, alive.length - 1)]!);
        kills++;
        lastKill = Date.now();
        for (const { id } of held) orphanedAt.set(id, lastKill);
        await jibao.startWorker();
        startMs = Math.max(startMs, Date.now() - lastKill);
        if (acknowledged.length === UPLOADS && (await unread()) === 0) break;
      }
    };
    await Promise.all([send(), kill()]);
    const patienceMs = Math.max(RECOVERY_MS, OF_START * startMs);
    await until('every upload is read', async () => (await unread()) === 0, patienceMs + 10_000);

    const uploads = await rows<{ id: string; status: string; attempts: number; finished_at: Date }>('SELECT * FROM uploads');
    expect(uploads.map((upload) => upload.id).toSorted()).toEqual(acknowledged.toSorted());
    expect(uploads.filter((upload) => upload.status !== 'done')).toEqual([]);
    const versions = await rows<{ upload_id: string }>('SELECT upload_id FROM return_versions');
    expect(versions.map((version) => version.upload_id).toSorted()).toEqual(acknowledged.toSorted());
    const audited = await rows("SELECT id FROM audit_entries WHERE action = 'upload.store'");
    expect(audited).toHaveLength(UPLOADS);

    const recovery = uploads.map((upload) => upload.finished_at.getTime() - (orphanedAt.get(upload.id) ?? Infinity));
    const longest = Math.max(...recovery);
    const interrupted = uploads.filter((upload) => upload.attempts > 1).length;
    measured('workers killed', { kills, uploads: UPLOADS, interrupted, lost: 0, doubled: 0, longestRecoveryMs: longest });
    expect(interrupted).toBeGreaterThan(0);
    expect(longest).toBeLessThan(patienceMs);
  }, 900_000);

  it('one upload rung three times has one effect', async () => {
    const { database } = bureau.jibao.database;
    const rung: string[] = [];
    for (let n = 0; n < count(10, 50); n++) {
      const { body } = await bureau.office.upload(await bureau.workbook(n));
      for (let i = 0; i < 2; i++) await database.outbox.add('upload.read', { uploadId: body.id }, new Date().toISOString());
      rung.push(body.id);
    }
    await bureau.office.upload(await bureau.workbook(0));
    await until('everything is rung', async () => (await database.outbox.unrung(1)).length === 0);
    await until('everything is read', async () => (await unread()) === 0, 60_000);
    const versions = await rows<{ upload_id: string }>('SELECT upload_id FROM return_versions WHERE upload_id IN (?)', [rung]);
    expect(versions.map((version) => version.upload_id).toSorted()).toEqual(rung.toSorted());
  });
});
