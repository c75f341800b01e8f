/** kill -9 amid a consolidated file of 5,000 units: whenever it comes, the file takes effect exactly once, whole. */
import { setTimeout as pause } from 'node:timers/promises';
import { createUseCases } from '#application/use-cases.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import { shanghaiDate, systemClock } from '#domain/ports/clock.port.js';
import { addDays } from '#domain/period/working-days.js';
import type { UploadView } from '#domain/views/return-view.js';
import { Argon2PasswordHasher } from '#platform/argon2-password-hasher.js';
import { writeConsolidated } from '#workbook/exports/consolidated.js';
import { twinRenderer } from '#render/twin-renderer.js';
import { Random } from '../../apps/cli/sample/random.js';
import { bigTree, branchValues, PERIOD, record, saveTree } from '../bench/support/big-bureau.js';
import { HttpClient } from '../support/http-client.js';
import { count } from '../support/long.js';
import { measured } from '../support/measured.js';
import { killed } from '../support/processes.js';
import { PASSWORD, startJibao, type RunningJibao } from '../support/running-jibao.js';
import { until } from '../support/until.js';

const WIDTHS = [10, 10, 50];
const FILES = count(2, 20);
/** P2 of the bar, and the reading itself on a busy machine. */
const PATIENCE_MS = 90_000;

describe('a consolidated file whose worker is killed', () => {
  let jibao: RunningJibao;
  let office: HttpClient;
  let bytes: Uint8Array;
  let units: string[];
  beforeAll(async () => {
    jibao = await startJibao({ quarters: 0, workers: 2 });
    const { database } = jibao.database;
    const tree = bigTree(WIDTHS);
    const filing = tree.filter((unit) => unit.expected);
    units = filing.map((unit) => unit.code);
    await saveTree(database, tree);
    const today = shanghaiDate(new Date());
    await database.periods.save({ ...record, dueOn: addDays(today, 5), locksOn: addDays(today, 10) });
    const use = createUseCases({
      database,
      catalogues: CATALOGUES,
      clock: systemClock,
      doorbell: { ring: () => undefined },
      hasher: new Argon2PasswordHasher(),
      files: undefined as never,
      channels: [],
      renderer: twinRenderer(),
    });
    await use.createUser.run({
      actor: SYSTEM,
      username: 'office',
      displayName: '党建办',
      password: PASSWORD,
      grants: [{ role: 'office', unit: 'R' }],
    });
    office = await HttpClient.signedIn(jibao.url, 'office');
    const values = branchValues();
    bytes = await writeConsolidated({
      period: record,
      catalogue: CATALOGUES.forPeriod(PERIOD),
      units: filing.map((unit, i) => ({ unit, values: values[i % values.length]! })),
    });
  });
  afterAll(() => jibao?.stop());

  const rows = <T>(sql: string, values: unknown[] = []) => jibao.database.database.dataSource.query<T[]>(sql, values);

  it(`takes effect exactly once, whole, ${FILES} times`, async () => {
    const random = new Random('consolidated killed');
    const times: number[] = [];
    let interrupted = 0;
    for (let file = 1; file <= FILES; file++) {
      const since = Date.now();
      const { status, body } = await office.upload(bytes, '汇总.xlsx');
      expect(status).toBe(202);
      const state = async () =>
        (await rows<{ status: string; attempts: number }>('SELECT status, attempts FROM uploads WHERE id = ?', [body.id]))[0]!;
      await until('somebody reads it', async () => (await state()).status !== 'received', PATIENCE_MS);
      // Reading, judging or storing: each file is cut at another moment, the first ones early enough to be sure.
      await pause(file <= 2 ? file * 300 : random.whole(100, 4_000));
      await Promise.all(jibao.workers.map(killed));
      if ((await state()).status === 'processing') interrupted++;
      for (let i = 0; i < 2; i++) await jibao.startWorker();
      await until('it is read', async () => (await state()).status === 'done', PATIENCE_MS);
      times.push(Date.now() - since);

      const view = (await office.get<UploadView>(`/uploads/${body.id}`)).body;
      expect([view.status, view.returnCount, view.findingCount]).toEqual(['done', units.length, 0]);
      const stored = await rows<{ unit_code: string; version: number }>(
        'SELECT unit_code, version FROM return_versions WHERE upload_id = ?',
        [body.id],
      );
      expect(stored.map((version) => version.unit_code).toSorted()).toEqual(units.toSorted());
      expect(stored.filter((version) => version.version !== file)).toEqual([]);
      const acts = await rows("SELECT id FROM audit_entries WHERE action = 'upload.store' AND object = ?", [body.id]);
      expect(acts).toHaveLength(1);
    }
    const latest = await rows<{ version: number }>('SELECT DISTINCT version FROM returns');
    expect(latest).toEqual([{ version: FILES }]);
    measured('consolidated files killed', {
      files: FILES,
      units: units.length,
      interrupted,
      lost: 0,
      doubled: 0,
      longestMs: Math.max(...times),
    });
    expect(interrupted).toBeGreaterThan(0);
  }, 1_200_000);
});
