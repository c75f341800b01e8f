/** Bureaus of 300, 20,000 and 100,000 units: summing a quarter and a year, every call of figures first and kept, memory, and how soon an acceptance is seen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateUser } from '#application/access/create-user.js';
import { DASHBOARD_NAMES } from '#application/dashboards/dashboards.js';
import { RecomputePeriod } from '#application/periods/recompute-period.js';
import { AcceptReturn } from '#application/returns/accept-return.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { SYSTEM } from '#domain/access/actor.js';
import type { Dashboard } from '#domain/dashboard/block.js';
import { trailingPeriods, type Period } from '#domain/period/period.js';
import { shanghaiDate, systemClock } from '#domain/ports/clock.port.js';
import { RollupSum } from '#domain/rollup/sum-tree.js';
import { Argon2PasswordHasher } from '#platform/argon2-password-hasher.js';
import { BullDoorbell } from '#queue/bull-doorbell.js';
import { HttpClient } from '../support/http-client.js';
import { PASSWORD, startJibao, type RunningJibao } from '../support/running-jibao.js';
import type { Bench, Measure } from './bench.js';
import { PERIOD, record } from './support/big-bureau.js';
import { FEW_QUARTERS, fillBureau, QUARTERS, type FilledBureau } from './support/filled-bureau.js';
import { inTurns, median, percentile, timed } from './support/in-turns.js';
import { highestBytes, residentBytes } from './support/processes.js';
import { WatchedApi, type Cost } from './support/watched-api.js';

interface Size {
  name: string;
  /** How many stand below each, level by level. */
  widths: number[];
  quarters: readonly Period[];
  rounds: number;
  /** Returns accepted one after another. */
  acceptances: number;
  /** Processor time of a dashboard that looks at every unit, built from the rollups. */
  mostMs: number | null;
}
const SIZES: Size[] = [
  { name: '300 units', widths: [10, 29], quarters: QUARTERS, rounds: 5, acceptances: 20, mostMs: 300 },
  { name: '20,000 units', widths: [20, 20, 49], quarters: QUARTERS, rounds: 3, acceptances: 8, mostMs: 3_000 },
  { name: '100,000 units', widths: [20, 25, 10, 20], quarters: FEW_QUARTERS, rounds: 1, acceptances: 3, mostMs: null },
];
/** They look at every unit below. */
const OF_ALL: readonly string[] = ['analysis', 'standing'];
const KEPT = 30;
const MB = 2 ** 20;

export const scaleBench: Bench = {
  name: 'scale',
  about: 'sums, calls of figures, memory and lag at 300, 20,000 and 100,000 units',
  async *run() {
    for (const size of SIZES) {
      const jibao = await startJibao({ quarters: 0 });
      try {
        yield* measured(jibao, size);
      } finally {
        await jibao.stop();
      }
    }
  },
};

async function* measured(jibao: RunningJibao, size: Size): AsyncGenerator<Measure> {
  const { database } = jibao.database;
  const idle = residentBytes(jibao.api.pid!);
  const bureau = await fillBureau(database, size.widths, size.quarters);
  yield* recomputes(jibao, size, bureau);
  const ports = { database, clock: systemClock, hasher: new Argon2PasswordHasher() };
  const reader = { username: 'committee', displayName: '局领导', password: PASSWORD };
  await new CreateUser(ports).run({ actor: SYSTEM, ...reader, grants: [{ role: 'committee', unit: 'R' }] });
  const client = await HttpClient.signedIn(jibao.url, 'committee');
  yield* calls(jibao, size, new WatchedApi(jibao.url, jibao.api.pid!, client.cookie));
  yield {
    name: `${size.name}: memory of the api after all these calls`,
    value: residentBytes(jibao.api.pid!) / MB,
    unit: 'MB',
    baseline: { name: 'idle, before the first', value: idle / MB },
    note: `highest ${Math.round(highestBytes(jibao.api.pid!) / MB)} MB`,
  };
  yield* lags(jibao, size, bureau, client);
}

async function* recomputes({ database: { database } }: RunningJibao, size: Size, { units, facts }: FilledBureau): AsyncGenerator<Measure> {
  const catalogue = CATALOGUES.ofVersion(record.catalogueVersion);
  const recompute = new RecomputePeriod({ database, catalogues: CATALOGUES, clock: systemClock });
  const returns = await database.returns.ofPeriod(PERIOD);
  const days = { dueOn: record.dueOn, today: shanghaiDate(systemClock.now()) };
  const [root, leaf] = [units[0]!, facts.at(-1)!];
  /** A mark at the top asks for a whole pass, one at a unit carries its return up the tree. */
  const again = async (period: Period, unit: string): Promise<void> => {
    await database.facts.markDirty(period, unit);
    await recompute.run({ period });
  };
  const changed = async (unit: string): Promise<number> => {
    leaf.values[0] = leaf.values[0]! + 10_000n;
    await database.facts.put(leaf);
    return timed(() => again(PERIOD, unit));
  };
  const sum = (): void => {
    const sums = new RollupSum({ period: PERIOD, units, returns, ...days, catalogue, catalogues: CATALOGUES });
    for (const fact of facts) sums.add(fact);
    sums.finish();
  };
  const { inMemory, whole, carried } = await inTurns(
    { inMemory: () => timed(sum), whole: () => changed(root.code), carried: () => changed(leaf.unit) },
    { rounds: size.rounds + 2, warmUp: 1 },
  );
  const baseline = { name: 'the same sum in memory', value: inMemory };
  yield { name: `${size.name}: full recompute of a quarter`, value: whole, unit: 'ms', baseline };
  yield { name: `${size.name}: recompute after one acceptance`, value: carried, unit: 'ms', baseline };
  const year = trailingPeriods(PERIOD, 4).filter((period) => size.quarters.includes(period));
  const yearMs = await timed(async () => {
    for (const period of year) await again(period, root.code);
  });
  const ofYear = { name: 'as many sums in memory', value: inMemory * year.length };
  yield { name: `${size.name}: full recompute of ${year.length} quarters`, value: yearMs, unit: 'ms', baseline: ofYear };
}

async function* calls({ database: { database } }: RunningJibao, size: Size, api: WatchedApi): AsyncGenerator<Measure> {
  const at = `period=${PERIOD}&unit=R`;
  const paths: [string, string][] = [
    ...DASHBOARD_NAMES.map((name): [string, string] => [name, `/dashboards/${name}?${at}`]),
    ['pivot', `/pivot?${at}&rows=units&columns=indicators`],
    ['trace', `/indicators/LIF06/trace?${at}`],
    ['indicators of all children', `/indicators?${at}&by=children`],
  ];
  for (const [name, path] of paths) {
    const costs: Cost[] = [];
    for (let round = 0; round < size.rounds; round++) {
      // Another data version: nothing that is kept may be used.
      await database.periods.bumpDataVersion(PERIOD);
      costs.push(await api.cost(path));
    }
    const of = (what: keyof Cost): number => median(costs.map((cost) => cost[what]));
    const waited = `answered after ${Math.round(of('ms'))} ms, ${Math.round(of('bytes') / 1024)} kB`;
    yield {
      name: `${size.name}: ${name}, from the rollups`,
      value: of('processorMs'),
      unit: 'ms of the processor',
      baseline: null,
      ...(size.mostMs !== null && OF_ALL.includes(name) ? { target: { of: 'value' as const, atMost: size.mostMs } } : {}),
      note: `${waited}; longest other call meanwhile ${Math.round(of('othersWaitedMs'))} ms`,
    };
    yield { name: `${size.name}: ${name}, asked again`, value: await api.kept(path, KEPT), unit: 'ms', baseline: null };
  }
}

/** From the commit of an acceptance until the overview says that one more unit has reported. */
async function* lags(jibao: RunningJibao, size: Size, { waiting }: FilledBureau, client: HttpClient): AsyncGenerator<Measure> {
  const { database } = jibao.database;
  const doorbell = new BullDoorbell({
    redisUrl: jibao.env.REDIS_URL!,
    prefix: jibao.env.JIBAO_QUEUE_PREFIX!,
    outbox: database.outbox,
    clock: systemClock,
  });
  try {
    const accept = new AcceptReturn({ database, catalogues: CATALOGUES, clock: systemClock, doorbell });
    const reported = async (): Promise<number> =>
      (await client.get<Dashboard>(`/dashboards/overview?period=${PERIOD}&unit=R`)).body.coverage.reported;
    const seen: number[] = [];
    for (const unit of waiting.slice(0, size.acceptances)) {
      const before = await reported();
      await accept.run({ actor: SYSTEM, period: PERIOD, unit });
      const since = performance.now();
      while ((await reported()) === before) await sleep(10);
      seen.push(performance.now() - since);
    }
    yield {
      name: `${size.name}: accepted → visible on the overview, median of ${seen.length}`,
      value: median(seen),
      unit: 'ms',
      baseline: null,
      note: `longest ${Math.round(percentile(seen, 100))} ms`,
      ...(size.mostMs !== null ? { target: { of: 'value' as const, atMost: 2_000 } } : {}),
    };
  } finally {
    await doorbell.close();
  }
}
