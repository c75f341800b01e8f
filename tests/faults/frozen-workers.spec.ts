/** Workers that stand still longer than their lease and then go on: another one has finished, and they write nothing. */
import { setTimeout as pause } from 'node:timers/promises';
import { ReadUpload } from '#application/uploads/read-upload.js';
import { ReceiveUpload } from '#application/uploads/receive-upload.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import { systemClock } from '#domain/ports/clock.port.js';
import type { Database } from '#domain/ports/database.port.js';
import { MariadbDatabase } from '#persistence/mariadb-database.js';
import { inProcessReader } from '#workbook/testing/in-process-reader.js';
import { Random } from '../../apps/cli/sample/random.js';
import { startBareBureau, type BareBureau } from '../support/bare-bureau.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { MemoryFileStore } from '../support/memory-file-store.js';
import { until } from '../support/until.js';

const LEASE_MS = 15_000;

describe('workers that stand still', () => {
  let bureau: BareBureau;
  beforeAll(async () => {
    bureau = await startBareBureau({ workers: 2 });
  });
  afterAll(() => bureau?.jibao.stop());

  const rows = <T>(sql: string, values: unknown[] = []) => bureau.jibao.database.database.dataSource.query<T[]>(sql, values);

  it('SIGSTOP beyond the lease, then SIGCONT: what the other finished stays as it was', async () => {
    const { jibao, office } = bureau;
    const random = new Random('frozen workers');
    const frozen = jibao.workers[0]!;
    const sent: string[] = [];
    const unread = () => rows("SELECT id FROM uploads WHERE status IN ('received', 'processing')");
    let since = 0;
    for (let held = 0; held === 0;) {
      for (const { body } of await Promise.all([0, 1, 2, 3, 4, 5].map(async (n) => office.upload(await bureau.workbook(sent.length + n)))))
        sent.push(body.id);
      await pause(random.whole(0, 300));
      frozen.kill('SIGSTOP');
      since = Date.now();
      // Once nothing moves any more the other one is done with its own: what is left is in frozen hands.
      for (let [before, left] = [-1, sent.length]; left !== before; left = (await unread()).length) {
        before = left;
        await pause(2_000);
      }
      held = (await rows("SELECT id FROM uploads WHERE status = 'processing'")).length;
      if (held === 0) frozen.kill('SIGCONT');
    }
    await until('somebody else finished what it held', async () => (await unread()).length === 0, 60_000);
    const takenOverMs = Date.now() - since;

    const before = await stored();
    frozen.kill('SIGCONT');
    await pause(3_000);
    expect(await stored()).toEqual(before);
    expect(before.uploads.map((upload) => upload.status)).toEqual(sent.map(() => 'done'));
    expect(before.versions.map((version) => version.upload_id).toSorted()).toEqual(sent.toSorted());

    const again = await office.upload(await bureau.workbook(sent.length));
    expect((await office.finished(again.body.id)).status).toBe('done');
    const held = before.uploads.filter((upload) => upload.attempts > 1).length;
    measured('worker frozen', { held, takenOverMs, staleCommits: 0 });
    expect(held).toBeGreaterThan(0);
    expect(takenOverMs).toBeLessThan(45_000);
  });

  const stored = async () => ({
    uploads: await rows<{ status: string; attempts: number }>(
      'SELECT id, status, attempts, lease_token, finished_at FROM uploads ORDER BY id',
    ),
    versions: await rows<{ upload_id: string }>('SELECT upload_id, created_at FROM return_versions ORDER BY upload_id'),
    acts: await rows("SELECT COUNT(*) AS n FROM audit_entries WHERE action LIKE 'upload.%'"),
  });

  it('a reader that comes back after its lease commits nothing, wherever it paused', async () => {
    const { jibao } = bureau;
    for (const worker of jibao.workers) worker.kill('SIGTERM');
    const files = new MemoryFileStore();
    const [slow, quick] = [new MariadbDatabase({ url: jibao.database.url }), jibao.database.database];
    const receive = new ReceiveUpload({ database: quick, files, clock: systemClock, doorbell: { ring: () => undefined } });
    const tries = count(20, 200);
    for (let n = 0; n < tries; n++) {
      const { id } = await receive.run({ actor: SYSTEM, fileName: 'a.xlsx', bytes: onePiece(await bureau.workbook(80 + n)) });
      const gate = new Gate();
      // Either while it reads, or when it is about to write.
      const reads = n % 2 === 0;
      const stalled = reader({ database: slow, files, lateBy: 0, [reads ? 'beforeReading' : 'beforeWriting']: gate.pass });
      const late = stalled.run({ uploadId: id });
      await gate.reached;
      expect(await reader({ database: quick, files, lateBy: 1_000 }).run({ uploadId: id })).toBe(false);
      expect(await reader({ database: quick, files, lateBy: LEASE_MS + 1_000 }).run({ uploadId: id })).toBe(true);
      const kept = await rows('SELECT * FROM uploads WHERE id = ?', [id]);
      gate.open();
      expect(await late).toBe(true);
      expect(await rows('SELECT * FROM uploads WHERE id = ?', [id])).toEqual(kept);
      expect(await rows('SELECT version FROM return_versions WHERE upload_id = ?', [id])).toHaveLength(1);
      expect(await rows("SELECT id FROM audit_entries WHERE action = 'upload.store' AND detail LIKE ?", [`%${id}%`])).toHaveLength(1);
    }
    await slow.close();
    measured('stale readers', { tries, staleCommits: 0 });
  });
});

/** Where a worker stands still until it is let go. */
class Gate {
  open!: () => void;
  private arrive!: () => void;
  readonly reached = new Promise<void>((resolve) => (this.arrive = resolve));
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));
  pass = async (): Promise<void> => {
    this.arrive();
    await this.opened;
  };
}

const nothing = async (): Promise<void> => undefined;

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A ReadUpload whose clock is ahead, and that stands still where it is told to. */
function reader(options: {
  database: Database;
  files: MemoryFileStore;
  lateBy: number;
  beforeReading?: () => Promise<void>;
  beforeWriting?: () => Promise<void>;
}): ReadUpload {
  const { database, files, lateBy, beforeReading = nothing, beforeWriting = nothing } = options;
  const standing = new Proxy(database, {
    get: (target, name) =>
      name === 'transaction'
        ? async (work: Parameters<Database['transaction']>[0]) => {
            await beforeWriting();
            return target.transaction(work);
          }
        : Reflect.get(target, name),
  });
  const bytesOf = async (sha256: string): Promise<Uint8Array> => {
    await beforeReading();
    return files.read(sha256);
  };
  return new ReadUpload({
    database: standing,
    catalogues: CATALOGUES,
    files,
    clock: { now: () => new Date(Date.now() + lateBy) },
    reader: inProcessReader(bytesOf),
  });
}
