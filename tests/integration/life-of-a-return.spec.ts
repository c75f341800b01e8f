/** Whatever people do, in whatever order: no version is lost or altered, no unit counts twice, and what is not allowed is a conflict. */
import fc from 'fast-check';
import { MemoryDatabase } from '#persistence/memory-database.js';
import { filingBureau } from '#application/returns/testing/filing-bureau.js';
import { acts, live, sumsAreTrue } from '../support/life-of-returns.js';
import { count } from '../support/long.js';
import { createTestDatabase } from '../support/test-database.js';

describe('the life of a return', () => {
  it(
    'holds on the twin, for any sequence of acts',
    () =>
      fc.assert(
        fc.asyncProperty(acts(60), async (sequence) => {
          const bureau = await filingBureau(new MemoryDatabase());
          await live(bureau, sequence);
          await sumsAreTrue(bureau);
        }),
        { numRuns: count(40, 300), seed: 20261121 },
      ),
    count(120_000, 1_200_000),
  );

  it(
    'holds on MariaDB',
    () =>
      fc.assert(
        fc.asyncProperty(acts(40), async (sequence) => {
          const opened = await createTestDatabase();
          try {
            const bureau = await filingBureau(opened.database);
            await live(bureau, sequence);
            await sumsAreTrue(bureau);
          } finally {
            await opened.close();
          }
        }),
        { numRuns: count(3, 20), seed: 20261121, endOnFailure: true },
      ),
    count(120_000, 600_000),
  );
});
