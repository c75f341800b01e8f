/** Summing a quarter of 100,000 branches: read from MariaDB and summed, and the whole recompute, against the same sum in memory. */
import { RecomputePeriod } from '#application/periods/recompute-period.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { shanghaiDate, systemClock } from '#domain/ports/clock.port.js';
import { RollupSum } from '#domain/rollup/sum-tree.js';
import { createTestDatabase } from '../support/test-database.js';
import type { Bench } from './bench.js';
import { bigTree, factsOf, insertFacts, insertReturns, PERIOD, record, saveTree } from './support/big-bureau.js';
import { inTurns, timed } from './support/in-turns.js';

/** 1 + 20 + 500 + 5,000 above 100,000 branches. */
const WIDTHS = [20, 25, 10, 20];

export const recomputeBench: Bench = {
  name: 'recompute',
  about: 'summing a quarter of 100,000 units',
  async *run(house) {
    const test = await createTestDatabase();
    house.atEnd(() => test.close());
    const { database } = test;
    const units = bigTree(WIDTHS);
    const facts = factsOf(units);
    const catalogue = CATALOGUES.ofVersion(record.catalogueVersion);
    await saveTree(database, units);
    await insertReturns(
      database,
      facts.map((fact) => fact.unit),
      'accepted',
    );
    await insertFacts(database, facts);
    const returns = await database.returns.ofPeriod(PERIOD);
    const days = { dueOn: record.dueOn, today: shanghaiDate(systemClock.now()) };
    const newSum = () => new RollupSum({ period: PERIOD, units, returns, ...days, catalogue, catalogues: CATALOGUES });

    const recompute = new RecomputePeriod({ database, catalogues: CATALOGUES, clock: systemClock });
    const firstMs = await timed(() => recompute.run({ period: PERIOD }));
    const { memory, read, whole } = await inTurns(
      {
        memory: () =>
          timed(() => {
            const sum = newSum();
            for (const fact of facts) sum.add(fact);
            sum.finish();
          }),
        read: () =>
          timed(async () => {
            const sum = newSum();
            for await (const fact of database.facts.ofPeriod(PERIOD)) sum.add(fact);
            sum.finish();
          }),
        whole: async () => {
          const leaf = facts[0]!;
          leaf.values[0] = leaf.values[0]! + 10_000n;
          await database.facts.put(leaf);
          // A mark at the top asks for a whole pass.
          await database.facts.markDirty(PERIOD, units[0]!.code);
          return timed(() => recompute.run({ period: PERIOD }));
        },
      },
      { rounds: 5, warmUp: 1 },
    );
    const inMemory = { name: 'the same sum in memory', value: memory };
    yield {
      name: 'full recompute, 100,000 units × 101 elements: read + sum',
      value: read,
      unit: 'ms',
      baseline: inMemory,
      target: { of: 'ratio', atMost: 6 },
    };
    yield {
      name: 'full recompute after one change: tree, returns, facts, sum, write-back',
      value: whole,
      unit: 'ms',
      baseline: inMemory,
      target: { of: 'ratio', atMost: 15 },
    };
    yield { name: 'first recompute: every row written', value: firstMs, unit: 'ms', baseline: inMemory };
    await test.close();
  },
};
