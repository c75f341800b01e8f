/** Accepting returns with eight writers: how many a second against writing the leaf row alone, and how soon a dashboard shows them. */
import { AcceptReturn } from '#application/returns/accept-return.js';
import { createUseCases } from '#application/use-cases.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import { systemClock } from '#domain/ports/clock.port.js';
import type { Database } from '#domain/ports/database.port.js';
import type { ReturnRecord, ReturnVersion } from '#domain/return/return.js';
import type { PeriodUnit } from '#domain/unit/unit.js';
import type { MariadbDatabase } from '#persistence/mariadb-database.js';
import { Argon2PasswordHasher } from '#platform/argon2-password-hasher.js';
import { BullDoorbell } from '#queue/bull-doorbell.js';
import { twinRenderer } from '#render/twin-renderer.js';
import { HttpClient } from '../support/http-client.js';
import { PASSWORD, startJibao } from '../support/running-jibao.js';
import { createTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';
import type { Bench } from './bench.js';
import { bigTree, factsOf, insertReturns, insertVersions, PERIOD, record, saveTree } from './support/big-bureau.js';
import { inTurns, percentile } from './support/in-turns.js';

const WRITERS = 8;
const [ROUNDS, WARM_UP, PER_ROUND] = [7, 2, 333];
/** 1 + 10 + 100 above 9,000 branches; a deadline hour has 3,000. */
const MANY = [10, 10, 90];
const DEADLINE_HOUR = [10, 10, 30];
const WARMING = 40;

type LatestReturn = { record: ReturnRecord; version: ReturnVersion };

export const acceptBench: Bench = {
  name: 'accept',
  about: 'acceptances a second, and how soon a dashboard shows them',
  async *run(house) {
    const test = await createTestDatabase();
    house.atEnd(() => test.close());
    const { database } = test;
    const tree = bigTree(MANY);
    const facts = factsOf(tree);
    const codes = facts.map((fact) => fact.unit);
    await saveTree(database, tree);
    await insertReturns(database, codes, 'submitted');
    await insertVersions(database, codes);
    const accept = (on: Database) => {
      const useCase = new AcceptReturn({ database: on, catalogues: CATALOGUES, clock: systemClock, doorbell: { ring: () => undefined } });
      return async (unit: string): Promise<void> => void (await useCase.run({ actor: SYSTEM, period: PERIOD, unit }));
    };
    const [toAccept, toWrite, toPut] = [codes.slice(0, 3_000), codes.slice(3_000, 6_000), facts.slice(6_000)];
    const known = new Map(tree.map((unit) => [unit.code, unit]));
    const filed = await database.returns.lockMany(PERIOD, toWrite);
    const { whole, writing, rows } = await inTurns(
      {
        whole: () => perSecond(toAccept.splice(0, PER_ROUND), accept(database)),
        writing: () => perSecond(toWrite.splice(0, PER_ROUND), accept(withReadingDone(database, known, filed))),
        rows: () => perSecond(toPut.splice(0, PER_ROUND), (fact) => database.transaction((stores) => stores.facts.put(fact))),
      },
      { rounds: ROUNDS, warmUp: WARM_UP },
    );
    const leafRow = { name: 'a transaction with the leaf row alone', value: rows };
    yield {
      name: `acceptances, ${WRITERS} writers: the transaction with return, fact, dirty mark, outbox and audit row`,
      value: writing,
      unit: 'a second',
      baseline: leafRow,
      target: { of: 'ratio', atLeast: 0.4 },
    };
    yield {
      name: `acceptances, ${WRITERS} writers: with the reading of period, unit and return before`,
      value: whole,
      unit: 'a second',
      baseline: leafRow,
    };
    await test.close();

    const lags = await lagsUnderLoad();
    for (const percent of [50, 99])
      yield {
        name: `accepted → visible on the overview, under that load: p${percent} of ${lags.length}`,
        value: percentile(lags, percent),
        unit: 'ms',
        baseline: null,
        ...(percent === 99 ? { target: { of: 'value' as const, atMost: 2_000 } } : {}),
      };
  },
};

/** What is read before the transaction comes from memory. */
const withReadingDone = (database: MariadbDatabase, units: Map<string, PeriodUnit>, returns: Map<string, LatestReturn>): Database =>
  Object.assign(Object.create(database) as Database, {
    periods: { get: async () => record, unit: async (_: string, code: string) => units.get(code) ?? null },
    returns: { latest: async (_: string, code: string) => returns.get(code) ?? null },
    transaction: database.transaction.bind(database),
  });

async function perSecond<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const waiting = [...items];
  const since = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
    }),
  );
  return items.length / ((performance.now() - since) / 1000);
}

/** The n-th return committed counts as visible when the overview first says that n more units have reported. */
async function lagsUnderLoad(): Promise<number[]> {
  const jibao = await startJibao({ quarters: 0 });
  const { database } = jibao.database;
  const doorbell = new BullDoorbell({
    redisUrl: jibao.env.REDIS_URL!,
    prefix: jibao.env.JIBAO_QUEUE_PREFIX!,
    outbox: database.outbox,
    clock: systemClock,
  });
  try {
    const tree = bigTree(DEADLINE_HOUR);
    const codes = tree.filter((unit) => unit.expected).map((unit) => unit.code);
    await saveTree(database, tree);
    await insertReturns(database, codes, 'submitted');
    await insertVersions(database, codes);
    const use = createUseCases({
      database,
      doorbell,
      catalogues: CATALOGUES,
      clock: systemClock,
      hasher: new Argon2PasswordHasher(),
      channels: [],
      files: undefined as never,
      renderer: twinRenderer(),
    });
    await use.createUser.run({
      actor: SYSTEM,
      username: 'committee',
      displayName: '局领导',
      password: PASSWORD,
      grants: [{ role: 'committee', unit: 'R' }],
    });
    await jibao.cli('recompute', PERIOD);
    const reader = await HttpClient.signedIn(jibao.url, 'committee');
    const reported = async () => (await reader.get<Dashboard>(`/dashboards/overview?period=${PERIOD}&unit=R`)).body.coverage.reported;
    const before = await reported();
    if (before !== 0) throw new Error(`${before} units are shown before any was accepted`);

    const accept = async (unit: string): Promise<void> => void (await use.acceptReturn.run({ actor: SYSTEM, period: PERIOD, unit }));
    const shown = (wanted: number) => until(`${wanted} units are shown`, async () => (await reported()) >= wanted, 60_000);
    // A worker that has been up for a while has done this before.
    for (let done = WARMING; done <= 5 * WARMING; done += WARMING) {
      await perSecond(codes.slice(done - WARMING, done), accept);
      await shown(done);
    }
    const rest = codes.slice(5 * WARMING);
    const committed: number[] = [];
    const seen: { at: number; reported: number }[] = [];
    const watching = until(
      'everything accepted is shown',
      async () => {
        const now = await reported();
        seen.push({ at: performance.now(), reported: now - 5 * WARMING });
        return now >= codes.length;
      },
      60_000,
    );
    await perSecond(rest, async (unit) => {
      await accept(unit);
      committed.push(performance.now());
    });
    await watching;
    return committed.map((at, i) => seen.find((look) => look.reported > i)!.at - at);
  } finally {
    await doorbell.close();
    await jibao.stop();
  }
}
