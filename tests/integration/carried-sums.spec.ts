/** A few changed returns carried up the stored sums of MariaDB give exactly the rows a whole pass gives. */
import { carryReturns } from '#application/periods/carry-returns.js';
import { RecomputePeriod } from '#application/periods/recompute-period.js';
import { CATALOGUES } from '#catalogue/catalogues.js';
import { shanghaiDate, systemClock } from '#domain/ports/clock.port.js';
import type { Rollup } from '#domain/rollup/rollup.js';
import { bigTree, factsOf, insertFacts, insertReturns, PERIOD, record, saveTree } from '../bench/support/big-bureau.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('sums of a quarter after a few acceptances', () => {
  let test: TestDatabase;
  afterAll(() => test?.close());

  it('are carried, and are those of a whole pass', async () => {
    test = await createTestDatabase();
    const { database } = test;
    const units = bigTree([3, 4, 5]);
    const facts = factsOf(units);
    await saveTree(database, units);
    const codes = facts.map((fact) => fact.unit);
    await insertReturns(database, codes, 'accepted');
    await insertFacts(database, facts);
    const recompute = new RecomputePeriod({ database, catalogues: CATALOGUES, clock: systemClock });
    await recompute.run({ period: PERIOD });

    for (const fact of [facts[0]!, facts[7]!, facts[31]!]) {
      fact.values[0] = fact.values[0]! + 30_000n;
      await database.facts.put(fact);
      await database.facts.markDirty(PERIOD, fact.unit);
    }
    const today = shanghaiDate(systemClock.now());
    const carried = await database.snapshot(async (stores) =>
      carryReturns(stores, CATALOGUES, {
        record,
        dirty: await stores.facts.dirty(PERIOD),
        computedAt: (await stores.rollups.computedAt(PERIOD))!,
        today,
        ownDueDays: new Map(),
      }),
    );
    expect(carried?.length).toBeGreaterThan(3);

    await recompute.run({ period: PERIOD });
    const all = async (): Promise<Rollup[]> => [
      ...(await database.rollups.of(
        [PERIOD],
        units.map((unit) => unit.code),
        null,
      )),
      ...(await database.rollups.of(
        [PERIOD],
        units.map((unit) => unit.code),
        'each',
      )),
    ];
    const afterCarrying = await all();
    // Whoever marks a root asks for a whole pass.
    await database.facts.markDirty(PERIOD, units[0]!.code);
    await recompute.run({ period: PERIOD });
    expect(afterCarrying).toEqual(await all());
  });
});
